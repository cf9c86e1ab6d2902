"""A thought is its owner's alone, and sharing makes an idea of it."""

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest

from teamhub.core.act import Act, Office
from teamhub.core.errors import Invalid, NotFound
from teamhub.ideas import queries, rules
from teamhub.ideas.stages import Stage
from teamhub.ideas.tables import Audience, Idea, IdeaVersion, Thought
from teamhub.ideas.thoughts import service
from teamhub.journal.tables import Entry
from tests.cast import CAST, a_cast
from tests.conftest import NOON, Browser
from tests.factories import a_person, a_team, acting, holds
from tests.ideas.factories import NOTHING, TEXT, a_thought, an_idea

# New on every page that anybody asks for: the form's token, the key of the next thought, the number of the request.
ONCE = re.compile(r'name="(?:_csrf_token|key)" value="[^"]*"|<code>[0-9a-f]{12}</code>')
WEBSITE = ("/", "/gedachten", "/gedachten/nieuw", "/ideen/1", "/ideen")


@pytest.mark.parametrize("who", CAST[1:])
async def test_nothing_differs_for_anybody_else_when_a_thought_exists(browser: Browser, who: str) -> None:
    cast = await a_cast()
    if who != "visitor":
        await browser.sign_in(cast[who])
    key = uuid4()
    at = await acting(cast["owner"])

    async def seen(where: str) -> list[tuple[int, str, str]]:
        pages = [await browser.get(path) for path in (*WEBSITE, where)]
        posts = [await browser.post(f"{where}{rest}", {**TEXT}) for rest in ("", "/deling", "/weg")]
        for answer in (*pages, *posts):
            del answer.headers["x-request-id"]
        return [(p.status_code, ONCE.sub("", p.text).replace(where, "…"), str(p.headers)) for p in (*pages, *posts)]

    thought = await service.begin(at, key, TEXT)
    await browser.get("/aanmelden")  # the cookie of the first visit
    there = await seen(f"/gedachten/{thought.id}")
    assert await Thought.count() == 1
    await service.throw_away(at, thought.id)
    gone = await seen(f"/gedachten/{thought.id}")
    assert there == gone


@pytest.mark.usefixtures("db")
async def test_a_thought_leaves_no_trace_until_it_is_shared() -> None:
    esra = await a_person()
    await a_team(esra)
    act = await acting(esra)
    thought = await a_thought(act, **TEXT)
    await service.keep(act, thought.id, TEXT | {"title": "Anders"})
    await service.throw_away(act, (await a_thought(act)).id)
    assert await Entry.count() == 0

    before = (await Idea.raw("SELECT last_value, is_called FROM idea_id_seq"))[0]
    idea = await service.share(act, thought.id, Audience.TEAM)
    assert idea.id - before["last_value"] == int(before["is_called"])  # thoughts leave no gap in the numbers
    (entry,) = await Entry.select().where(Entry.subject == f"idea:{idea.id}")
    assert str(thought.id) not in str(await Entry.select()) and entry["what"] == "IdeaShared"


@pytest.mark.usefixtures("db")
async def test_sharing_makes_an_idea_with_its_first_version_sealed() -> None:
    esra = await a_person()
    team = await a_team(esra)
    thought = await a_thought(await acting(esra), **TEXT)
    later = await acting(esra, NOON + timedelta(days=3))
    idea = await service.share(later, thought.id, Audience.TEAM)

    assert (idea.owner, idea.team, idea.stage, idea.version) == (esra.id, team.id, Stage.OPEN, 1)
    assert (idea.thought_at, idea.shared_at) == (NOON, NOON + timedelta(days=3))
    assert rules.fields_of(idea) == TEXT
    assert await Thought.count() == 0
    version = await IdeaVersion.objects().get(IdeaVersion.idea == idea.id)
    assert version and version.text == rules.spelled(TEXT) and version.fingerprint == rules.fingerprint(version.text)
    (entry,) = await Entry.select().output(load_json=True)
    assert entry["facts"]["fingerprint"] == version.fingerprint


@pytest.mark.usefixtures("db")
async def test_a_thought_is_shared_once() -> None:
    esra = await a_person()
    await a_team(esra)
    act = await acting(esra)
    thought = await a_thought(act, **TEXT)
    await service.share(act, thought.id, Audience.TEAM)
    with pytest.raises(NotFound):
        await service.share(act, thought.id, Audience.TEAM)


@pytest.mark.usefixtures("db")
async def test_who_is_in_two_teams_says_which_and_who_is_in_none_shares_with_all() -> None:
    ilse, vera, nour = await a_person("Ilse"), await a_person("Vera"), await a_person("Nour")
    one, two, other = await a_team(ilse), await a_team(ilse), await a_team(nour)
    await holds(vera, Office.PROCESS)
    act = await acting(ilse)
    with pytest.raises(Invalid):
        await an_idea(act)
    with pytest.raises(NotFound):
        await an_idea(act, team=other.id)
    assert (await an_idea(act, team=two.id)).team == two.id
    with pytest.raises(Invalid):
        await an_idea(await acting(vera), Audience.TEAM)
    assert (await an_idea(await acting(vera))).team is None
    assert one.id != two.id


