"""See tests/test_matrix.py. A draft is the team's; once consented to, colleagues know of it. HR posts."""

from datetime import timedelta

from teamhub.hiring.rules import Stage
from tests.cast import Cast
from tests.factories import a_role
from tests.hiring.agreed import agree
from tests.hiring.factories import TODAY, a_vacancy, established, on_committee

#        owner teammate colleague mpp  hr council process practice director operator leaver visitor
DRAFT = (200, 200, 404, 200, 200, 404, 404, 404, 404, 404, 303, 303)
WRITE = (200, 200, 404, 403, 403, 404, 404, 404, 404, 404, 303, 303)
WROTE = (303, 303, 404, 403, 403, 404, 404, 404, 404, 404, 303, 303)
KNOWN = (200, 200, 200, 200, 200, 200, 200, 200, 200, 404, 303, 303)
TEAMS = (303, 303, 403, 403, 403, 403, 403, 403, 403, 404, 303, 303)
MATRIX = {
    ("GET", "/vacatures"): KNOWN,
    ("GET", "/vacatures/{draft}"): DRAFT,
    ("GET", "/vacatures/{vacancy}"): KNOWN,
    ("GET", "/teams/{team}/vacature"): (200, 200, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303),
    ("POST", "/teams/{team}/vacature"): (303, 303, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303),
    ("POST", "/teams/{team}/formatie"): (303, 303, 403, 403, 303, 404, 403, 403, 403, 404, 303, 303),
    ("GET", "/vacatures/{draft}/profiel"): WRITE,
    ("POST", "/vacatures/{draft}/profiel"): WROTE,
    ("POST", "/vacatures/{draft}/voorleggen"): WROTE,
    ("POST", "/vacatures/{adopted}/heropenen"): (303, 303, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303),
    ("POST", "/vacatures/{adopted}/plaatsing"): (403, 403, 403, 403, 303, 404, 403, 403, 403, 404, 303, 303),
    ("POST", "/vacatures/{vacancy}/sluiting"): (303, 403, 403, 403, 303, 403, 403, 403, 403, 404, 303, 303),
    ("POST", "/vacatures/{vacancy}/stop"): TEAMS,
    ("POST", "/vacatures/{vacancy}/commissie"): TEAMS,
    ("POST", "/vacatures/{vacancy}/commissie/antwoord"): (403, 303, 303, 403, 403, 303, 403, 403, 403, 404, 303, 303),
    ("POST", "/vacatures/{vacancy}/commissie/{asked}/intrekken"): TEAMS,
    ("POST", "/vacatures/{vacancy}/commissie/{guest}/vrijmaken"): TEAMS,
}
PROFILE = {
    "title_nl": "Begeleider",
    "title_en": "Support worker",
    "work_nl": "Je begeleidt gezinnen.",
    "work_en": "You support families.",
    "reason": "Er is meer werk.",
    "hours": "24,5",
    "version": "1",
    **{f"words_nl_{n}": f"Criterium {n}" for n in (1, 2, 3)},
    **{f"words_en_{n}": f"Criterion {n}" for n in (1, 2, 3)},
}
LATER = str(TODAY + timedelta(days=20))
FORMS = {
    "/teams/{team}/vacature": PROFILE,
    "/teams/{team}/formatie": {"hours": "120,5"},
    "/vacatures/{draft}/profiel": PROFILE,
    "/vacatures/{draft}/voorleggen": {"why": "We hebben er uren voor.", "how": "days", "days": "5"},
    "/vacatures/{adopted}/plaatsing": {"closes_on": LATER},
    "/vacatures/{vacancy}/sluiting": {"closes_on": LATER},
    "/vacatures/{vacancy}/stop": {"why": "We lossen het zelf op."},
    "/vacatures/{vacancy}/commissie": {"person": ""},
    "/vacatures/{vacancy}/commissie/antwoord": {"takes_part": "false"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    await agree()
    await a_role(cast["owner"], cast.team, "werving")
    await established(cast.team, cast["owner"])
    FORMS["/vacatures/{vacancy}/commissie"] = {"person": str(cast["process"].id)}
    draft = await a_vacancy(cast.team, cast["owner"], stage=Stage.DRAFT)
    adopted = await a_vacancy(cast.team, cast["owner"], stage=Stage.ADOPTED)
    vacancy = await a_vacancy(cast.team, cast["owner"])
    await on_committee(vacancy, cast["colleague"], cast["council"])
    await on_committee(vacancy, cast["teammate"], takes_part=None)
    ids = {
        "draft": draft.id,
        "adopted": adopted.id,
        "vacancy": vacancy.id,
        "asked": cast["teammate"].id,
        "guest": cast["colleague"].id,
    }
    return {"team": cast.team.id, **ids}
