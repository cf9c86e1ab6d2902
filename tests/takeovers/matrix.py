"""See tests/test_matrix.py. Both sides, the team, its MPP and the process supporter; for others nothing is there."""

from datetime import timedelta

from teamhub.takeovers import hands_service, longer_service, queries, service
from teamhub.takeovers.rules import Withheld
from tests.cast import Cast
from tests.conftest import NOON
from tests.factories import acting
from tests.takeovers.agreed import agree

#              owner teammate colleague mpp  hr council process practice director operator leaver visitor
WORKS = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
SEES = (200, 200, 404, 200, 404, 404, 200, 404, 404, 404, 303, 303)
TAKER = (303, 403, 404, 403, 404, 404, 403, 404, 404, 404, 303, 303)
OTHER_SIDE = (403, 303, 404, 403, 404, 404, 403, 404, 404, 404, 303, 303)
FROM_THE_TEAM = (303, 303, 403, 303, 303, 404, 303, 303, 303, 404, 303, 303)
MPPS = (403, 403, 403, 303, 403, 404, 403, 403, 403, 404, 303, 303)
WRITER = (303, 404, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
MATRIX = {
    ("GET", "/overnames"): WORKS,
    ("GET", "/overnames/teams/{team}"): SEES,
    ("GET", "/overnames/nieuw"): WORKS,
    ("POST", "/overnames"): FROM_THE_TEAM,
    ("GET", "/overnames/acuut"): WORKS,
    ("POST", "/overnames/acuut"): MPPS,
    ("GET", "/overnames/{takeover}"): SEES,
    ("POST", "/overnames/{takeover}/teruggave"): TAKER,
    ("POST", "/overnames/{takeover}/terug-bij-ons"): OTHER_SIDE,
    ("POST", "/overnames/{danger}/uitleg"): (403, 403, 404, 303, 404, 404, 403, 404, 404, 404, 303, 303),
    ("POST", "/overnames/{takeover}/verlenging"): TAKER,
    ("POST", "/overnames/{asked}/verlenging/{longer}/akkoord"): OTHER_SIDE,
    ("POST", "/overnames/{asked}/verlenging/{longer}/niet"): OTHER_SIDE,
    ("POST", "/overnames/{takeover}/ongedaan"): TAKER,
    ("GET", "/overnames/op-mijn-handen"): WORKS,
    ("POST", "/overnames/op-mijn-handen"): FROM_THE_TEAM,
    ("POST", "/overnames/op-mijn-handen/{record}/ongedaan"): WRITER,
}
LATER = (NOON + timedelta(days=30)).date()
FORMS = {
    "/overnames": {"whom": "{team}", "what": "De sleutels", "why": "Ik was er toch.", "back_on": str(NOON.date())},
    "/overnames/acuut": {"team": "{team}", "what": "De voordeur", "why": "Er stond iemand te bonzen."},
    "/overnames/{takeover}/teruggave": {"reflection": "Het was al geregeld."},
    "/overnames/{takeover}/terug-bij-ons": {"reflection": ""},
    "/overnames/{danger}/uitleg": {"explanation": "Er was niemand bereikbaar."},
    "/overnames/{takeover}/verlenging": {"until_on": str(LATER), "why": "De monteur komt pas dan."},
    "/overnames/op-mijn-handen": {
        "kind": str(Withheld.HANDS_OFF),
        "hands": "{team}",
        "words": "Ze hadden het zelf al bedacht.",
    },
}


async def prepare(cast: Cast) -> dict[str, object]:
    await agree()
    owner, mpp = await acting(cast["owner"]), await acting(cast["mpp"])
    team = {"team_id": cast.team.id}
    for form in FORMS.values():
        form |= {name: str(cast.team.id) for name in ("whom", "team", "hands") if name in form}
    back_on = owner.today + timedelta(days=14)
    takeover = await service.take(owner, **team, what="De lamp", why="Ik was er toch.", back_on=back_on)
    asked = await service.take(owner, **team, what="De kast", why="Ik was er toch.", back_on=back_on)
    await longer_service.ask(owner, asked, until_on=LATER, why="De timmerman komt later.")
    [question] = await queries.longer(asked)
    danger = await service.take_in_danger(mpp, **team, what="De deur", why="Er stond iemand te bonzen.")
    record = await hands_service.keep_off(owner, **team, kind=Withheld.HANDS_OFF, words="Ze konden het zelf.")
    ids = {"takeover": takeover, "asked": asked, "longer": question.id, "danger": danger, "record": record}
    return {"team": cast.team.id, **ids}
