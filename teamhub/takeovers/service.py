"""The verbs of a takeover: take something over, explain it, give it back, have it back, never mind."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from piccolo.columns import Column

from teamhub.core.act import SYSTEM, Act
from teamhub.core.again import sent_before
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, Stale, WrongStage
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling, rule
from teamhub.journal.service import record
from teamhub.people.policy import works_here
from teamhub.takeovers import events, policy, queries, rules
from teamhub.takeovers.events import subject
from teamhub.takeovers.queries import Seen
from teamhub.takeovers.questions import DANGER
from teamhub.takeovers.rules import Ending, Kind
from teamhub.takeovers.tables import Takeover
from teamhub.teams import queries as teams


async def take(act: Act, *, team_id: int, what: str, why: str, back_on: date, colleague_id: int | None = None) -> int:
    """Takes something over from a team, or from a colleague in it, until `back_on`: a calendar date. Returns its id.

    Refused where it would stay away longer than KAD-16 leaves to who it concerns: then the team consents.
    """
    async with writing():
        await _from_whom(act, team_id, colleague_id)
        rules.require_day(back_on, act.today, act.today)
        agreed = await queries.agreed(act.today)
        ruling = agreed.keep((back_on - act.today).days)
        if not agreed.between_two(ruling):
            raise Invalid(
                "That is longer than you may arrange with each other. %(ruling)s Take it over for a shorter time; on "
                "its page you ask the team for more.",
                ruling=ruling,
            )
        if made := await _made(act, Kind.TAKEN, team_id, what, why, back_on, colleague_id):
            return made
        row = await _kept(act, Kind.TAKEN, team_id, what, why, back_on, ruling, colleague_id)
        event = events.TakenOver(
            subject=subject(row.id), what=row.what, why=row.why, team=team_id, colleague=colleague_id,
            back_on=back_on, ruling=asdict(ruling),
        )  # fmt: skip
        await record(act, event)
    return int(row.id)


async def take_in_danger(act: Act, *, team_id: int, what: str, why: str) -> int:
    """An MPP takes over in acute danger, until the next working day at the latest, and explains it by then (KAD-17)."""
    async with writing():
        await teams.team(act, team_id)
        policy.require_danger(act.by)
        await _require_open_team(act, team_id)
        back_on = rules.danger_back_by(act.today)
        ruling = rule(DANGER, {}, (await frameworks.agreed(act.today)).clauses)
        if made := await _made(act, Kind.DANGER, team_id, what, why, back_on):
            return made
        row = await _kept(act, Kind.DANGER, team_id, what, why, back_on, ruling)
        event = events.TakenOverInDanger(
            subject=subject(row.id), what=row.what, why=row.why, team=team_id, back_on=back_on, ruling=asdict(ruling)
        )
        await record(act, event)
    return int(row.id)


async def explain(act: Act, takeover_id: int, explanation: str) -> None:
    """What happened in the acute danger, for the team: once, and also when it is back already."""
    async with writing():
        seen = await queries.locked(act, takeover_id)
        policy.require_taker(act.by, seen)
        if not seen.wants_explanation:
            raise WrongStage("Nothing has to be explained here, or it has been.")
        said: dict[Column | str, Any] = {"explanation": _words(explanation), "explained_at": act.at}
        await Takeover.update(said).where(Takeover.id == seen.id)
        await record(act, events.TakeoverExplained(subject=subject(seen.id), explanation=explanation.strip()))


async def give_back(act: Act, takeover_id: int, reflection: str) -> None:
    """Who took it over gives it back, with a sentence about it."""
    async with writing():
        seen = await _open(act, takeover_id)
        policy.require_taker(act.by, seen)
        await _end(act, seen, Ending.GIVEN_BACK, _words(reflection))
        await record(act, events.GivenBack(subject=subject(seen.id), reflection=reflection.strip()))


async def have_back(act: Act, takeover_id: int, reflection: str = "") -> None:
    """The other side says that they have it again; a sentence is welcome."""
    async with writing():
        seen = await _open(act, takeover_id)
        policy.require_other_side(act.by, seen)
        await _end(act, seen, Ending.HAD_BACK, reflection.strip())
        await record(act, events.HadBack(subject=subject(seen.id), reflection=reflection.strip()))


async def undo(act: Act, takeover_id: int) -> None:
    """Never mind: on the day itself, by who took it over. It counts nowhere, and stays in the journal."""
    async with writing():
        seen = await _open(act, takeover_id)
        policy.require_taker(act.by, seen)
        if not seen.may_be_undone:
            raise WrongStage("This can be undone on the day itself. Give it back with a sentence instead.")
        await _end(act, seen, Ending.UNDONE, "")
        await record(act, events.TakeoverUndone(subject=subject(seen.id)))


async def end_all(act: Act, person_id: int) -> None:
    """What somebody had taken over is back with whose it was, once they do not work here any more."""
    await _end_these(act, "t.taker = {}", person_id)


async def end_of_closed_teams(act: Act) -> str:
    """What was taken over from a team that has closed has ended; and says how many."""
    ended = await _end_these(act, "team.closed_on <= {}", act.today)
    return f"{ended} takeovers of closed teams" if ended else ""


async def _end_these(act: Act, which: str, value: object) -> int:
    system = Act(by=SYSTEM, at=act.at)
    async with writing():
        rows = await Takeover.raw(
            f"SELECT t.id, t.taken_on FROM takeover t JOIN team ON team.id = t.team"
            f" WHERE t.ended_on IS NULL AND {which} ORDER BY t.id FOR UPDATE OF t", value,
        )  # fmt: skip
        for row in rows:
            said: dict[Column | str, Any] = {
                "ended_on": max(act.today, row["taken_on"]),
                "ending": Ending.ENDED,
            }
            await Takeover.update(said).where(Takeover.id == row["id"])
            await record(system, events.TakeoverEnded(subject=subject(row["id"])))
    return len(rows)


async def _from_whom(act: Act, team_id: int, colleague_id: int | None) -> None:
    works_here(act.by)
    await teams.team(act, team_id)
    policy.require_near(act.by, team_id, colleague_id)
    await _require_open_team(act, team_id)
    if colleague_id is None:
        return
    if colleague_id == act.by.id:
        raise Invalid("What is yours you have already. Choose somebody else, or the team.")
    if colleague_id not in await teams.members(team_id, act.today):
        raise Invalid("This colleague is not in that team today.")


async def _require_open_team(act: Act, team_id: int) -> None:
    team = await teams.team(act, team_id)
    if team.closed_on and team.closed_on <= act.today:
        raise Invalid("%(team)s does not exist any more on that day.", team=team.name)


async def _made(
    act: Act, kind: Kind, team_id: int, what: str, why: str, back_on: date, colleague: int | None = None
) -> int | None:
    """What the same form took over just now, and is not back yet."""
    mine: dict[str, Any] = {"kind": kind, "taker": act.by.id, "team": team_id, "colleague": colleague}
    words: dict[str, Any] = {"what": _words(what), "why": _words(why), "back_on": back_on}
    return next(iter(await sent_before(act, Takeover, "at", ended_on=None, **mine, **words)), None)


async def _kept(
    act: Act, kind: Kind, team_id: int, what: str, why: str, back_on: date, ruling: Ruling, colleague: int | None = None
) -> Takeover:
    row = Takeover(
        kind=kind,
        taker=act.by.id,
        team=team_id,
        colleague=colleague,
        what=_words(what),
        why=_words(why),
        at=act.at,
        taken_on=act.today,
        back_on=back_on,
        ruling=json.dumps(asdict(ruling)),
    )
    await row.save()
    return row


async def _open(act: Act, takeover_id: int) -> Seen:
    seen = await queries.locked(act, takeover_id)
    if not seen.open:
        raise Stale("It is back already, or was undone. Somebody was first.")
    return seen


async def _end(act: Act, seen: Seen, ending: Ending, reflection: str) -> None:
    said: Mapping[Column | str, Any] = {
        "ended_on": act.today,
        "ended_by": act.by.id,
        "ending": ending,
        "reflection": reflection,
    }
    await Takeover.update({**said}).where(Takeover.id == seen.id)


def _words(text: str) -> str:
    if not text.strip():
        raise Invalid("Please write something first.")
    return text.strip()
