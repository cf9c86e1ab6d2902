"""From the journal to whom it concerns, after commit. Safe with several workers, and after being interrupted.

An entry stays pending until its notices are there, in the same transaction that takes it off the list: nothing is lost
when a process dies in between, and who comes second finds it locked or gone.
"""

import json
import logging
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from teamhub.core.act import Act, Actor
from teamhub.core.db import writing
from teamhub.core.telling import PLACES, TELLS, About, Happened
from teamhub.core.trouble import placed
from teamhub.journal.tables import Entry, Pending
from teamhub.notices import queries, rules
from teamhub.notices.tables import Choice, Notice
from teamhub.people.tables import Person
from teamhub.sign_in import service as sign_in

logger = logging.getLogger(__name__)
AT_ONCE = 50

PENDING = """
    SELECT e.id, e.subject, e.number, e.at, e.by, e.what, e.facts FROM journal_pending p
    JOIN journal_entry e ON e.id = p.entry WHERE {}
    ORDER BY e.id LIMIT {} FOR UPDATE OF p SKIP LOCKED
"""
DUE = "p.not_before IS NULL OR p.not_before <= {}"

# Who did something on a subject themselves has no need of what was told about it before.
OVERTAKEN = """
    UPDATE notice SET read_at = {} FROM journal_entry theirs, journal_entry told
    WHERE theirs.id = ANY({}::int[]) AND notice.person = theirs.by AND notice.read_at IS NULL
    AND told.id = notice.entry AND told.subject = theirs.subject AND told.number < theirs.number
"""
ACTED_SINCE = """
    SELECT DISTINCT e.id, since.by FROM journal_entry e
    JOIN journal_entry since ON since.subject = e.subject AND since.number > e.number
    WHERE e.id = ANY({}::int[]) AND since.by IS NOT NULL
"""
PUT = """
    INSERT INTO notice (person, entry, about, inbox, told_at, read_at)
    SELECT * FROM unnest({}::int[], {}::int[], {}::text[], {}::bool[], {}::timestamptz[], {}::timestamptz[])
    ON CONFLICT (person, entry) DO NOTHING RETURNING id
"""


async def deliver(act: Act) -> str:
    """Makes the notices of everything that nobody has been told of yet, and says how many."""
    told = 0
    while True:
        try:
            async with writing():
                pending = await _pending(DUE, act.at, AT_ONCE)
                told += await _tell(act, pending)
        except Exception as trouble:
            logger.warning("telling failed, so each entry is tried by itself: %s", placed(trouble))
            told += await _one_by_one(act)
            break
        if len(pending) < AT_ONCE:
            break
    return f"{told} notices" if told else ""


async def read(act: Act, notice_id: int) -> Notice:
    """Marks one of one's own as read, and returns it."""
    async with writing():
        notice = await queries.notice(act, notice_id)
        if notice.read_at is None:
            await Notice.update({Notice.read_at: act.at}).where(Notice.id == notice.id)
    return notice


async def read_all(act: Act, *, until: int) -> None:
    """Marks as read what one has seen: up to this notice, so that what came meanwhile stays new."""
    async with writing():
        mine = (Notice.person == act.by.id) & (Notice.id <= until) & Notice.read_at.is_null()
        await Notice.update({Notice.read_at: act.at}).where(mine)


async def choose(act: Act, *, inbox: Iterable[About], mail: Iterable[About], digest_hour: int | None) -> None:
    """What one wants to hear of, where, and at which hour (0 … 23 in the organisation's zone; None: no mail)."""
    here, there = {*inbox}, {*mail}
    async with writing():
        for about in About:
            row = Choice(person=act.by.id, about=about, inbox=about in here, mail=about in there)
            await Choice.insert(row).on_conflict(
                target=(Choice.person, Choice.about), action="DO UPDATE", values=[Choice.inbox, Choice.mail]
            )
        await Person.update({Person.digest_hour: digest_hour}).where(Person.id == act.by.id)


