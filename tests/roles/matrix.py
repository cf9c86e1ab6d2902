"""See tests/test_matrix.py. Who works here sees every role; its team proposes, and nobody else does."""

from datetime import timedelta

from tests.cast import Cast
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.factories import a_role, a_team_role

TODAY = NOON.date()
#              owner teammate colleague mpp  hr council process practice director operator leaver visitor
COLLEAGUES = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
OURS = (200, 200, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
OURS_DO = (303, 303, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
OWNER_DOES = (303, 404, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
MATE_DOES = (422, 303, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
STEPS = ("wijzigen", "splitsen", "samenvoegen", "stoppen", "verlengen", "vragen")
MATRIX = {
    ("GET", "/rollen/{role}"): COLLEAGUES,
    ("GET", "/teams/{team}/rollen/nieuw"): OURS,
    ("POST", "/teams/{team}/rollen"): OURS_DO,
    **{("GET", f"/rollen/{{role}}/{step}"): OURS for step in STEPS},
    **{("POST", f"/rollen/{{role}}/{step}"): OURS_DO for step in STEPS},
    ("POST", "/rollen/{role}/waarneming"): MATE_DOES,
    ("POST", "/rollen/{role}/teruggave"): OWNER_DOES,
    ("POST", "/rollen/{role}/deel"): OWNER_DOES,
    ("POST", "/rollen/{expired}/plekken/{seat}/vacant"): OURS_DO,
}
ROLE = {
    "purpose": "Het rooster is op tijd rond.",
    "accountabilities": "Publiceert het rooster.",
    "hours": "2,5",
    "term_months": "6",
    "seats": "1",
    "why": "Het is te veel voor één.",
    "days": "3",
}
SOON = (TODAY + timedelta(days=11)).isoformat()
FORMS = {
    "/teams/{team}/rollen": ROLE | {"name": "Tuinier", "max_terms": "2"},
    "/rollen/{role}/wijzigen": ROLE,
    "/rollen/{role}/splitsen": ROLE | {"new_name": "Ruiler", "new_purpose": "Ruilen gaat vanzelf.", "new_hours": "1"},
    "/rollen/{role}/samenvoegen": ROLE,  # with which one: see prepare
    "/rollen/{role}/stoppen": {"on": SOON, "why": "Niemand mist de rol."},
    "/rollen/{role}/verlengen": {"begin": SOON, "until": "2026-12-31", "why": "Het gaat goed."},
    "/rollen/{role}/vragen": {"begin": SOON, "until": "2026-12-31", "why": "Ilse kan dit."},
    "/rollen/{role}/waarneming": {"on": TODAY.isoformat()},
    "/rollen/{role}/teruggave": {"on": TODAY.isoformat()},
    "/rollen/{role}/deel": {"focus": "Avonden"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    for code in ("KAD-06", "KAD-11", "KAD-12"):
        await adopt(code)
    role = await a_role(cast["owner"], cast.team, "planner", until_on=TODAY + timedelta(days=10), from_on=TODAY)
    expired = await a_role(cast["teammate"], cast.team, "werver", until_on=TODAY - timedelta(days=1))
    other = await a_team_role(cast.team, "notulist")
    FORMS["/rollen/{role}/samenvoegen"] = ROLE | {"into": str(other.id)}
    FORMS["/rollen/{role}/vragen"]["person"] = str(cast["teammate"].id)
    return {"role": role.id, "expired": expired.id, "seat": 1, "team": cast.team.id}
