"""See tests/test_matrix.py. Files of absence are for HR; for everybody else there is no such page."""

from teamhub.absence.rules import Step
from teamhub.absence.tables import MaternityLeave, StepDone, WorkedHours
from teamhub.core.act import Office
from tests.absence.about import DAY, TODAY
from tests.absence.cases.about import an_absence
from tests.cast import Cast
from tests.factories import a_person, holds

#           owner teammate colleague mpp  hr council process practice director operator leaver visitor
READS = (404, 404, 404, 404, 200, 404, 404, 404, 404, 404, 303, 303)
DOES = (404, 404, 404, 404, 303, 404, 404, 404, 404, 404, 303, 303)
FILE = "/verzuim/dossiers/{absence}"
MATRIX = {
    ("GET", "/verzuim/dossiers"): READS,
    ("GET", FILE): READS,
    ("POST", f"{FILE}/doorgegeven"): DOES,
    ("POST", "/verzuim/dossiers/{new}/overname"): DOES,
    ("POST", f"{FILE}/stappen"): DOES,
    ("POST", f"{FILE}/stappen/{{step}}/ongedaan"): DOES,
    ("POST", "/verzuim/dossiers/{year}/tweede-spoor"): DOES,
    ("POST", "/verzuim/dossiers/{year}/tweede-spoor/nodig"): DOES,
    ("POST", f"{FILE}/uren"): DOES,
    ("POST", f"{FILE}/uren/{{hours}}/ongedaan"): DOES,
    ("POST", "/verzuim/dossiers/{around}/periode"): DOES,
    ("POST", f"{FILE}/meldingen"): DOES,
    ("POST", f"{FILE}/casemanager"): DOES,
    ("POST", f"{FILE}/contact"): DOES,
    ("POST", f"{FILE}/teruggave"): DOES,
    ("POST", f"{FILE}/herstel"): DOES,
    ("GET", "/verzuim/zwangerschapsverlof"): READS,
    ("POST", "/verzuim/zwangerschapsverlof"): DOES,
    ("POST", "/verzuim/zwangerschapsverlof/{leave}"): DOES,
    ("POST", "/verzuim/zwangerschapsverlof/{leave}/weg"): DOES,
}
FORMS = {
    "/verzuim/dossiers/{new}/overname": {"early": "asked", "near": "", "look_again_on": str(TODAY + 14 * DAY)},
    f"{FILE}/stappen": {"step": "problem analysis", "done_on": str(TODAY)},
    "/verzuim/dossiers/{year}/tweede-spoor": {"until": str(TODAY + 80 * DAY)},
    f"{FILE}/uren": {"hours": "7,5", "from_on": str(TODAY), "advised_on": str(TODAY)},
    "/verzuim/dossiers/{around}/periode": {"together": "yes, it is the same period"},
    f"{FILE}/meldingen": {"safety_net": "on"},
    f"{FILE}/casemanager": {"manager": "{manager}"},
    f"{FILE}/contact": {"near": "", "look_again_on": str(TODAY + 14 * DAY)},
    f"{FILE}/teruggave": {"on": str(TODAY)},
    f"{FILE}/herstel": {"on": str(TODAY)},
    "/verzuim/zwangerschapsverlof": {
        "person": "{person}",
        "from_on": str(TODAY),
        "until_on": str(TODAY + 111 * DAY),
    },
    "/verzuim/zwangerschapsverlof/{leave}": {
        "from_on": str(TODAY + 200 * DAY),
        "until_on": str(TODAY + 300 * DAY),
    },
}


async def prepare(cast: Cast) -> dict[str, object]:
    hr, team = cast["hr"], cast.team.id
    manager = await a_person("Rachid")
    await holds(manager, Office.HR)
    handed = {"team": team, "handed_over_on": TODAY - 10 * DAY, "case_manager": hr.id}
    absence = await an_absence(cast["owner"], 40, **handed)
    step = await a_step_of(hr.id, absence)
    hours = WorkedHours(
        absence=absence, from_on=TODAY - DAY, hours=8, advised_on=TODAY - DAY, by=hr.id, entered_on=TODAY
    )
    await hours.save()
    teammate, colleague = cast["teammate"], cast["colleague"]
    new = await an_absence(teammate, 4, team=team)
    await an_absence(colleague, 200, recovered_on=TODAY - 150 * DAY)
    await MaternityLeave(person=colleague.id, from_on=TODAY - 150 * DAY, until_on=TODAY - 60 * DAY).save()
    around = await an_absence(colleague, 50)
    leave = MaternityLeave(person=teammate.id, from_on=TODAY + 200 * DAY, until_on=TODAY + 290 * DAY)
    await leave.save()
    FORMS[f"{FILE}/casemanager"]["manager"] = str(manager.id)
    FORMS["/verzuim/zwangerschapsverlof"]["person"] = str(cast["mpp"].id)
    year = await an_absence(cast["process"], 330, **handed | {"handed_over_on": TODAY - 300 * DAY})
    ids = {
        "year": year,
        "absence": absence,
        "step": step,
        "hours": hours.id,
        "new": new,
        "around": around,
        "leave": leave.id,
    }
    return ids


async def a_step_of(by: int, absence: int) -> int:
    row = StepDone(absence=absence, step=Step.PLAN, done_on=TODAY, by=by, entered_on=TODAY)
    await row.save()
    return int(row.id)
