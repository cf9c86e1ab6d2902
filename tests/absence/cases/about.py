"""A ward whose absences HR works on. Days are counted back from TODAY, 2 March 2026."""

from datetime import date

from teamhub.absence.rules import Step
from teamhub.absence.tables import Absence, StepDone
from teamhub.core.act import Office
from teamhub.people.tables import Person
from tests.absence.about import DAY, TODAY, Ward, a_ward
from tests.conftest import NOON
from tests.factories import a_person, holds


async def an_absence(person: Person, days_ago: int, *, team: int | None = None, **fields: object) -> int:
    """As it stands, without its journal: `days_ago` was day 1."""
    row = Absence(
        **{
            "person": person.id,
            "team": team,
            "first_day": TODAY - days_ago * DAY,
            "reported_at": NOON - days_ago * DAY,
            "reported_by": person.id,
            "recovery_noted_on": fields.get("recovered_on"),
            **fields,
        }
    )
    await row.save()
    return int(row.id)


async def a_file(ward: Ward, days_ago: int = 100, **fields: object) -> int:
    """An absence of Esra that Anita of HR took over on day 29."""
    first = TODAY - days_ago * DAY
    given = {"handed_over_on": first + 28 * DAY, "case_manager": ward.anita.id, "passed_on": first, **fields}
    absence = await an_absence(ward.esra, days_ago, team=ward.team.id, **given)
    handed = {"step": Step.HANDED_OVER, "done_on": given["handed_over_on"], "entered_on": given["handed_over_on"]}
    await StepDone(absence=absence, by=ward.anita.id, **handed).save()
    return absence


async def two_of_hr() -> tuple[Ward, Person]:
    """Beside Anita also Rachid."""
    ward = await a_ward()
    rachid = await a_person("Rachid")
    await holds(rachid, Office.HR)
    return ward, rachid


async def a_step(ward: Ward, absence: int, step: Step, on: date, entered_on: date | None = None) -> int:
    row = StepDone(absence=absence, step=step, done_on=on, by=ward.anita.id, entered_on=entered_on or on)
    await row.save()
    return int(row.id)