@pytest.mark.usefixtures("db")
async def test_the_same_form_twice_is_one_thought_and_another_persons_key_is_another_one() -> None:
    esra, ilse = await a_person(), await a_person("Ilse")
    await a_team(esra, ilse)
    key = uuid4()
    first = await service.begin(await acting(esra), key, TEXT)
    again = await service.begin(await acting(esra, NOON + timedelta(hours=1)), key, TEXT | {"title": "Beter"})
    hers = await service.begin(await acting(ilse), key, TEXT)
    assert (again.id, again.title, again.created_at) == (first.id, "Beter", NOON)
    assert hers.id != first.id and await Thought.count() == 2


async def test_from_a_first_thought_to_an_idea_in_the_browser(browser: Browser) -> None:
    esra = await a_person()
    await a_team(esra, name="Team Haarlem")
    await browser.sign_in(esra)
    form = (await browser.get("/gedachten/nieuw")).text
    assert form.index('name="matters"') < form.index('name="first_thought"') < form.index('name="proposal"')
    key = form.split('name="key" value="')[1].split('"')[0]

    kept = await browser.post("/gedachten", {"key": key, "first_thought": "Drie keer dezelfde vraag"})
    assert kept.status_code == 303
    where = kept.headers["location"]
    assert "Drie keer dezelfde vraag" in (await browser.get(where)).text
    assert "Drie keer dezelfde vraag" in (await browser.get("/gedachten")).text

    short = await browser.post(
        f"{where}/deling", {"first_thought": "Drie keer dezelfde vraag", "title": "Eén formulier"}
    )
    assert short.status_code == 422
    assert "Eén formulier" in short.text and "Drie keer dezelfde vraag" in short.text
    shared = await browser.post(f"{where}/deling", {**TEXT, "clients": ""})
    assert shared.status_code == 303
    page = await browser.get(shared.headers["location"])
    assert page.status_code == 200 and TEXT["proposal"] in unescape(page.text) and "Esra" in page.text
    assert (await browser.get(where)).status_code == 404


async def test_a_form_that_is_sent_twice_shares_one_idea(browser: Browser) -> None:
    esra = await a_person()
    await a_team(esra)
    await browser.sign_in(esra)
    kept = await browser.post("/gedachten", {"key": str(uuid4()), **TEXT, "clients": ""})
    new = {"key": str(uuid4()), **TEXT, "title": "Een tweede", "clients": ""}
    for url, typed in ((f"{kept.headers['location']}/deling", {**TEXT, "clients": ""}), ("/gedachten/deling", new)):
        first, again = await browser.post(url, typed), await browser.post(url, typed)
        assert (first.status_code, again.status_code) == (303, 303)
        assert first.headers["location"] == again.headers["location"]
    assert (await Idea.count(), await Thought.count()) == (2, 0)


async def test_the_script_that_saves_while_one_types_is_told_where(browser: Browser) -> None:
    esra = await a_person()
    await a_team(esra)
    await browser.sign_in(esra)
    key = {"key": str(uuid4())}
    await browser.get("/gedachten/nieuw")
    token = browser.client.cookies["csrftoken"]
    headers = {"accept": "application/json", "x-csrftoken": token}
    answer = await browser.client.post("/gedachten", data={**key, "matters": "Rust"}, headers=headers)
    assert answer.status_code == 200
    assert "Rust" in (await browser.get(answer.json()["url"])).text


async def test_a_title_of_ten_thousand_characters_comes_back(browser: Browser) -> None:
    esra = await a_person()
    await a_team(esra)
    await browser.sign_in(esra)
    for path in ("/gedachten", "/gedachten/deling"):
        answer = await browser.post(path, {**TEXT, "clients": "", "title": "x" * 10_000, "key": str(uuid4())})
        assert answer.status_code == 422
        assert "x" * 10_000 in answer.text and TEXT["proposal"] in unescape(answer.text)
    assert await Thought.count() == await Idea.count() == 0


async def test_what_a_database_cannot_keep_is_left_out(browser: Browser) -> None:
    esra = await a_person()
    await a_team(esra)
    await browser.sign_in(esra)
    answer = await browser.post("/gedachten", {"key": str(uuid4()), "matters": "a\0b"})
    assert "ab" in (await browser.get(answer.headers["location"])).text


@pytest.mark.usefixtures("db")
async def test_who_did_not_write_it_cannot_find_it() -> None:
    esra, ilse = await a_person(), await a_person("Ilse")
    await a_team(esra, ilse)
    thought = await a_thought(await acting(esra), **NOTHING)
    other: Act = await acting(ilse)
    for verb in (
        queries.thought(other, thought.id),
        service.throw_away(other, thought.id),
        service.share(other, thought.id, Audience.TEAM),
    ):
        with pytest.raises(NotFound):
            await verb
    assert await Thought.count() == 1
