"""The verbs of one's own calendar: make its address or a new one, stop it; and reading it by that address."""

import secrets
from collections.abc import Iterator

from teamhub.core import waiting
from teamhub.core.act import SYSTEM, Act
from teamhub.core.db import reading, writing
from teamhub.core.errors import NotFound
from teamhub.core.i18n import current_locale, gettext
from teamhub.leave import policy, queries
from teamhub.leave.feed import rules
from teamhub.leave.feed.rules import Entry
from teamhub.leave.feed.written import written
from teamhub.leave.tables import CalendarLink
from teamhub.leave.wall import queries as wall_queries
from teamhub.leave.wall.rules import SPAN
from teamhub.people import queries as people
from teamhub.settings import SETTINGS
from teamhub.sign_in import service as sign_in


async def make(act: Act, *, team: bool) -> str:
    """A new address for one's own calendar: its secret part, told once. An earlier one stops working.

    `team`: also who of one's team is away, from today on.
    """
    policy.works_here(act.by)
    token = secrets.token_urlsafe(32)
    async with writing():
        await people.locked(act.by.id)
        await stop(act)
        link = CalendarLink(person=act.by.id, token_hash=sign_in.hashed(token), made_at=act.at, team=team)
        await link.save()
    return token


async def stop(act: Act) -> None:
    """The address does not work any more."""
    policy.works_here(act.by)
    await CalendarLink.delete().where(CalendarLink.person == act.by.id)


async def link(act: Act) -> CalendarLink | None:
    policy.works_here(act.by)
    return await CalendarLink.objects().get(CalendarLink.person == act.by.id)


async def calendar(act: Act, token: str) -> bytes:
    """Who has the secret part of the address reads the calendar of its owner, as long as they work here."""
    row = await CalendarLink.objects().get(CalendarLink.token_hash == sign_in.hashed(token))
    if row is None:
        raise NotFound("There is no such page.")
    try:
        owner = await sign_in.actor(Act(by=SYSTEM, at=act.at), row.person)
    except NotFound:
        raise NotFound("There is no such page.") from None
    if not owner.is_colleague:
        raise NotFound("There is no such page.")
    current_locale.set(owner.language or SETTINGS["language"].value())
    theirs = Act(by=owner, at=act.at)
    if row.read_on != act.today:
        await CalendarLink.update({CalendarLink.read_on: act.today}).where(CalendarLink.id == row.id)
    async with reading():
        entries = [*await _own(theirs), *await _waits(theirs), *(await _team(theirs) if row.team else ())]
    return written(f"TeamHub, {owner.name}", entries, row.person, act.at)


async def _own(act: Act) -> list[Entry]:
    titles = {True: gettext("Leave, asked"), False: gettext("Leave")}
    return [
        Entry(f"leave/{one.id}", titles[one.open], one.from_on, one.until_on)
        for one in await queries.mine(act)
        if not one.withdrawn
    ]


async def _waits(act: Act) -> Iterator[Entry]:
    """What is due on a day, from today on. Read without a second factor, so that nothing that asks for it is there."""
    found = await waiting.everything(act)
    return (
        Entry(
            f"{one.route}/{sorted(one.params.items())}/{one.said}",
            gettext(one.said) % one.names if one.names else gettext(one.said),
            one.due,
            one.due,
            one.quote,
        )
        for one in found
        if one.due and one.due >= act.today and rules.may_stand(one.route)
    )


async def _team(act: Act) -> list[Entry]:
    teams = [*act.by.member_of]
    walls = await wall_queries.walls(act, teams, act.today, act.today + SPAN) if teams else {}
    said = gettext("%(name)s away")
    once: dict[str, Entry] = {}
    for wall in walls.values():
        for person, name, first, last in rules.away(wall, act.by.id or 0):
            key = f"away/{person}/{last}"
            once[key] = Entry(key, said % {"name": name}, first, last)
    return [*once.values()]
