from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from teamhub.ideas import rules
from teamhub.ideas.texts.rules import diff
from tests.ideas.factories import NOTHING

words = st.text(alphabet=st.sampled_from("ab [].\n\\é'0"), max_size=60)
headings = st.sampled_from(["[title]", "\\[title]", "[amount]\n7", "\n\n[proposal]\n", "\\\\[clients]"])
said = st.one_of(words, headings, st.tuples(words, headings, words).map("\n".join))
texts = st.fixed_dictionaries(
    {name: said for name in rules.TEXTS}
    | {
        "amount": st.integers(0, 10**6),
        "hours": st.integers(0, 999),
        "teams": st.integers(1, 9),
        "clients": st.booleans(),
    }
)


@given(texts)
def test_a_spelled_text_is_read_back_as_it_was(fields: dict[str, Any]) -> None:
    assert rules.read(rules.spelled(fields)) == fields


@given(texts, texts)
def test_two_texts_have_one_fingerprint_only_if_they_are_the_same(one: dict[str, Any], other: dict[str, Any]) -> None:
    seals = {rules.fingerprint(rules.spelled(fields)) for fields in (one, other)}
    assert (len(seals) == 1) == (one == other)


def test_what_a_browser_sends_for_a_line_end_is_one_line_end() -> None:
    assert rules.spelled(NOTHING | {"matters": "a\r\nb"}) == rules.spelled(NOTHING | {"matters": "a\nb"})


@given(words, words)
def test_a_diff_gives_both_texts_back(old: str, new: str) -> None:
    parts = diff(old, new)
    assert "".join(text for kind, text in parts if kind != "ins") == old
    assert "".join(text for kind, text in parts if kind != "del") == new
    assert all(text for _, text in parts)


def test_a_diff_is_by_the_word() -> None:
    assert diff("Eén formulier van twee pagina's.", "Eén formulier van drie pagina's.") == [
        ("same", "Eén formulier van "),
        ("del", "twee "),
        ("ins", "drie "),
        ("same", "pagina's."),
    ]


def test_two_long_monotonous_texts_do_not_hang() -> None:
    old, new = "a " * 10_000, "b\n" + "a " * 9_999
    parts = diff(old, new)
    assert "".join(text for kind, text in parts if kind != "ins") == old


def test_a_thought_needs_few_words_to_be_shared() -> None:
    assert rules.lacks(NOTHING) == ["matters", "title", "proposal"]
    assert rules.lacks(NOTHING | {"title": "x", "matters": "y", "first_thought": "z"}) == []
    assert rules.lacks(NOTHING | {"title": " ", "matters": "y", "proposal": "z"}) == ["title"]
