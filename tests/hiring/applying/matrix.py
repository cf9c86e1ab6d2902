"""See tests/test_matrix.py. Public pages and a link are for everybody; who applied is for who selects, and HR."""

from datetime import timedelta

from teamhub.hiring.rules import Standing
from teamhub.hiring.selecting.rules import Round
from teamhub.hiring.selecting.tables import TalkSlot
from tests.cast import Cast
from tests.conftest import NOON
from tests.factories import a_role
from tests.hiring.agreed import agree
from tests.hiring.factories import TODAY, a_file, a_link, a_vacancy, an_applicant, on_committee

OPEN = True
#         owner teammate colleague mpp  hr council process practice director operator leaver visitor
READERS = (200, 404, 200, 404, 200, 200, 404, 404, 404, 404, 303, 303)
ENTER = (200, 403, 403, 403, 200, 403, 403, 403, 403, 404, 303, 303)
TEXTS = (200, 403, 403, 403, 200, 404, 403, 403, 403, 404, 303, 303)
ENTERED = tuple(303 if status == 200 else status for status in ENTER)
CHANGED = tuple(303 if status == 200 else status for status in TEXTS)
MATRIX = {
    ("GET", "/werken-bij"): 200,
    ("GET", "/werken-bij/{vacancy}"): 200,
    ("POST", "/werken-bij/{vacancy}"): 303,
    ("GET", "/werken-bij/{vacancy}/ontvangen"): 200,
    ("GET", "/werken-bij/link"): 200,
    ("POST", "/werken-bij/link"): 303,
    ("GET", "/werken-bij/link/verstuurd"): 200,
    ("GET", "/werken-bij/gewist"): 200,
    ("GET", "/sollicitatie/{token}"): 200,
    ("GET", "/sollicitatie/{token}/download"): 200,
    ("GET", "/sollicitatie/{token}/bestanden/{file}"): 200,
    ("POST", "/sollicitatie/{token}/gegevens"): 303,
    ("POST", "/sollicitatie/{token}/toestemming"): 303,
    ("POST", "/sollicitatie/{token}/gesprek"): 303,
    ("POST", "/sollicitatie/{token}/terugtrekken"): 303,
    ("POST", "/sollicitatie/{token}/wissen"): 303,
    ("GET", "/vacatures/{vacancy}/sollicitanten"): READERS,
    ("GET", "/sollicitanten/{applicant}"): READERS,
    ("GET", "/sollicitanten/{applicant}/bestanden/{file}"): READERS,
    ("POST", "/sollicitanten/{applicant}/wissen"): (303, 404, 403, 404, 303, 403, 404, 404, 404, 404, 303, 303),
    ("GET", "/vacatures/{open}/sollicitanten/nieuw"): ENTER,
    ("POST", "/vacatures/{open}/sollicitanten/nieuw"): ENTERED,
    ("GET", "/vacatures/mails/{team}"): TEXTS,
    ("GET", "/vacatures/mails/{team}/{kind}"): TEXTS,
    ("POST", "/vacatures/mails/{team}/{kind}"): CHANGED,
    ("POST", "/vacatures/mails/{team}/{kind}/terug"): CHANGED,
}
LETTER = {
    "name": "Sanne Dorrestein",
    "email": "sanne@example.org",
    "letter": "Ik werk al zes jaar in de opvang.",
    "source": "website",
}
FORMS = {
    "/werken-bij/{vacancy}": LETTER,
    "/werken-bij/link": {"email": "sanne@example.org"},
    "/sollicitatie/{token}/gegevens": {"name": "Fien Roozendaal", "letter": "Ik werk zes jaar in de opvang."},
    "/sollicitatie/{token}/toestemming": {"given": "true"},
    "/sollicitatie/{token}/gesprek": {"slot": "1"},
    "/sollicitatie/{token}/wissen": {"sure": "true"},
    "/sollicitanten/{applicant}/wissen": {"sure": "true"},
    "/vacatures/{open}/sollicitanten/nieuw": {**LETTER, "agreed": "Per mail op 1 maart.", "language": "nl"},
    "/vacatures/mails/{team}/{kind}": {
        "text_nl": "Beste {naam}, dank voor je sollicitatie. Je hoort van ons.",
        "text_en": "Dear {name}, thank you for your application. You will hear from us.",
    },
}


async def prepare(cast: Cast) -> dict[str, object]:
    await agree()
    await a_role(cast["owner"], cast.team, "werving")
    vacancy = await a_vacancy(cast.team, cast["owner"], names_on=TODAY)
    await on_committee(vacancy, cast["colleague"], cast["council"])
    applicant = await an_applicant(vacancy, standing=Standing.INVITED)
    file = await a_file(applicant)
    token = await a_link(applicant)
    moment = {"starts_at": NOON + timedelta(days=5), "minutes": 45, "place": "Alkmaar", "by": cast["owner"].id}
    slot = TalkSlot(**{"vacancy": vacancy.id, "round": Round.FIRST, **moment})
    await slot.save()
    FORMS["/sollicitatie/{token}/gesprek"] = {"slot": str(slot.id)}
    open_ = await a_vacancy(cast.team, cast["owner"])
    await on_committee(open_, cast["colleague"], cast["council"])
    return {
        "vacancy": vacancy.id,
        "open": open_.id,
        "applicant": applicant.id,
        "file": file.id,
        "token": token,
        "team": cast.team.id,
        "kind": "received",
    }
