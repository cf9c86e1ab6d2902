"""See tests/test_matrix.py. Everybody who signs in has a second factor of their own; HR resets those of others."""

from tests.cast import Cast
from tests.sign_in.second_factor.factories import a_second_factor, shown

OPEN = True
HERE = "/ik/tweede-factor"
PERSON = "/personeel/{person}/tweede-factor"
#            owner teammate colleague mpp  hr council process practice director operator leaver visitor
SIGNED_IN = (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 303, 303)
ONLY_HR = (403, 403, 403, 403, 200, 403, 403, 403, 403, 403, 303, 303)
WHO_HAS_ONE = (303, *(409,) * 9, 303, 303)
MATRIX = {
    ("GET", HERE): SIGNED_IN,
    ("POST", HERE): WHO_HAS_ONE,
    ("POST", HERE + "/beginnen"): (409, *(303,) * 9, 303, 303),
    ("GET", HERE + "/instellen"): 303,
    ("POST", HERE + "/instellen"): (*(409,) * 10, 303, 303),
    ("GET", HERE + "/herstelcodes"): 303,
    ("POST", HERE + "/herstelcodes"): (200, *(409,) * 9, 303, 303),
    ("POST", HERE + "/vervangen"): WHO_HAS_ONE,
    ("POST", HERE + "/uit"): WHO_HAS_ONE,
    ("GET", PERSON): ONLY_HR,
    ("POST", PERSON): tuple(303 if status == 200 else status for status in ONLY_HR),
}
FORMS = {path: {"code": shown()} for method, path in MATRIX if method == "POST" and path != PERSON}


async def prepare(cast: Cast) -> dict[str, object]:
    await a_second_factor(cast["owner"])
    return {"person": cast["owner"].id}
