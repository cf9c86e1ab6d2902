"""The shared parts of every page: valid HTML, in Dutch and in English, and in words what a picture shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from jinja2 import Environment, nodes
from litestar import Litestar

from teamhub.core import i18n, web, words
from teamhub.core.forms import Filled
from teamhub.core.icons import NAMES, SPRITE, drawn
from teamhub.core.waiting import Glyph, Waiting
from teamhub.frameworks.authority import Clause, Decider, Limit, Ruling, Way
from teamhub.settings import STATIC
from tests.html import said, valid_html
from tests.sprite import sprite

PARTS = {
    "fields": "field, select, checkbox, radios, autosaved",
    "people": "face, by_line, owner_line",
    "pictures": "way, round_table, lineage, bar",
    "icons": "icon",
    "diff": "diff",
    "empty": "empty",
    "waiting": "waiting_list",
}
IMPORTS = "".join(f'{{% from "parts/{file}.html" import {names} %}}' for file, names in PARTS.items())
TODAY = date(2026, 11, 16)


@dataclass
class Parts:
    """Renders a snippet of a template with all shared parts at hand."""

    env: Environment

    def text(self, snippet: str, **context: Any) -> str:
        return self.env.from_string(IMPORTS + snippet).render(**context)

    def __call__(self, snippet: str, **context: Any) -> Any:
        return valid_html(self.text(snippet, **context), fragment=True)


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def parts(app: Litestar, language: str) -> Iterator[Parts]:
    tokens = i18n.current_locale.set(language), words.current_day.set(TODAY), web.current_app.set(app)
    yield Parts(web.templates().engine)
    i18n.current_locale.reset(tokens[0])
    words.current_day.reset(tokens[1])
    web.current_app.reset(tokens[2])


# ---- fields


def test_a_field_keeps_what_was_typed_and_says_what_is_wrong(parts: Parts) -> None:
    filled = Filled({"title": "<b>Hm</b>"}, {"title": "Too short."})
    tree = parts('{{ field(filled, "title", "Your idea", hint="In a sentence.", required=true) }}', filled=filled)
    box = tree.find(".//input")
    assert box.get("value") == "<b>Hm</b>" and box.get("aria-invalid") == "true" and box.get("required") is not None
    assert box.get("aria-describedby") == "field-title-wrong field-title-hint"
    assert "Too short." in said(tree)


def test_a_text_area_keeps_its_first_line_break(parts: Parts) -> None:
    tree = parts('{{ field(filled, "why", "Why", area=true, value="\\nfirst") }}', filled=Filled())
    assert tree.find(".//textarea").text == "\nfirst"


def test_a_password_is_never_sent_back(parts: Parts) -> None:
    filled = Filled({"password": "secret words"}, {"password": "Too easy."})
    assert "secret" not in parts.text('{{ field(filled, "password", "Password", type="password") }}', filled=filled)


def test_two_forms_on_a_page_can_have_a_field_of_the_same_name(parts: Parts) -> None:
    parts('{{ field(f, "why", "Why") }}{{ field(f, "why", "Why", id="other-why") }}', f=Filled())


@pytest.mark.parametrize(("typed", "chosen"), [({}, "2"), ({"team": "1"}, "1")], ids=["as it is", "as it was typed"])
def test_a_choice_shows_what_was_chosen(parts: Parts, typed: dict[str, str], chosen: str) -> None:
    here = {"f": Filled(typed), "teams": [(1, "Alkmaar"), (2, "Haarlem")]}
    tree = parts('{{ select(f, "team", "Team", teams, value=2) }}', **here)
    assert [o.get("value") for o in tree.iter("option") if o.get("selected") is not None] == [chosen]
    tree = parts('{{ radios(f, "team", "Team", teams, value=2) }}', **here)
    assert [o.get("value") for o in tree.iter("input") if o.get("checked") is not None] == [chosen]
    assert tree.find(".//legend").text == "Team"


@pytest.mark.parametrize(
    ("typed", "ticked"),
    [({}, True), ({"other": "x"}, False), ({"clients": "on"}, True)],
    ids=["as it is", "unticked and refused", "ticked and refused"],
)
def test_a_box_stays_as_it_was_left(parts: Parts, typed: dict[str, str], ticked: bool) -> None:
    tree = parts('{{ checkbox(f, "clients", "Affects clients", checked=true) }}', f=Filled(typed))
    assert (tree.find(".//input").get("checked") is not None) is ticked


def test_autosave_says_what_it_did(parts: Parts, language: str) -> None:
    status = parts("{{ autosaved() }}").find(".//p")
    assert status.get("role") == "status"
    assert status.get("data-kept") == (
        "Bewaard. Alleen jij ziet dit." if language == "nl" else "Kept. Only you can see this."
    )


# ---- people


def test_whose_idea_it_is_and_who_can_change_it(parts: Parts, language: str) -> None:
    tree = parts('{{ owner_line("Esra <i>", "Team Haarlem", "versie 3") }}')
    expected = {
        "nl": "E<Idee van Esra <i>, Team Haarlem · versie 3 alleen Esra kan dit wijzigen",
        "en": "E<Idea of Esra <i>, Team Haarlem · versie 3 only Esra can change this",
    }
    assert said(tree) == expected[language]
    assert "alleen jij" in said(parts('{{ owner_line("Esra", mine=true) }}')) or language == "en"


def test_a_line_of_what_somebody_did(parts: Parts) -> None:
    tree = parts('{% call by_line("Ilse de Vries", "shared", "today") %}<span class="chip">new</span>{% endcall %}')
    assert said(tree) == "IVIlse de Vries shared todaynew"
    assert said(parts('{{ by_line("Ilse", "shared") }}')) == "ILIlse shared"


# ---- pictures


def test_the_way_says_where_an_idea_is(parts: Parts, language: str) -> None:
    steps = parts('{{ way("pilot") }}').findall(".//li")
    assert [step.get("class") for step in steps] == ["done"] * 4 + ["now"] + ["ahead"] * 3
    assert [said(step) for step in steps if step.get("aria-current") == "step"] == ["pilot"]
    assert said(steps[0]) == ("gedachte" if language == "nl" else "thought")


@pytest.mark.parametrize("stage", ["parked", "stopped", "outside", "merged"])
def test_an_exit_is_said_in_words_and_has_no_present_dot(parts: Parts, stage: str) -> None:
    tree = parts("{{ way(stage, 'pilot') }}", stage=stage)
    assert [step.get("class") for step in tree.findall(".//li")] == ["done"] * 5 + ["ahead"] * 3
    assert said(tree.find(".//p")).startswith(i18n.gettext(stage))


@pytest.mark.parametrize("count", [1, 2, 8, 30])
def test_a_round_table_says_in_words_who_sits_where(parts: Parts, count: int) -> None:
    states = ("consent", "concern", "objection", "waiting")
    seats = [{"name": f"Naam{i}", "state": states[i % 4]} for i in range(count)]
    tree = parts('{{ round_table(seats, "1 van 8", "sluit wo", "Ronde tafel") }}', seats=seats)
    assert tree.find(".//svg").get("aria-label") == "Ronde tafel"
    listed = {name for dd in tree.iter("dd") for name in said(dd).split(", ")}
    assert listed == {seat["name"] for seat in seats}
    for circle in tree.iter("circle"):
        x, y, r = (float(circle.get(a)) for a in ("cx", "cy", "r"))
        assert x - r >= 0 and x + r <= 300 and y - r >= 0 and y + r <= 270


def test_an_empty_round_table_is_a_table(parts: Parts) -> None:
    assert parts('{{ round_table([], "0 van 0", "", "Ronde tafel") }}').find(".//ellipse") is not None


def test_a_lineage_nests_as_its_copies_do(parts: Parts) -> None:
    leaf = {"title": "C", "who": "Ali", "team": "", "state": "", "url": "", "children": []}
    middle = {"title": "B", "who": "Nour", "team": "Alkmaar", "state": "", "url": "/ideen/2", "children": [leaf]}
    root = {
        "title": "A",
        "who": "Esra",
        "team": "Haarlem",
        "state": "verspreid",
        "url": "/ideen/1",
        "children": [middle],
    }
    tree = parts("{{ lineage(root) }}", root=root)
    assert [said(link) for link in tree.findall("./ul/li/ul/li/div/a")] == ["B"]
    assert [said(title) for title in tree.findall("./ul/li/ul/li/ul/li/div/b")] == ["C"]


def test_a_bar_never_passes_its_end(parts: Parts) -> None:
    tree = parts('{{ bar([("ok", 6), ("no", 9)], 12, "6 en 9 van 12") }}')
    assert [(r.get("x"), r.get("width")) for r in tree.iter("rect")] == [("0.0", "50.0"), ("50.0", "50.0")]
    parts('{{ bar([("ok", 1)], 0, "niets van niets") }}')


def test_an_icon_only_repeats_a_word(parts: Parts) -> None:
    tree = parts("{% for name in names %}{{ icon(name) }}{% endfor %}", names=NAMES)
    assert [svg.get("aria-hidden") for svg in tree.iter("svg")] == ["true"] * len(NAMES)
    drawings = {symbol.get("id") for symbol in fromstring(sprite()) if symbol.find("{*}path") is not None}
    assert {use.get("href", "").partition("#")[2] for use in tree.iter("use")} <= drawings


def test_the_file_of_icons_is_what_heroicons_draws() -> None:
    """When it is not: `python -m tests.sprite` writes it."""
    assert (STATIC / SPRITE).read_text() == sprite()


def test_every_icon_that_a_template_names_exists() -> None:
    named: set[str] = set()
    for path in (Path(__file__).parents[2] / "templates").rglob("*.html"):
        found = Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text()).find_all(nodes.Call)
        named |= {
            call.args[0].value
            for call in found
            if getattr(call.node, "name", "") in ("icon", "drawn") and hasattr(call.args[0], "value")
        }
    assert named and all(drawn(name) for name in named)


# ---- the rest


def test_a_diff_shows_both_texts(parts: Parts) -> None:
    tree = parts("{{ diff(d) }}", d=[("same", "One "), ("del", "form <b>"), ("ins", "system"), ("same", ".\nTwo")])
    assert [tree.find(".//del").text, tree.find(".//ins").text] == ["form <b>", "system"]
    assert "".join(tree.itertext()).strip() == "One form <b>system.\nTwo"


def test_an_empty_list_says_what_comes_and_what_to_do(parts: Parts) -> None:
    tree = parts('{{ empty("Here come ideas.", "/gedachten/nieuw", "Write one down") }}')
    assert tree.find(".//a").get("href") == "/gedachten/nieuw"
    assert parts('{{ empty("Nothing waits.") }}').find(".//a") is None


def test_what_waits_leads_to_where_it_is_done(parts: Parts, language: str) -> None:
    items = [
        Waiting("%(by)s shared this idea", "Sign in", "sign_in.form", names={"by": "Roel"}, quote="Eén <i>", anchor="x",
                due=date(2026, 11, 14), glyph=Glyph.CONSENT),
        Waiting("Today", "Today", "home.show"),
    ]  # fmt: skip
    tree = parts("{{ waiting_list(items) }}", items=items)
    first, second = tree.iter("li")
    assert [a.get("href") for a in tree.iter("a")] == ["/aanmelden#x", "/"]
    assert ["main" in a.get("class") for a in tree.iter("a")] == [True, False]
    assert ("2 dagen te laat" if language == "nl" else "2 days late") in said(first) and "Eén <i>" in said(first)
    assert ("Roel deelde dit idee" if language == "nl" else "Roel shared this idea") in said(first)
    assert second.find(".//p") is None


RULING = """{% with %}{% include "parts/_ruling.html" %}{% endwith %}"""


def test_a_ruling_links_every_framework_it_rests_on(parts: Parts, language: str) -> None:
    clause = Clause("KAD-07", 2, "ideas.decide", Decider.TEAM, Way.CONSENT, (Limit("amount", 500, 1500),))
    also = Clause("KAD-08", 1, "ideas.decide", needs=("council_advice",))
    tree = parts(RULING, ruling=Ruling("ideas.decide", {"amount": 900}, clause, (also,)))
    assert [a.get("href") for a in tree.iter("a")] == ["/kaders/KAD-07", "/kaders/KAD-08"]
    if language == "nl":
        assert said(tree.find(".//b")) == "Het team beslist met consent."
        assert "KAD-07, versie 2" in said(tree) and "cliëntenraad" in said(tree)


def test_where_no_framework_rules_one_can_ask(parts: Parts) -> None:
    tree = parts(RULING, ruling=Ruling("ideas.decide", {}, None))
    assert [a.get("href") for a in tree.iter("a")] == ["/mag-dit-zelf"]
