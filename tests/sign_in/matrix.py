"""See tests/test_matrix.py. Coming in is open to everybody, and somebody who left is a visitor."""

from datetime import timedelta

from tests.cast import Cast
from tests.conftest import NOON
from tests.sign_in.factories import BETTER, GOOD, a_link, a_password, a_session

OPEN = True
#                    owner teammate colleague mpp  hr council process practice director operator leaver visitor
SIGNED_IN = (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 303, 303)
ONLY_HR = (403, 403, 403, 403, 200, 403, 403, 403, 403, 403, 303, 303)
MATRIX = {
    ("GET", "/aanmelden"): 200,
    ("POST", "/aanmelden"): 303,
    ("POST", "/aanmelden/demo"): 303,
    ("POST", "/afmelden"): 303,
    ("POST", "/ik/taal"): 303,
    ("GET", "/wachtwoord-vergeten"): 200,
    ("POST", "/wachtwoord-vergeten"): 303,
    ("GET", "/wachtwoord-vergeten/gevraagd"): 200,
    ("GET", "/wachtwoord/{link}"): 200,
    ("POST", "/wachtwoord/{link}"): 303,
    ("GET", "/post"): 200,
    ("GET", "/ik/wachtwoord"): SIGNED_IN,
    ("POST", "/ik/wachtwoord"): (303, *(422,) * 9, 303, 303),
    ("GET", "/ik/aanmeldingen"): SIGNED_IN,
    ("POST", "/ik/aanmeldingen/overal-afmelden"): 303,
    # Of a session that is not their own, nobody learns that it exists.
    ("POST", "/ik/aanmeldingen/{session}/beeindigen"): (303, *(404,) * 9, 303, 303),
    ("GET", "/personeel/{person}/uitnodiging"): ONLY_HR,
    ("POST", "/personeel/{person}/uitnodiging"): tuple(303 if status == 200 else status for status in ONLY_HR),
}
FORMS: dict[str, dict[str, str]] = {}


async def prepare(cast: Cast) -> dict[str, object]:
    await a_password(cast["owner"])
    starter = cast["colleague"]
    starter.email = "nour@oeverlicht.test"
    await starter.save()
    FORMS["/aanmelden"] = {"email": "esra@oeverlicht.test", "password": GOOD}
    FORMS["/aanmelden/demo"] = {"person": str(cast["owner"].id)}
    FORMS["/ik/taal"] = {"language": "nl"}
    FORMS["/wachtwoord-vergeten"] = {"email": "esra@oeverlicht.test"}
    FORMS["/wachtwoord/{link}"] = {"new_password": BETTER}
    FORMS["/ik/wachtwoord"] = {"password": GOOD, "new_password": BETTER}
    session = await a_session(cast["owner"])
    return {"link": await a_link(starter, NOON + timedelta(hours=1)), "person": starter.id, "session": session}
