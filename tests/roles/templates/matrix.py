"""See tests/test_matrix.py. HR and the process supporter keep the descriptions; who works here reads them."""

from datetime import timedelta

from teamhub.roles.template_service import define
from tests.cast import Cast
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.factories import system

#              owner teammate colleague mpp  hr council process practice director operator leaver visitor
COLLEAGUES = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
KEEPERS = (403, 403, 403, 403, 200, 404, 200, 403, 403, 404, 303, 303)
KEEPERS_DO = (403, 403, 403, 403, 303, 404, 303, 403, 403, 404, 303, 303)
MATRIX = {
    ("GET", "/rollen/beschrijvingen"): COLLEAGUES,
    ("GET", "/rollen/beschrijvingen/nieuw"): KEEPERS,
    ("GET", "/rollen/beschrijvingen/{key}"): KEEPERS,
    ("POST", "/rollen/beschrijvingen"): KEEPERS_DO,
    ("POST", "/rollen/beschrijvingen/{key}"): KEEPERS_DO,
}
ROLE = {
    "name": "Tuinier",
    "purpose": "De tuin is een plek om te zitten.",
    "accountabilities": "Snoeit.\nHarkt.",
    "hours": "1,5",
    "term_months": "6",
    "max_terms": "2",
    "decided": "In de kadergroep van 1 maart.",
}
FORMS = {"/rollen/beschrijvingen": ROLE, "/rollen/beschrijvingen/{key}": ROLE}


async def prepare(cast: Cast) -> dict[str, object]:
    await adopt("KAD-18")
    await define(system(NOON - timedelta(days=9)), "planner", name_nl="Planner", purpose_nl="Het rooster.")
    return {"key": "planner"}
