"""See tests/test_matrix.py. An exchange is between two of a team, and their team sees it; nobody else does."""

from tests.cast import Cast
from tests.roles.exchanges.garage import LATER, a_workplace

#       owner teammate colleague mpp hr council process practice director operator leaver visitor
TEAM = (200, 200, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
TWO = (303, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
OTHER = (403, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
MATRIX = {
    ("GET", "/teams/{team}/ruilen"): TEAM,
    ("GET", "/teams/{team}/ruilen/nieuw"): TEAM,
    ("POST", "/teams/{team}/ruilen"): TWO,
    ("GET", "/ruilen/{asked}"): TEAM,
    ("GET", "/ruilen/{begun}"): TEAM,
    ("POST", "/ruilen/{asked}/akkoord"): OTHER,
    ("POST", "/ruilen/{asked}/nee"): OTHER,
    ("POST", "/ruilen/{begun}/verder"): TWO,
    ("POST", "/ruilen/{begun}/einde"): TWO,
    ("POST", "/ruilen/{begun}/caseload"): TWO,
}
FORMS: dict[str, dict[str, str]] = {
    "/ruilen/{asked}/akkoord": {"days": "3"},
    "/ruilen/{asked}/nee": {"words": "Liever niet."},
    "/ruilen/{begun}/verder": {"words": "Het gaat goed.", "days": "3"},
    "/ruilen/{begun}/einde": {"words": "Het werd te druk."},
    "/ruilen/{begun}/caseload": {"size": "6"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    place = await a_workplace(cast["owner"], cast["teammate"], team=cast.team)
    asked = await place.propose()
    there = await place.begin(role_id=place.roles[1], **LATER)
    FORMS["/teams/{team}/ruilen"] = {
        "mine": "more clients",
        "other": str(place.members[2].id),
        "role": str(place.roles[2]),
        "clients": "1",
        "words": "Ruilen?",
    }
    return {"team": cast.team.id, "asked": asked, "begun": there}
