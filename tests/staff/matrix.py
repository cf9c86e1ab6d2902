"""See tests/test_matrix.py. The personnel pages are HR's alone, and whoever asks is told so."""

from tests.cast import Cast

#            owner teammate colleague mpp  hr council process practice director operator leaver visitor
HR_SEES = (403, 403, 403, 403, 200, 403, 403, 403, 403, 403, 303, 303)
HR_DOES = tuple(303 if status == 200 else status for status in HR_SEES)
PERSON = "/personeel/{person}"
MATRIX = {
    ("GET", "/personeel"): HR_SEES,
    ("GET", "/personeel/nieuw"): HR_SEES,
    ("POST", "/personeel/nieuw"): HR_DOES,
    ("POST", "/personeel/teams"): HR_DOES,
    ("GET", PERSON): HR_SEES,
    ("POST", PERSON + "/gegevens"): HR_DOES,
    ("POST", PERSON + "/uren"): HR_DOES,
    ("POST", PERSON + "/team"): HR_DOES,
    ("POST", PERSON + "/team/{team}/einde"): HR_DOES,
    ("POST", PERSON + "/functie"): HR_DOES,
    ("POST", "/personeel/{process}/functie/einde"): HR_DOES,
    ("POST", PERSON + "/vertrek"): HR_DOES,
    ("POST", PERSON + "/vertrek/terug"): HR_DOES,
    ("POST", "/personeel/{leaver}/terugkeer"): HR_DOES,
}
FORMS: dict[str, dict[str, str]] = {
    "/personeel/nieuw": {"name": "Dewi", "joined_on": "2026-04-01", "hours": "28,5", "team": "0"},
    "/personeel/teams": {"name": "Team Lelystad"},
    PERSON + "/gegevens": {"name": "Esra Kaya", "joined_on": "2020-01-01", "registration": "SKJ"},
    PERSON + "/uren": {"hours": "32", "from_on": "2026-04-01"},
    PERSON + "/team/{team}/einde": {"on": "2026-04-01"},
    PERSON + "/functie": {"office": "practice", "team": "0", "from_on": "2026-04-01"},
    "/personeel/{process}/functie/einde": {"office": "process", "team": "0", "on": "2026-04-01"},
    PERSON + "/vertrek": {"on": "2026-12-31"},
    "/personeel/{leaver}/terugkeer": {"from_on": "2026-04-01", "team": "0"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    to = {"from_team": str(cast.team.id), "team": str(cast.other_team.id), "from_on": "2026-04-01"}
    FORMS[PERSON + "/team"] = to
    return {
        "person": cast["owner"].id,
        "team": cast.team.id,
        "leaver": cast["leaver"].id,
        "process": cast["process"].id,
    }
