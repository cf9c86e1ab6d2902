import pytest
from hypothesis import given
from hypothesis import strategies as some

from teamhub.core.errors import Invalid
from teamhub.people.recognitions import rules
from teamhub.people.recognitions.stages import STAGES, Stage, Verb


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Het team weet elke maand wat er nog te besteden is.", "'maand' | 'besteden'"),
        ("Overleg, overleg en overleggen", "'overleg' | 'overleggen'"),
        ("een rol in het team", ""),
        ("", ""),
    ],
)
def test_words_that_tell_one_role_from_another(text: str, query: str) -> None:
    assert rules.any_of(text) == query


@given(some.text(max_size=400))
def test_whatever_is_typed_is_never_part_of_the_query_language(text: str) -> None:
    for query in (rules.any_of(text), rules.begins(text)):
        assert query.count("'") % 2 == 0
        assert all(mark in (" ", " | ", " & ", ":*", " & ", "") or mark.isspace() for mark in query.split("'")[::2])


@pytest.mark.parametrize("text", ["", " ab ", "x" * 601])
def test_too_short_and_too_long(text: str) -> None:
    with pytest.raises(Invalid):
        rules.wording(text)


@given(some.lists(some.sampled_from([Verb.KEEP, Verb.PUT_ASIDE, Verb.TAKE_BACK])))
def test_what_was_taken_back_stays_so(verbs: list[Verb]) -> None:
    stage = Stage.GIVEN
    for verb in verbs:
        if verb in STAGES.verbs_from(stage):
            stage = STAGES.after(stage, verb)
    assert (stage is Stage.TAKEN_BACK) == (Verb.TAKE_BACK in verbs)
