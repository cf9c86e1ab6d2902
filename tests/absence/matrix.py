"""See tests/test_matrix.py. The owner is absent, the teammate coordinator; an MPP and the director see nothing."""

from datetime import timedelta

from teamhub.absence import service
from teamhub.absence.service import Report
from teamhub.absence.tables import Absence, AbsenceWork
from teamhub.people.tables import Person
from tests.cast import Cast
from tests.conftest import NOON
from tests.factories import a_role, acting

TODAY = NOON.date()
DAY = timedelta(days=1)
#              owner teammate colleague mpp  hr council process practice director operator leaver visitor
WORKS = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
THEMSELVES = (303, 303, 303, 303, 303, 404, 303, 303, 303, 404, 303, 303)
TEAM = (200, 200, 404, 404, 200, 404, 404, 404, 404, 404, 303, 303)
COORDINATOR = (403, 200, 404, 404, 200, 404, 404, 404, 404, 404, 303, 303)
GUIDES = (403, 303, 404, 404, 303, 404, 404, 404, 404, 404, 303, 303)
RECORDS = (303, 303, 404, 404, 303, 404, 404, 404, 404, 404, 303, 303)
MATRIX = {
    ("GET", "/ik/afwezig"): WORKS,
    ("POST", "/ik/afwezig"): (422, 303, 303, 303, 303, 404, 303, 303, 303, 404, 303, 303),
    ("POST", "/ik/afwezig/bereikbaar"): (303, 409, 409, 409, 409, 404, 409, 409, 409, 404, 303, 303),
    ("GET", "/afwezig/melden"): (200, 200, 200, 403, 200, 404, 403, 403, 403, 404, 303, 303),
    ("POST", "/afwezig/melden"): (422, 422, 403, 403, 422, 404, 403, 403, 403, 404, 303, 303),
    ("GET", "/teams/{team}/afwezig"): TEAM,
    ("POST", "/afwezig/{absence}/langer"): RECORDS,
    ("POST", "/afwezig/{absence}/terug"): RECORDS,
    ("POST", "/afwezig/{back}/toch-niet"): (303, 303, 404, 404, 303, 404, 404, 404, 404, 404, 303, 303),
    ("POST", "/afwezig/{absence}/intrekken"): (409, 403, 404, 404, 403, 404, 404, 404, 404, 404, 303, 303),
    ("POST", "/afwezig/{absence}/werk"): RECORDS,
    ("POST", "/afwezig/{absence}/eerder"): (303, 303, 404, 404, 303, 404, 404, 404, 404, 404, 303, 303),
    ("POST", "/afwezig/werk/{work}/nemen"): (403, 303, 404, 404, 303, 404, 404, 404, 404, 404, 303, 303),
    ("POST", "/afwezig/werk/{work}/teruggeven"): RECORDS,
    ("POST", "/afwezig/werk/{work}/loslaten"): RECORDS,
    ("POST", "/afwezig/werk/{work}/schrappen"): RECORDS,
    ("GET", "/teams/{team}/verzuim"): COORDINATOR,
    ("GET", "/verzuim/{absence}"): COORDINATOR,
    ("POST", "/verzuim/{absence}/bevestigen"): GUIDES,
    ("POST", "/verzuim/{absence}/contact"): GUIDES,
    ("POST", "/verzuim/{absence}/vooruitkijken"): GUIDES,
    ("POST", "/verzuim/{absence}/contactpersoon"): GUIDES,
    # it is not due yet, so the coordinator has nothing to hand over
    ("POST", "/verzuim/{absence}/overdragen"): (403, 403, 404, 404, 303, 404, 404, 404, 404, 404, 303, 303),
    ("POST", "/verzuim/{back}/welkom"): (403, 303, 404, 404, 303, 404, 404, 404, 404, 404, 303, 303),
    ("POST", "/verzuim/{often}/gesprek"): (404, 303, 404, 404, 303, 404, 404, 404, 404, 404, 303, 303),
    ("POST", "/verzuim/{often}/gesprek-naar-personeelszaken"): (
        404, 303, 404, 404, 303, 404, 404, 404, 404, 404, 303, 303,
    ),
}  # fmt: skip
FORMS = {
    "/ik/afwezig": {"first_day": str(TODAY), "work": "Avonddienst", "contact_days": "7"},
    "/ik/afwezig/bereikbaar": {"phone": "06-1", "contact_days": "3", "safety_net": "on"},
    "/afwezig/melden": {"person": "{absent}", "first_day": str(TODAY)},
    "/afwezig/{absence}/langer": {"until_on": str(TODAY + 4 * DAY)},
    "/afwezig/{absence}/terug": {"on": str(TODAY)},
    "/afwezig/{absence}/werk": {"work": "De sleutels\nDe boodschappen"},
    "/afwezig/{absence}/eerder": {"why": "asked"},
    "/afwezig/werk/{work}/nemen": {"hand_back_on": str(TODAY + DAY), "person": ""},
    "/verzuim/{absence}/vooruitkijken": {"handover_on": str(TODAY + DAY)},
    "/verzuim/{absence}/overdragen": {"case_manager": "{hr}", "near": "", "look_again_on": str(TODAY + DAY)},
    "/verzuim/{absence}/contactpersoon": {"near": "", "look_again_on": str(TODAY + DAY)},
    "/verzuim/{often}/gesprek": {"one": "Vaste vrije dag op woensdag"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    await a_role(cast["teammate"], cast.team, "verzuim")
    third = cast["leaver"]
    owner = await acting(cast["owner"], NOON - 3 * DAY)
    absence = await service.report(owner, Report(TODAY - 3 * DAY, phone="06-12345678", work=("Avonddienst",)))
    [work] = await AbsenceWork.select(AbsenceWork.id).where(AbsenceWork.absence == absence).output(as_list=True)
    FORMS["/afwezig/melden"]["person"] = str(cast["owner"].id)
    FORMS["/verzuim/{absence}/overdragen"]["case_manager"] = str(cast["hr"].id)
    often, _, back = [await _was_absent(third, cast, days, noted) for days, noted in ((20, 18), (60, 58), (5, 0))]
    await _was_absent(third, cast, 90, 88)
    return {"team": cast.team.id, "absence": absence, "work": work, "back": back, "often": often}


async def _was_absent(person: Person, cast: Cast, days: int, noted: int) -> int:
    row = Absence(
        person=person.id, team=cast.team.id, first_day=TODAY - days * DAY, recovered_on=TODAY - noted * DAY,
        recovery_noted_on=TODAY - noted * DAY, reported_at=NOON, reported_by=cast["hr"].id,
    )  # fmt: skip
    await row.save()
    return int(row.id)
