"""See tests/test_matrix.py. Who works here reads a draft; its group, here owner, MPP and director, writes it."""

from datetime import timedelta

from teamhub.frameworks.drafts import group_service, text_service
from tests.cast import Cast
from tests.conftest import NOON
from tests.factories import acting
from tests.frameworks.drafts.about import ready, without_consent
from tests.frameworks.test_requests import adopted, asked

#                 owner teammate colleague mpp hr council process practice director operator leaver visitor
READS = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
DOES = (303, 303, 303, 303, 303, 404, 303, 303, 303, 404, 303, 303)
GROUP_READS = (200, 403, 403, 200, 403, 404, 403, 403, 200, 404, 303, 303)
GROUP_DOES = (303, 403, 403, 303, 403, 404, 403, 403, 303, 404, 303, 303)
INVITED_DOES = (409, 409, 303, 409, 409, 404, 409, 409, 409, 404, 303, 303)
RECORDERS_DO = (403, 403, 403, 403, 303, 404, 403, 403, 303, 404, 303, 303)
D = "/kaders/ontwerpen"
ONE = f"{D}/{{draft}}"
MATRIX = {
    ("GET", D): READS,
    ("GET", f"{D}/nieuw"): READS,
    ("GET", f"{D}/nieuw?verzoek={{request}}"): READS,
    ("GET", f"{D}/nieuw/{{code}}"): READS,
    ("POST", D): DOES,
    ("GET", ONE): READS,
    ("GET", f"{ONE}/verschil"): READS,
    ("POST", f"{ONE}/uitnodigingen"): GROUP_DOES,
    ("POST", f"{ONE}/meedoen"): INVITED_DOES,
    ("POST", f"{ONE}/niet-meedoen"): INVITED_DOES,
    ("POST", f"{ONE}/vertrekken"): GROUP_DOES,
    # Who is in the team may say who speaks for it.
    ("POST", f"{ONE}/afgevaardigden"): (303, 303, 403, 303, 403, 404, 403, 403, 303, 404, 303, 303),
    ("POST", f"{ONE}/ondernemingsraad"): RECORDERS_DO,
    ("POST", f"{ONE}/stoppen"): GROUP_DOES,
    ("GET", f"{ONE}/vaststellen"): GROUP_READS,
    ("POST", f"{D}/{{ready}}/vaststellen"): (303, 303, 403, 303, 403, 404, 403, 403, 303, 404, 303, 303),
    ("GET", f"{ONE}/tijdelijk"): (403, 403, 403, 403, 403, 404, 403, 403, 200, 404, 303, 303),
    ("POST", f"{D}/{{stuck}}/tijdelijk"): (403, 403, 403, 403, 403, 404, 403, 403, 303, 404, 303, 303),
    ("GET", f"{ONE}/tekst"): GROUP_READS,
    ("POST", f"{ONE}/tekst"): GROUP_DOES,
    ("GET", f"{ONE}/grenzen/nieuw"): GROUP_READS,
    ("POST", f"{ONE}/grenzen"): GROUP_DOES,
    ("GET", f"{ONE}/grenzen/{{key}}"): GROUP_READS,
    ("POST", f"{ONE}/grenzen/{{key}}"): GROUP_DOES,
    ("POST", f"{ONE}/grenzen/{{unnamed}}/weg"): GROUP_DOES,
    ("GET", f"{ONE}/bepalingen/nieuw"): GROUP_READS,
    ("GET", f"{ONE}/bepalingen/nieuw?vraag=money.spend"): GROUP_READS,
    ("POST", f"{ONE}/bepalingen"): GROUP_DOES,
    ("GET", f"{ONE}/bepalingen/{{place}}"): GROUP_READS,
    ("POST", f"{ONE}/bepalingen/{{place}}"): GROUP_DOES,
    ("POST", f"{ONE}/bepalingen/{{place}}/weg"): GROUP_DOES,
}
LIMIT = {"value": "2000", "unit": "EUR", "nl": "Het team tot € 2.000.", "en": "The team up to €2,000."}
CLAUSE = {"question": "roster.make", "answer": "team:alone"}
FORMS = {
    D: {"framework": "KAD-11"},
    f"{ONE}/uitnodigingen": {"person": "1"},
    f"{ONE}/afgevaardigden": {"person": "1", "team": "1"},
    f"{ONE}/ondernemingsraad": {"version": "3", "given_on": NOON.date().isoformat(), "said": "De raad stemt in."},
    f"{ONE}/stoppen": {"text": "Het is niet meer nodig."},
    f"{D}/{{ready}}/vaststellen": {"version": "2", "in_force_on": NOON.date().isoformat(), "why": "Alles is duurder."},
    f"{D}/{{stuck}}/tijdelijk": {"version": "2", "text": "De teams kunnen niet langer wachten."},
    f"{ONE}/tekst": {"version": "3", "title_nl": "Wat we uitgeven", "domain": "financien", "review_months": "12"},
    f"{ONE}/grenzen": {"version": "3", "key": "gifts", **LIMIT},
    f"{ONE}/grenzen/{{key}}": {"version": "3", "key": "team_max", **LIMIT},
    f"{ONE}/grenzen/{{unnamed}}/weg": {"version": "3"},
    f"{ONE}/bepalingen": {"version": "3", **CLAUSE},
    f"{ONE}/bepalingen/{{place}}": {"version": "3", **CLAUSE},
    f"{ONE}/bepalingen/{{place}}/weg": {"version": "3"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    """The owner's draft of KAD-10, with the MPP and the director in its group; somebody else is invited."""
    await adopted("KAD-16", "KAD-07", "KAD-10", "KAD-11", "KAD-18")
    owner = await acting(cast["owner"], NOON - timedelta(days=1))
    request = await asked(owner, framework="KAD-10")
    draft = await group_service.begin(owner, request_id=request.id)
    for who in ("mpp", "director", "colleague"):
        await group_service.invite(owner, draft, cast[who].id)
        if who != "colleague":
            await group_service.join(await acting(cast[who], NOON - timedelta(days=1)), draft)
    unnamed = {"key": "tips", "value": 10, "unit": "EUR", "nl": "Fooien tot € 10.", "en": "Tips up to €10."}
    await text_service.save_limit(owner, draft, 1, unnamed)
    await text_service.save_texts(owner, draft, 2, {"article": "WOR 27 lid 1 sub i"})
    FORMS[f"{ONE}/uitnodigingen"]["person"] = str(cast["hr"].id)
    FORMS[f"{ONE}/afgevaardigden"] |= {"person": str(cast["owner"].id), "team": str(cast.team.id)}
    return {
        "draft": draft,
        "request": request.id,
        "code": "KAD-11",
        "key": "team_max",
        "unnamed": "tips",
        "place": 0,
    } | await others(cast)


async def others(cast: Cast) -> dict[str, object]:
    """One that the delegates can be asked about, and one that had no consent twice."""
    stuck = await ready(cast, "KAD-16", "max_days", 40)
    await without_consent(cast, stuck, -28)
    await without_consent(cast, stuck, -14)
    return {"ready": await ready(cast, "KAD-07", "pilot_max_weeks", 20), "stuck": stuck}
