"""Reading notices: one's own, and no more of them than one may still see."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from teamhub.core.act import Act
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.core.telling import PLACES, About, Place
from teamhub.journal import queries as journal
from teamhub.journal.telling import Told
from teamhub.notices.tables import Choice, Notice
from teamhub.people.tables import Person

PAGE = 30
NAMED = 5  # of more others than this, three are named and the rest counted
OTHERS = """
    ARRAY(SELECT p2.name FROM notice other JOIN person p2 ON p2.id = other.person
          WHERE other.entry = n.entry AND other.person <> n.person ORDER BY p2.name) AS others
"""
NOTICE = f"""
    SELECT {journal.ENTRY}, n.id AS notice, n.about, n.read_at, {OTHERS} FROM notice n
    JOIN journal_entry e ON e.id = n.entry LEFT JOIN person p ON p.id = e.by
"""
INBOX = f"""{NOTICE}
    WHERE n.person = {{}} AND n.inbox AND ({{}}::int IS NULL OR n.id < {{}}) ORDER BY n.id DESC LIMIT {{}}
"""
UNMAILED = f"""{NOTICE}
    LEFT JOIN notice_choice c ON c.person = n.person AND c.about = n.about
    WHERE n.person = {{}} AND n.read_at IS NULL AND n.mailed_at IS NULL AND coalesce(c.mail, true) ORDER BY n.id
"""


class Wants(NamedTuple):
    inbox: bool
    mail: bool


BOTH = Wants(True, True)


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice as it is read. Without a place, its subject is no longer for this reader's eyes: nothing is told."""

    id: int
    about: About
    told: Told
    place: Place | None
    unread: bool
    others: Sequence[str]  # the names of who else was told


async def inbox(act: Act, *, before: int | None = None, limit: int = PAGE) -> list[Shown]:
    """Newest first. For what came earlier: `before=` the id of the last one."""
    return await _shown(act, await Notice.raw(INBOX, act.by.id, before, before, limit))


async def unmailed(act: Act) -> list[Shown]:
    """What is unread and goes into the next mail, oldest first."""
    return await _shown(act, await Notice.raw(UNMAILED, act.by.id))


async def notice(act: Act, notice_id: int) -> Notice:
    found = await Notice.objects().where((Notice.id == notice_id) & (Notice.person == act.by.id)).first()
    if found is None:
        raise NotFound("There is no such notice.")
    return found


async def place_of(act: Act, notice: Notice) -> Place:
    """Where it leads, if the reader may still go there."""
    rows = await Notice.raw("SELECT subject FROM journal_entry WHERE id = {}", notice.entry)
    places = await _places(act, [row["subject"] for row in rows])
    if not places:
        raise NotFound("What this notice was about is no longer open to you.")
    return next(iter(places.values()))


async def choices(people: Sequence[int | None]) -> dict[tuple[int, About], Wants]:
    rows = await Choice.select().where(Choice.person.is_in([*people]))
    return {(row["person"], About(row["about"])): Wants(row["inbox"], row["mail"]) for row in rows}


async def wants(act: Act) -> tuple[dict[About, Wants], int | None]:
    """One's own choices, for the page of them: per kind, and the hour of the mail."""
    chosen = await choices([act.by.id])
    hours = await Person.select(Person.digest_hour).where(Person.id == act.by.id).output(as_list=True)
    return {about: chosen.get((act.by.id or 0, about), BOTH) for about in About}, hours[0]


def by_kind(subjects: Iterable[str]) -> dict[str, list[str]]:
    """The keys of these subjects, by their kind: "idea:7" is "7" of "idea"."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for subject in sorted({*subjects}):
        kind, _, key = subject.partition(":")
        kinds[kind].append(key)
    return kinds


async def _places(act: Act, subjects: Iterable[str]) -> dict[str, Place]:
    """One query for each kind of subject among them."""
    found: dict[str, Place] = {}
    for kind, keys in by_kind(subjects).items():
        found |= {f"{kind}:{key}": place for key, place in (await PLACES[kind](act, keys)).items()}
    return found


async def _shown(act: Act, rows: list[dict[str, Any]]) -> list[Shown]:
    told = await journal.told(rows)
    places = await _places(act, [row["subject"] for row in rows])
    return [
        Shown(
            id=row["notice"],
            about=About(row["about"]),
            told=one,
            place=places.get(row["subject"]),
            unread=row["read_at"] is None,
            others=row["others"],
        )
        for row, one in zip(rows, told, strict=True)
    ]
