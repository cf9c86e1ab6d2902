"""What waits for HR: a report to pass on, an absence to take over, and the next step of the files that one manages.

Without the second factor home says only that something is due: not whose it is, and not what.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from teamhub.absence.cases import picture, policy, queries, reading
from teamhub.absence.cases.gatekeeper import State
from teamhub.absence.cases.reading import Case
from teamhub.absence.rules import Step
from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import gettext, later
from teamhub.core.waiting import Glyph, Source, Waiting

NOT_HERE = (Step.PASSED_ON, Step.HANDED_OVER)  # these wait by themselves
OPEN, OPEN_ALL = later("Open the file"), later("Open the files")
# What somebody is told who has shown their second factor, what otherwise, and how many in the subject of a mail.
PASS_ON = (
    later("Tell the occupational health service: %(name)s"),
    later("A report of absence is to be passed on to the occupational health service"),
    later("%(count)s reports of absence are to be passed on"),
)
TAKE_OVER = (
    later("Take over from the team: %(name)s"),
    later("An absence is to be taken over from a team"),
    later("%(count)s absences are to be taken over"),
)
STEP = (
    later("%(name)s: %(step)s"),
    later("A step in a file of absence is due"),
    later("%(count)s steps in files of absence are due"),
)


def _ask(act: Act) -> list[Ask]:
    return reading.asks(act, queries.LATELY, act.today) if policy.of_hr(act.by) else []


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    if not found:
        return []
    cases = [case for case in reading.cases(found, act.today) if case.now.person != act.by.id]
    return [one for case in queries.by_due(cases) for one in _of(act, case)]


def _of(act: Act, case: Case) -> Iterator[Waiting]:
    if case.now.passed_on is None:
        yield _waits(act, case, PASS_ON, case.now.first_day)
    if case.wanted:
        yield _waits(act, case, TAKE_OVER, min(case.period.day(case.numbers.hand_over_day), case.today))
    due = case.due
    if due and case.now.case_manager == act.by.id and due.step not in NOT_HERE and near(case):
        step = gettext(picture.TITLES.get(due.step, due.step))
        yield _waits(act, case, STEP, due.due_on, step)


def near(case: Case) -> bool:
    """What comes first is due soon, or overdue."""
    return case.due is not None and case.state(case.due) in (State.OVERDUE, State.SOON)


def _waits(act: Act, case: Case, said: tuple[str, str, str], due: date, step: str = "") -> Waiting:
    whose, nobodys, many = said
    if not act.by.proved:
        # Not the day either: that of a report is the first day of an absence.
        return Waiting(said=nobodys, act=OPEN_ALL, route="cases.list", glyph=Glyph.SOON, many=many)
    return Waiting(
        said=whose,
        act=OPEN,
        route="cases.show",
        params={"absence_id": case.now.id},
        names={"name": case.now.person_name, "step": step},
        due=due,
        glyph=Glyph.SOON,
        many=many,
    )


waiting = Source(_ask, _read)