async def _pending(condition: str, *values: Any) -> list[Happened]:
    rows = await Entry.raw(PENDING.replace("WHERE {}", f"WHERE {condition}", 1), *values)
    return [Happened(**{**row, "facts": json.loads(row["facts"])}) for row in rows]


async def _one_by_one(act: Act) -> int:
    """After a failure: what can be told is told, and what cannot waits longer each time and holds nobody up."""
    told = 0
    due = Pending.not_before.is_null() | (Pending.not_before <= act.at)
    for entry in await Pending.select(Pending.entry).where(due).order_by(Pending.entry).output(as_list=True):
        try:
            async with writing():
                told += await _tell(act, await _pending("e.id = {}", entry, 1))
        except Exception as trouble:
            logger.error("nobody could be told of entry %s: %s", entry, placed(trouble))
            await _put_off(act, entry)
    return told


async def _put_off(act: Act, entry: int) -> None:
    async with writing():
        this = await Pending.objects().where(Pending.entry == entry).lock_rows("UPDATE").first()
        if this is not None:
            later = act.at + rules.wait_after(this.tries + 1)
            await Pending.update({Pending.tries: this.tries + 1, Pending.not_before: later}).where(
                Pending.entry == entry
            )


async def _tell(act: Act, pending: list[Happened]) -> int:
    """Notices for these, and off the list with them. The caller has the transaction open."""
    if not pending:
        return 0
    ids = [happened.id for happened in pending]
    concerned = [(happened, await _concerned(act, happened)) for happened in pending]
    everybody = {person for _, reasons in concerned for person in reasons}
    actors = {actor.id: actor for actor in await sign_in.actors(act, sorted(everybody))} if everybody else {}
    notices = await _notices(act, concerned, actors) if actors else []
    put = await Notice.raw(PUT, *map(list, zip(*notices, strict=True))) if notices else []
    await Notice.raw(OVERTAKEN, act.at, ids)
    await Pending.delete().where(Pending.entry.is_in(ids))
    return len(put)


async def _concerned(act: Act, happened: Happened) -> dict[int, About]:
    tells = TELLS.get(happened.what)
    return rules.first_reasons(await tells(act, happened), happened.by) if tells else {}


async def _notices(
    act: Act, concerned: list[tuple[Happened, dict[int, About]]], actors: dict[int | None, Actor]
) -> list[tuple[Any, ...]]:
    """A row of PUT for everybody who is concerned, works here, may know of it, wants to, and has not acted since."""
    acted = await _acted_since([happened.id for happened, reasons in concerned if reasons])
    choices = await queries.choices([*actors])
    wanted: dict[int, list[tuple[Happened, About]]] = defaultdict(list)
    for happened, reasons in concerned:
        for person, about in reasons.items():
            choice = choices.get((person, about), queries.BOTH)
            if person in actors and (happened.id, person) not in acted and (choice.inbox or choice.mail):
                wanted[person].append((happened, about))
    rows = []
    for person, asked in wanted.items():
        known = await _known(Act(by=actors[person], at=act.at), {happened.subject for happened, _ in asked})
        for happened, about in asked:
            if happened.subject in known:
                read_at = None if rules.is_news(happened.at, act.at) else happened.at
                inbox = choices.get((person, about), queries.BOTH).inbox
                rows.append((person, happened.id, str(about), inbox, happened.at, read_at))
    return sorted(rows, key=lambda row: (row[1], row[0]))


async def _acted_since(ids: list[int]) -> set[tuple[int, int]]:
    return {(row["id"], row["by"]) for row in await Entry.raw(ACTED_SINCE, ids)} if ids else set()


async def _known(reader: Act, subjects: set[str]) -> set[str]:
    """The subjects that this reader may know exist. A notice must not tell what its page would not."""
    found: set[str] = set()
    for kind, keys in queries.by_kind(subjects).items():
        found |= {f"{kind}:{key}" for key in await PLACES[kind](reader, keys)}
    return found
