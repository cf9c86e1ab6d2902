"""See tests/test_matrix.py. A plan is the newcomer's and their team's; a contract's clocks also the MPP's and HR's."""

from datetime import date, timedelta

from teamhub.joining.contracts import service as contracts
from teamhub.joining.onboarding import service as onboarding
from tests.cast import Cast
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.factories import a_person, acting, joins

TODAY = NOON.date()
#         owner teammate colleague mpp  hr council process practice director operator leaver visitor
TEAM = (200, 200, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
TEAMS = (303, 303, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
READS = (200, 200, 404, 404, 200, 404, 404, 404, 404, 404, 303, 303)
WORKS = (303, 303, 404, 404, 403, 404, 404, 404, 404, 404, 303, 303)
LIST = (200, 200, 200, 200, 200, 404, 404, 404, 404, 404, 303, 303)
HR = (403, 403, 403, 403, 200, 403, 403, 403, 403, 403, 303, 303)
HRS = (403, 403, 403, 403, 303, 403, 403, 403, 403, 403, 303, 303)
EDITS = (404, 404, 404, 404, 200, 404, 404, 404, 404, 404, 303, 303)
CORRECTS = (404, 404, 404, 404, 303, 404, 404, 404, 404, 404, 303, 303)
CLOCK = (200, 200, 404, 200, 200, 404, 404, 404, 404, 404, 303, 303)
ADVISES = (303, 303, 404, 403, 403, 404, 404, 404, 404, 404, 303, 303)
DECIDES = (403, 403, 404, 303, 403, 404, 404, 404, 404, 404, 303, 303)
ONE = "/contracten/{contract}/{about}"
MATRIX = {
    ("GET", "/teams/{team}/inwerken"): TEAM,
    ("POST", "/teams/{team}/inwerken"): TEAMS,
    ("GET", "/inwerken/{plan}"): READS,
    ("POST", "/inwerken/{plan}/regels"): WORKS,
    ("POST", "/inwerken/{plan}/mentor"): WORKS,
    ("POST", "/inwerken/{plan}/regels/{item}/week"): WORKS,
    ("POST", "/inwerken/{plan}/regels/{item}/weg"): WORKS,
    ("POST", "/inwerken/{plan}/regels/{item}/gedaan"): WORKS,
    ("POST", "/inwerken/{plan}/regels/{item}/niet-gedaan"): WORKS,
    ("POST", "/inwerken/{plan}/doorgelopen"): WORKS,
    ("POST", "/inwerken/{plan}/afronden"): WORKS,
    ("POST", "/inwerken/{closed}/weer-open"): WORKS,
    ("GET", "/contracten"): LIST,
    ("GET", "/contracten/nieuw"): HR,
    ("POST", "/contracten/nieuw"): HRS,
    ("GET", "/contracten/{contract}"): EDITS,
    ("POST", "/contracten/{contract}"): CORRECTS,
    ("GET", ONE): CLOCK,
    ("POST", f"{ONE}/zin"): ADVISES,
    ("POST", f"{ONE}/advies"): ADVISES,
    ("POST", f"{ONE}/besluit"): DECIDES,
    ("POST", f"{ONE}/gesproken"): ADVISES,
}
FORMS = {
    "/teams/{team}/inwerken": {"person": "{newcomer}", "mentor": "{mentor}"},
    "/inwerken/{plan}/regels": {"week": "3", "words": "Meelopen met Ilse"},
    "/inwerken/{plan}/mentor": {"mentor": "{mentor}"},
    "/inwerken/{plan}/regels/{item}/week": {"week": "2"},
    "/contracten/nieuw": {"person": "{newcomer}", "from_on": "2026-02-01", "until_on": "31-01-2028", "probation": "on"},
    "/contracten/{contract}": {"until_on": "2026-04-30"},
    f"{ONE}/zin": {"words": "Haar rust."},
    f"{ONE}/advies": {"advice": "go on together", "why": "Het loopt goed.", "days": "7"},
    f"{ONE}/besluit": {"outcome": "stays", "reason": "Het team wil verder."},
}


async def prepare(cast: Cast) -> dict[str, object]:
    for code in ("KAD-06", "KAD-14"):
        await adopt(code)
    owner, hr = await acting(cast["owner"]), await acting(cast["hr"])
    newcomers = [await a_person(name) for name in ("Pleun", "Isabel", "Rozemarijn")]
    for one in newcomers:
        await joins(one, cast.team, from_on=TODAY - timedelta(days=10))
    first, second, third = (one.id for one in newcomers)
    plan = await onboarding.make(owner, cast.team.id, first, cast["teammate"].id)
    closed = await onboarding.make(owner, cast.team.id, second, cast["teammate"].id)
    await onboarding.close(owner, closed)
    [item, *_] = [row["id"] for row in await _items(plan)]
    contract = await contracts.record_contract(
        hr, first, from_on=date(2025, 5, 1), until_on=date(2026, 4, 30), probation=False
    )
    ids = {"newcomer": third, "mentor": cast["teammate"].id}
    for form in FORMS.values():
        form |= {name: str(ids[name]) for name in ids if name in form} if isinstance(form, dict) else {}
        if "person" in form:
            form["person"] = str(third)
    return {
        "team": cast.team.id,
        "plan": plan,
        "closed": closed,
        "item": item,
        "contract": contract,
        "about": "renewal",
        **ids,
    }


async def _items(plan: int) -> list[dict[str, object]]:
    from teamhub.joining.onboarding import queries

    return [dict(row) for row in await queries.items(plan)]
