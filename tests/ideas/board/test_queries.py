from datetime import timedelta

import pytest

from teamhub.core.act import Act, Office
from teamhub.ideas.board import queries
from teamhub.ideas.board.rules import IN_COLUMN, ON_PAGE, Asked
from teamhub.ideas.stages import Stage
from teamhub.ideas.tables import IdeaGuest
from tests.conftest import NOON
from tests.factories import a_person, a_team, acting, an_idea, holds

pytestmark = pytest.mark.usefixtures("db")


async def titles(act: Act, **asked: object) -> list[str]:
    return [card.title for card in await queries.listed(act, Asked(**asked))]  # type: ignore[arg-type]


async def test_everybody_finds_what_they_may_see_and_nothing_else() -> None:
    esra, ilse, nour, samira, otto = [await a_person(name) for name in ("Esra", "Ilse", "Nour", "Samira", "Otto")]
    team = await a_team(esra, ilse)
    await a_team(nour)
    await holds(samira, Office.COUNCIL)
    await holds(otto, Office.OPERATOR)
    await an_idea(esra, team, title="Van het team")
    await an_idea(esra, team, title="Van ons allemaal", audience="organisation")
    await an_idea(esra, team, title="Voor cliënten", audience="organisation", clients=True)
    named = await an_idea(esra, team, title="Met Nour")
    await IdeaGuest(idea=named.id, person=nour.id).save()

    assert set(await titles(await acting(ilse))) == {"Van het team", "Van ons allemaal", "Voor cliënten", "Met Nour"}
    assert set(await titles(await acting(nour))) == {"Van ons allemaal", "Voor cliënten", "Met Nour"}
    assert await titles(await acting(samira)) == ["Voor cliënten"]
    assert await titles(await acting(otto)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Eén intakeformulier in plaats van drie",  # the exact title
        "intakeform",  # half a word
        "een intakeformulier",  # without its accent, with a word that the stemmer drops
        "formulieren OF intakeformulieren",  # another form of a word
        "dag van je leven",  # from the text
        "het ergste verhaal -tablet",
    ],
)
async def test_an_idea_is_found_by_what_people_type(words: str) -> None:
    esra = await a_person()
    team = await a_team(esra)
    await an_idea(esra, team, title="Tolktablet op de gang", matters="Direct begrepen worden.")
    await an_idea(
        esra,
        team,
        title="Eén intakeformulier in plaats van drie",
        matters="Niet drie keer het ergste verhaal vertellen op de slechtste dag van je leven.",
    )
    assert (await titles(await acting(esra), q=words.replace(" OF ", " or ")))[0].startswith("Eén intake")


async def test_a_title_of_stop_words_is_found_and_stands_first() -> None:
    esra = await a_person()
    team = await a_team(esra)
    await an_idea(esra, team, title="Wat nu", moved_at=NOON - timedelta(days=90))
    await an_idea(esra, team, title="Wat nu te doen met wat er nu is: wat nu en wat dan")
    assert (await titles(await acting(esra), q="wat nu"))[0] == "Wat nu"


@pytest.mark.parametrize("words", ["%", "_", "\\", "'; DROP TABLE idea; --", "&|!()<->:*", "ab\u2028"])
async def test_odd_signs_find_nothing_and_break_nothing(words: str) -> None:
    esra = await a_person()
    await an_idea(esra, await a_team(esra))
    assert await titles(await acting(esra), q=words) == []
    assert await queries.alike(await acting(esra), words) == []


async def test_filters_narrow() -> None:
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    team, other = await a_team(esra, ilse), await a_team(ilse)
    await an_idea(esra, team, title="Een", subject="nacht")
    await an_idea(ilse, team, title="Twee", stage=Stage.ADVICE)
    await an_idea(ilse, other, title="Drie", audience="organisation")
    act = await acting(esra)
    assert await titles(act, mine=True) == ["Een"]
    assert await titles(act, subject="nacht") == ["Een"]
    assert await titles(act, team=other.id) == ["Drie"]
    assert await titles(act, stage=Stage.ADVICE) == ["Twee"]
    assert await queries.subjects(act) == ["nacht"]


async def test_a_subject_of_an_idea_that_one_may_not_see_is_not_told() -> None:
    esra, nour = await a_person("Esra"), await a_person("Nour")
    await an_idea(esra, await a_team(esra), subject="geheim")
    await a_team(nour)
    assert await queries.subjects(await acting(nour)) == []


async def test_pages_follow_each_other_without_gap_or_repeat() -> None:
    esra = await a_person()
    team, act = await a_team(esra), await acting(esra)
    for number in range(2 * ON_PAGE + 3):
        await an_idea(esra, team, title=f"{number}", moved_at=NOON - timedelta(hours=number // 4))
    seen: list[int] = []
    before = None
    while cards := (await queries.listed(act, Asked(before=before)))[:ON_PAGE]:
        seen += [card.id for card in cards]
        before = (cards[-1].moved_at, cards[-1].id)
    assert len(seen) == len(set(seen)) == 2 * ON_PAGE + 3


async def test_a_column_shows_its_newest_and_says_that_there_are_more() -> None:
    esra = await a_person()
    team = await a_team(esra)
    for number in range(IN_COLUMN + 5):
        await an_idea(esra, team, title=f"{number}", moved_at=NOON - timedelta(days=number))
    columns = await queries.columns(await acting(esra), Asked())
    assert [card.title for card in columns[Stage.OPEN]] == [f"{number}" for number in range(IN_COLUMN + 1)]
    assert columns[Stage.PILOT] == []


async def test_what_looks_alike_is_found_while_typing() -> None:
    esra, nour = await a_person("Esra"), await a_person("Nour")
    await an_idea(esra, await a_team(esra), title="Tolktablet op de gang", audience="organisation")
    await a_team(nour)
    act = await acting(nour)
    assert [card.title for card in await queries.alike(act, "Een tolktablet voor de nacht")] == [
        "Tolktablet op de gang"
    ]
    assert await queries.alike(act, "de op en") == []


async def test_copies_of_other_teams_do_not_crowd_the_board() -> None:
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    mine, theirs = await a_team(esra), await a_team(ilse)
    first = await an_idea(esra, mine, title="Van Esra", audience="organisation")
    copy = {"origin": first.id, "origin_by": esra.id, "audience": "organisation"}
    await an_idea(ilse, theirs, title="Naar Esra", **copy)

    async def on_board(act: Act, **asked: object) -> list[str]:
        columns = await queries.columns(act, Asked(**asked))  # type: ignore[arg-type]
        return [card.title for card in columns[Stage.OPEN]]

    assert await on_board(await acting(esra)) == ["Van Esra"]
    assert set(await on_board(await acting(ilse))) == {"Van Esra", "Naar Esra"}
    assert await on_board(await acting(esra), team=theirs.id) == ["Naar Esra"]
    assert set(await titles(await acting(esra), q="esra")) == {"Van Esra", "Naar Esra"}
