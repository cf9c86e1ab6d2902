"""See tests/test_matrix.py. Leave is its asker's, and while it is open their team's; names are for the team and HR."""

from datetime import timedelta

from teamhub.leave import service
from teamhub.leave.rules import Voice
from tests.cast import Cast
from tests.conftest import NOON
from tests.factories import acting
from tests.leave.agreed import agree

#              owner teammate colleague mpp  hr council process practice director operator leaver visitor
WORKS = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
DOES = (303, 303, 303, 303, 303, 404, 303, 303, 303, 404, 303, 303)
SEES = (200, 200, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
ASKER = (303, 403, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
FORM_OF_ASKER = (200, 403, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
TEAMMATE = (403, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
TEAM = (200, 200, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
PUTS = (303, 303, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
MATRIX = {
    ("GET", "/verlof"): WORKS,
    ("GET", "/verlof/nieuw"): WORKS,
    ("POST", "/verlof"): DOES,
    ("GET", "/verlof/{leave}"): SEES,
    ("POST", "/verlof/{leave}/stem"): TEAMMATE,
    ("POST", "/verlof/{talked}/besproken"): ASKER,
    ("GET", "/verlof/{leave}/wijziging"): FORM_OF_ASKER,
    ("POST", "/verlof/{leave}/wijziging"): ASKER,
    ("POST", "/verlof/{leave}/intrekking"): ASKER,
    ("POST", "/verlof/{withdrawn}/ongedaan"): (303, 404, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303),
    ("GET", "/ik/werkdagen"): WORKS,
    ("POST", "/ik/werkdagen"): DOES,
    ("GET", "/teams/{team}/aanwezig/nodig"): TEAM,
    ("POST", "/teams/{team}/aanwezig/nodig"): PUTS,
    ("GET", "/teams/{team}/aanwezig"): WORKS,
    ("GET", "/teams/{team}/aanwezig?vanaf=2026-03-16"): WORKS,
    ("GET", "/aanwezig"): WORKS,
    ("GET", "/ik/agenda"): WORKS,
    ("POST", "/ik/agenda"): WORKS,
    ("POST", "/ik/agenda/stop"): DOES,
}
DAYS = {name: "8" for name in ("monday", "tuesday", "wednesday", "thursday")}
NEEDS = {name: "3" for name in ("monday", "tuesday", "wednesday", "thursday", "friday")}
FORMS = {
    "/verlof": {"from_on": "2026-04-20", "until_on": "2026-04-24", "remark": "Naar de kust."},
    "/verlof/{leave}/stem": {"voice": str(Voice.TALK), "words": "Kunnen we de vrijdag delen?"},
    "/verlof/{leave}/wijziging": {"from_on": "2026-05-11", "until_on": "2026-05-12"},
    "/ik/werkdagen": {"from_on": str(NOON.date()), **DAYS},
    "/teams/{team}/aanwezig/nodig": {**NEEDS, "saturday": "0", "sunday": "0", "why": "Zo komt iedereen aan bod."},
    "/ik/agenda": {"team": "on"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    await agree()
    owner, teammate = await acting(cast["owner"]), await acting(cast["teammate"])
    first = owner.today + timedelta(days=21)
    leave = await service.ask(owner, from_on=first, until_on=first + timedelta(days=4), remark="Naar de kust.")
    talked = await service.ask(owner, from_on=first + timedelta(days=15))
    await service.say(teammate, talked, Voice.TALK, "Kunnen we ruilen?")
    withdrawn = await service.ask(owner, from_on=first + timedelta(days=22))
    await service.withdraw(owner, withdrawn)
    return {"leave": leave, "talked": talked, "withdrawn": withdrawn, "team": cast.team.id}
