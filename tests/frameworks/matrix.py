"""See tests/test_matrix.py. Everybody signed in reads the frameworks; what colleagues ask is for who works here."""

from datetime import timedelta

from teamhub.demo import frameworks as demo
from teamhub.frameworks.requests import service as requests
from teamhub.frameworks.requests.tables import Outcome
from teamhub.may_we import service as may_we
from tests.cast import Cast
from tests.conftest import NOON
from tests.factories import acting
from tests.frameworks.agreed import entries

#              owner teammate colleague mpp  hr council process practice director operator leaver visitor
ALL = (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 303, 303)
COLLEAGUES = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
COLLEAGUES_DO = (303, 303, 303, 303, 303, 404, 303, 303, 303, 404, 303, 303)
ANSWERERS_DO = (403, 403, 403, 303, 303, 404, 303, 303, 303, 404, 303, 303)
MATRIX = {
    ("GET", "/kaders"): ALL,
    ("GET", "/kaders/delegatiebord"): ALL,
    ("GET", "/kaders/{code}"): ALL,
    ("GET", "/kaders/{code}/versies/{number}"): ALL,
    ("GET", "/kaders/verzoeken"): COLLEAGUES,
    ("GET", "/kaders/verzoeken/nieuw"): COLLEAGUES,
    ("POST", "/kaders/verzoeken"): COLLEAGUES_DO,
    ("GET", "/kaders/verzoeken/{request}"): COLLEAGUES,
    ("POST", "/kaders/verzoeken/{request}/oppakken"): ANSWERERS_DO,
    ("POST", "/kaders/verzoeken/{request}/aanvullingen"): COLLEAGUES_DO,
    ("POST", "/kaders/verzoeken/{request}/antwoord"): ANSWERERS_DO,
    ("GET", "/mag-dit-zelf"): COLLEAGUES,
    ("GET", "/mag-dit-zelf?vraag=Mogen+wij+een+bank+kopen+van+380+euro"): COLLEAGUES,
    ("POST", "/mag-dit-zelf"): COLLEAGUES_DO,
    ("GET", "/mag-dit-zelf/{question}"): COLLEAGUES,
    ("POST", "/mag-dit-zelf/{question}/antwoord"): ANSWERERS_DO,
    ("POST", "/mag-dit-zelf/{answered}/verbetering"): ANSWERERS_DO,
    ("POST", "/mag-dit-zelf/{question}/kaderverzoek"): COLLEAGUES_DO,
}
FORMS = {
    "/kaders/verzoeken": {"framework": "", "question": "Mag het ook anders?"},
    "/kaders/verzoeken/{request}/aanvullingen": {"text": "Wij doen dit al een jaar."},
    "/kaders/verzoeken/{request}/antwoord": {"outcome": str(Outcome.FITS), "answer": "Ja, dat mag al."},
    "/mag-dit-zelf": {"question": "Mogen wij een bank kopen?"},
    "/mag-dit-zelf/{question}/antwoord": {"answer": "Ja.", "framework": "KAD-10"},
    "/mag-dit-zelf/{answered}/verbetering": {"answer": "Ja, tot € 500."},
}


async def prepare(cast: Cast) -> dict[str, object]:
    people = {"p06": cast["owner"].id, "p16": cast["colleague"].id, "p27": cast["teammate"].id, "p43": cast["mpp"].id}
    adoption = next(demo.adoptions([entries()["KAD-10"]], demo.clauses()))
    await demo.adopt(adoption, people, lambda _: NOON - timedelta(days=100))
    owner = await acting(cast["owner"])
    request = await requests.request(owner, framework="KAD-10", question="Mag de grens naar € 2.000?")
    question = await may_we.ask(owner, "Mogen wij een bank kopen (€ 380)?")
    answered = await may_we.ask(owner, "Mogen wij een tafel kopen?")
    await may_we.answer(await acting(cast["hr"]), answered.id, answer="Ja.", framework="KAD-10")
    ids = {"request": request.id, "question": question.id, "answered": answered.id}
    return {"code": "KAD-10", "number": 2, **ids}
