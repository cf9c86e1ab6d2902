import re

import pytest
from piccolo.engine.postgres import PostgresEngine

from teamhub.core.telling import About
from teamhub.ideas.events import IdeaShared, subject
from teamhub.journal.service import record
from teamhub.notices import queries, service
from teamhub.notices.tables import Notice
from teamhub.people.tables import Person
from teamhub.teams.tables import Membership
from tests.conftest import Browser
from tests.factories import a_person, a_team, acting, an_idea, system


async def a_team_with_news(number: int = 1, members: int = 2) -> list[Person]:
    """The first of them shared so many ideas."""
    people = [await a_person(f"Persoon {n}", language="nl") for n in range(members)]
    team = await a_team(*people)
    await more_news(people, team.id, number)
    return people


async def more_news(people: list[Person], team: int, number: int) -> None:
    by = await acting(people[0])
    for n in range(number):
        idea = await an_idea(people[0], title=f"Idee <{n}>", team=None, audience="organisation")
        await idea.update_self({"team": team})
        await record(by, IdeaShared(subject=subject(idea.id), title=idea.title))
    await service.deliver(system())


async def test_the_inbox_tells_who_what_where_and_who_else(browser: Browser) -> None:
    people = await a_team_with_news(members=4)
    await browser.sign_in(people[1])
    page = (await browser.get("/berichten")).text
    assert "<b>Persoon 0</b> deelde dit idee" in page
    assert "Idee &lt;0&gt;" in page
    assert "ook verteld aan: Persoon 2, Persoon 3" in page
    assert "nieuw" in page and "1 ongelezen bericht" in page


async def test_of_many_who_were_told_some_are_named_and_the_rest_counted(browser: Browser) -> None:
    people = await a_team_with_news(members=9)
    await browser.sign_in(people[1])
    page = (await browser.get("/berichten")).text
    assert "ook verteld aan: Persoon 2, Persoon 3, Persoon 4 en 4 anderen" in page


async def test_opening_is_reading(browser: Browser) -> None:
    people = await a_team_with_news()
    (notice,) = await queries.inbox(await acting(people[1]))
    await browser.sign_in(people[1])
    answer = await browser.get(f"/berichten/{notice.id}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/ideen/{notice.told.subject.partition(':')[2]}")
    assert (await acting(people[1])).by.unread == 0
    assert (await browser.get(f"/berichten/{notice.id}")).status_code == 303


async def test_all_that_was_seen_is_read_and_what_came_since_is_not(browser: Browser) -> None:
    people = await a_team_with_news(3)
    await browser.sign_in(people[1])
    page = (await browser.get("/berichten")).text
    until = re.search(r'name="until" value="(\d+)"', page)
    assert until
    team = await Membership.select(Membership.team).where(Membership.person == people[0].id).first()
    assert team
    await more_news(people, team["team"], 1)
    answer = await browser.post("/berichten/gelezen", {"until": until[1]})
    assert answer.headers["location"] == "/berichten"
    assert (await acting(people[1])).by.unread == 1
    assert (await browser.post("/berichten/gelezen", {"until": "?"})).status_code == 422


async def test_a_long_inbox_is_read_in_parts(browser: Browser) -> None:
    people = await a_team_with_news(queries.PAGE + 1)
    await browser.sign_in(people[1])
    page = (await browser.get("/berichten")).text
    assert page.count('class="told new"') == queries.PAGE
    older = re.search(r'href="(/berichten\?before=\d+)"', page)
    assert older
    rest = (await browser.get(older[1])).text
    assert rest.count('class="told new"') == 1 and "before=" not in rest
    assert "Ouder dan dit is er niets." in (await browser.get("/berichten?before=0")).text


async def test_an_empty_inbox_says_what_will_come(browser: Browser) -> None:
    await browser.sign_in(await a_person(language="nl"))
    assert "Hier lees je wat anderen" in (await browser.get("/berichten")).text


async def test_what_is_no_longer_open_to_somebody_is_not_named(browser: Browser) -> None:
    people = await a_team_with_news()
    await Notice.raw("UPDATE idea SET audience = 'team'")
    await Membership.delete().where(Membership.person == people[1].id)
    await browser.sign_in(people[1])
    page = (await browser.get("/berichten")).text
    assert "niet meer voor jou te zien" in page and "Idee" not in page.split("<main")[1]
    notice = await Notice.objects().first()
    assert notice and (await browser.get(f"/berichten/{notice.id}")).status_code == 404


async def test_an_inbox_asks_no_more_for_a_thousand_than_for_one(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await a_team_with_news(members=3)
    team = await Membership.select(Membership.team).where(Membership.person == people[0].id).first()
    assert team
    await browser.sign_in(people[1])
    run = PostgresEngine.run_querystring
    asked: list[object] = []

    async def counted(self: PostgresEngine, query: object, *args: object, **kw: object) -> object:
        asked.append(query)
        return await run(self, query, *args, **kw)

    counts = []
    for more in (0, 9, 990):
        await more_news(people, team["team"], more)
        asked.clear()
        with monkeypatch.context() as watching:
            watching.setattr(PostgresEngine, "run_querystring", counted)
            assert (await browser.get("/berichten")).status_code == 200
        counts.append(len(asked))
    assert counts == [3, 3, 3]  # who asks, their notices, where the ideas are


async def test_choices_are_kept_and_shown_again(browser: Browser) -> None:
    ilse = await a_person("Ilse", language="nl")
    await browser.sign_in(ilse)
    page = (await browser.get("/berichten/instellingen")).text
    assert page.count("checked") == 2 * len(About) and '<option value="7" selected>' in page

    form = {"digest_hour": "20", "inbox_asked": "on", "mail_asked": "on", "inbox_team": "on"}
    assert (await browser.post("/berichten/instellingen", form)).status_code == 303
    wants, hour = await queries.wants(await acting(ilse))
    assert hour == 20
    assert {about for about, want in wants.items() if want.inbox} == {About.ASKED, About.TEAM}
    assert {about for about, want in wants.items() if want.mail} == {About.ASKED}
    page = (await browser.get("/berichten/instellingen")).text
    assert page.count(" checked") == 3 and '<option value="20" selected>' in page

    await browser.post("/berichten/instellingen", {"digest_hour": "never"})
    assert (await queries.wants(await acting(ilse)))[1] is None


@pytest.mark.parametrize("hour", ["24", "-1", "seven", ""])
async def test_an_hour_that_is_none_is_said_and_what_was_chosen_stays(browser: Browser, hour: str) -> None:
    await browser.sign_in(await a_person(language="nl"))
    answer = await browser.post("/berichten/instellingen", {"digest_hour": hour, "mail_team": "on"})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert answer.text.count(" checked") == 1
