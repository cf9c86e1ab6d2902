"""What of contracts waits: a sentence of colleagues, the team's advice, the MPP's decision, HR's record."""

from collections.abc import Iterator, Sequence
from typing import Any

from teamhub.core.act import Act, Office
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.joining.contracts import policy, queries
from teamhub.joining.contracts.queries import Clock


def _ask(act: Act) -> list[Ask]:
    if act.by.has(Office.HR):
        return queries.asking_all(act, f"AND {queries.GOES_ON}")
    near = [*(act.by.member_of | act.by.oversees)]
    return queries.asking_all(act, f"AND {queries.NEAR}", near) if near else []


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    return [item for one in queries.clocks(act, found) for item in _waits(act, one)]


def _waits(act: Act, one: Clock) -> Iterator[Waiting]:
    there: dict[str, Any] = {"route": "contracts.show", "params": _params(one), "names": {"name": one.name}}
    if one.near and not one.advice and policy.advises(act.by, one.person, one.teams):
        if not one.said:
            said = later("What would you miss if %(name)s left? One sentence helps the team's advice")
            yield Waiting(said=said, act=later("Write one sentence"), due=one.advice_due, **there)
        elif one.late:
            said = later("The team's advice about %(name)s is late")
            yield Waiting(said=said, act=later("Give the advice"), due=one.advice_due, glyph=Glyph.SOON, **there)
    if one.open and one.may_decide and policy.decides(act.by, one.person, one.teams):
        said = later("The team advised about the contract of %(name)s")
        if not one.advice:
            said = later("The contract of %(name)s comes to an end, and there is no advice")
        yield Waiting(said=said, act=later("Decide"), due=one.decide_by, glyph=Glyph.SOON, **there)
    if act.by.has(Office.HR) and one.to_record:
        said = later("%(name)s stays: record the new contract")
        yield Waiting(said=said, act=later("Record it"), due=one.terms.until_on, glyph=Glyph.ME, **there)
    if act.by.has(Office.HR) and one.notice_by and one.open and one.advice and one.notice_by < act.today:
        said = later("The day to give notice to %(name)s has passed")
        yield Waiting(said=said, act=later("Look at it"), due=one.notice_by, glyph=Glyph.OBJECTION, **there)


waiting = Source(_ask, _read)


def _ask_of_team(act: Act, team_id: int) -> list[Ask]:
    return queries.asking_all(act, f"AND {queries.NEAR}", [team_id]) if team_id in act.by.member_of else []


def _read_of_team(act: Act, team_id: int, found: Sequence[list[Row]]) -> list[Agenda]:
    if not found:
        return []
    said = later("The team's advice about the contract of %(name)s")
    near = [one for one in queries.clocks(act, found) if one.near and not one.advice]
    return [Agenda(said, "contracts.show", {"name": one.name}, _params(one), due=one.advice_due) for one in near]


def _params(one: Clock) -> dict[str, Any]:
    return {"contract_id": one.id, "about": str(one.about)}


agenda = AgendaSource(_ask_of_team, _read_of_team)
