"""See tests/test_matrix.py. Deciding, trying out, resting and spreading: the ideas are shared with everybody.

So whoever is not the owner and gets 403 saw the idea, and had no button that moves it.
"""

import json
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from teamhub.decisions.rules import Capacity, Manner, Outcome, Stance
from teamhub.decisions.tables import (
    Advice,
    AdviceRequest,
    Adviser,
    ConsentRound,
    Decision,
    Doubt,
    Resolution,
    Voice,
)
from teamhub.ideas.deciding.rules import ruled
from teamhub.ideas.pilots.tables import Pilot
from teamhub.ideas.spreading.rules import Mode
from teamhub.ideas.stages import Stage
from teamhub.ideas.tables import Audience, Idea, IdeaGuest, IdeaVersion
from tests.cast import Cast
from tests.conftest import NOON
from tests.decisions.about import OBJECTION, RULING, agree
from tests.frameworks.agreed import in_force

#       owner teammate colleague mpp hr council process practice director operator leaver visitor
READ = (200, 200, 200, 200, 200, 200, 200, 200, 200, 404, 303, 303)
MINE = (200, 403, 403, 403, 403, 403, 403, 403, 403, 404, 303, 303)
SENT = (303, 403, 403, 403, 403, 403, 403, 403, 403, 404, 303, 303)
TEAM = (303, 303, 403, 403, 403, 403, 403, 403, 403, 404, 303, 303)
MATE = (403, 303, 403, 403, 403, 403, 403, 403, 403, 404, 303, 303)
NEXT = (403, 403, 303, 403, 403, 403, 403, 403, 403, 404, 303, 303)
LOOK = (403, 403, 200, 403, 403, 403, 403, 403, 403, 404, 303, 303)
MATRIX = {
    ("GET", "/ideen/{open}/advies/nieuw"): MINE,
    ("POST", "/ideen/{open}/advies"): SENT,
    ("POST", "/ideen/{advice}/adviseurs/{adviser}/advies"): MATE,
    ("POST", "/ideen/{advice}/adviezen/{given}/reactie"): SENT,
    ("GET", "/ideen/{open}/besluit/nieuw"): MINE,
    ("POST", "/ideen/{ready}/besluit"): SENT,
    ("GET", "/ideen/{decided}/besluiten/{decision}"): READ,
    ("POST", "/ideen/{decided}/besluiten/{decision}/evaluatie"): SENT,
    ("POST", "/ideen/{decided}/besluiten/{decision}/twijfel"): TEAM,
    ("POST", "/ideen/{decided}/besluiten/{decision}/twijfel/{doubt}"): SENT,
    ("GET", "/ideen/{open}/rondes/nieuw"): MINE,
    ("POST", "/ideen/{open}/rondes"): SENT,
    ("GET", "/ideen/{running}/rondes/{round}"): READ,
    ("POST", "/ideen/{running}/rondes/{round}/fase"): SENT,
    ("POST", "/ideen/{running}/rondes/{round}/intrekking"): SENT,
    ("POST", "/ideen/{running}/rondes/{round}/voorstel"): SENT,
    ("POST", "/ideen/{running}/rondes/{round}/bijdragen"): TEAM,
    ("POST", "/ideen/{running}/rondes/{round}/stem"): TEAM,
    ("POST", "/ideen/{objected}/rondes/{over}/bezwaren/{voice}"): SENT,
    ("POST", "/ideen/{waiting}/rondes/{waited}/oplossingen/{resolution}/akkoord"): MATE,
    ("POST", "/ideen/{waiting}/rondes/{waited}/oplossingen/{resolution}/bezwaar"): MATE,
    ("GET", "/ideen/{decided}/pilot/nieuw"): MINE,
    ("POST", "/ideen/{decided}/pilot"): SENT,
    ("GET", "/ideen/{tried}/pilot"): READ,
    ("POST", "/ideen/{tried}/pilot/metingen"): TEAM,
    ("POST", "/ideen/{tried}/pilot/verlenging"): SENT,
    ("POST", "/ideen/{tried}/pilot/evaluatie"): SENT,
    ("POST", "/ideen/{decided}/verankering"): SENT,
    ("GET", "/ideen/{evaluated}/aanpassing"): MINE,
    ("POST", "/ideen/{evaluated}/aanpassing"): SENT,
    ("GET", "/ideen/{embedded}/effect"): MINE,
    ("POST", "/ideen/{embedded}/effect"): SENT,
    ("GET", "/ideen/{open}/parkeren"): MINE,
    ("POST", "/ideen/{open}/parkeren"): SENT,
    ("POST", "/ideen/{parked}/wekken"): SENT,
    ("GET", "/ideen/{open}/stoppen"): MINE,
    ("POST", "/ideen/{open}/stoppen"): SENT,
    ("GET", "/ideen/{open}/buiten-kader"): MINE,
    ("POST", "/ideen/{open}/buiten-kader"): SENT,
    ("POST", "/ideen/{outside}/binnen-kader"): SENT,
    ("GET", "/ideen/{embedded}/verspreiding"): MINE,
    ("POST", "/ideen/{embedded}/verspreiding"): SENT,
    ("GET", "/ideen/{embedded}/overname"): LOOK,
    ("POST", "/ideen/{embedded}/overname"): NEXT,
}
TEXT = {"text": "Eén formulier."}
LATER = {"evaluate_on": "2026-12-01"}
FORMS: dict[str, dict[str, str]] = {
    "/ideen/{advice}/adviseurs/{adviser}/advies": TEXT,
    "/ideen/{advice}/adviezen/{given}/reactie": TEXT | {"followed": "false"},
    "/ideen/{ready}/besluit": TEXT | LATER,
    "/ideen/{decided}/besluiten/{decision}/evaluatie": TEXT,
    "/ideen/{decided}/besluiten/{decision}/twijfel": TEXT,
    "/ideen/{decided}/besluiten/{decision}/twijfel/{doubt}": TEXT,
    "/ideen/{open}/rondes": TEXT | LATER,
    "/ideen/{running}/rondes/{round}/voorstel": TEXT,
    "/ideen/{running}/rondes/{round}/bijdragen": TEXT,
    "/ideen/{running}/rondes/{round}/stem": {"stance": "consent"},
    "/ideen/{objected}/rondes/{over}/bezwaren/{voice}": TEXT,
    "/ideen/{waiting}/rondes/{waited}/oplossingen/{resolution}/bezwaar": TEXT,
    "/ideen/{decided}/pilot": {"question": "Werkt het?", "starts_on": "2026-03-03", "ends_on": "2026-04-03"},
    "/ideen/{tried}/pilot/metingen": TEXT,
    "/ideen/{tried}/pilot/verlenging": {"ends_on": "2026-05-01"},
    "/ideen/{tried}/pilot/evaluatie": {"result": "Ja.", "clients": "Rust."},
    "/ideen/{evaluated}/aanpassing": TEXT,
    "/ideen/{embedded}/effect": TEXT,
    "/ideen/{open}/parkeren": TEXT | {"wake_on": "2026-05-01"},
    "/ideen/{open}/stoppen": TEXT,
    "/ideen/{open}/buiten-kader": TEXT | {"framework": "KAD-10"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    await agree()
    FORMS["/ideen/{open}/advies"] = {"question": "Doen we dit?", f"p{cast['hr'].id}": "on"}
    FORMS["/ideen/{embedded}/verspreiding"] = {f"t{cast.other_team.id}": "on"}
    FORMS["/ideen/{embedded}/overname"] = {"team": str(cast.other_team.id), "mode": Mode.AS_IS}
    there = {
        name: await idea(cast, stage)
        for name, stage in {
            "open": Stage.OPEN,
            "advice": Stage.ADVICE,
            "ready": Stage.ADVICE,
            "running": Stage.DECISION,
            "objected": Stage.DECISION,
            "waiting": Stage.DECISION,
            "decided": Stage.DECISION,
            "tried": Stage.PILOT,
            "evaluated": Stage.EVALUATION,
            "embedded": Stage.EMBEDDED,
            "parked": Stage.PARKED,
            "outside": Stage.OUTSIDE,
        }.items()
    }
    adviser = await an_adviser(cast, there["advice"])
    await an_adviser(cast, there["ready"], due_on=date(2026, 3, 1))
    await Idea.update(clients=False).where(Idea.id == there["ready"])
    given = await saved(Advice(adviser=adviser, by=cast["teammate"].id, at=NOON, text="Doen."))
    round, over, waited = [
        await a_round(cast, there[name], days) for name, days in (("running", 3), ("objected", -3), ("waiting", -3))
    ]
    voice, met = await an_objection(cast, over), await an_objection(cast, waited)
    resolution = await saved(Resolution(voice=met, by=cast["owner"].id, at=NOON, text="Een bak."))
    decision = await a_decision(cast, there["decided"], "decide")
    doubt = await saved(Doubt(decision=decision, by=cast["teammate"].id, at=NOON, text="De put lekt."))
    tried = await a_decision(cast, there["tried"], "decide")
    await a_decision(cast, there["tried"], "extend")
    days = {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 4, 1)}
    await saved(Pilot(idea=there["tried"], decision=tried, question="Werkt het?", **days))
    found = {"adviser": adviser, "given": given, "round": round, "over": over, "waited": waited, "voice": voice}
    return there | found | {"resolution": resolution, "decision": decision, "doubt": doubt}


async def saved(row: Any) -> int:
    await row.save()
    return int(row.id)


async def idea(cast: Cast, stage: Stage) -> int:
    resume = Stage.OPEN if stage in (Stage.PARKED, Stage.OUTSIDE) else None
    at = {"thought_at": NOON, "shared_at": NOON, "moved_at": NOON}
    given = {"owner": cast["owner"].id, "team": cast.team.id, "audience": Audience.ORGANISATION, "stage": stage}
    words = {"title": "Eén formulier", "matters": "Rust", "proposal": "Twee pagina's", "clients": False}
    row = await saved(Idea(**given, **at, **words, resume_stage=resume))
    await saved(IdeaGuest(idea=row, person=cast["council"].id))  # of whom advice was asked
    await saved(IdeaVersion(idea=row, number=1, by=cast["owner"].id, at=NOON, text="", note="", fingerprint="0"))
    return row


async def an_adviser(cast: Cast, idea_id: int, due_on: date = date(2026, 3, 16)) -> int:
    asked = {"subject": f"idea:{idea_id}", "question": "Doen we dit?", "by": cast["owner"].id, "at": NOON}
    request = await saved(AdviceRequest(**asked))
    who = {"person": cast["teammate"].id, "capacity": Capacity.COLLEAGUE}
    return await saved(Adviser(request=request, due_on=due_on, **who))


async def a_round(cast: Cast, idea_id: int, days: int) -> int:
    """In its first phase, or over since so many days."""
    end = NOON + timedelta(days=days)
    ends = {"picture_ends": end, "opinion_ends": end, "decision_ends": end}
    settled = {"settled_at": end, "outcome": Outcome.OBJECTED} if days < 0 else {}
    about = {"subject": f"idea:{idea_id}", "purpose": "decide", "team": cast.team.id, "proposal": "Doen."}
    who = {"doer": cast["owner"].id, "by": cast["owner"].id, "at": NOON - timedelta(days=5)}
    agreed = {"ruling": json.dumps(asdict(RULING)), "quorum": 60, "resolve_days": 21}
    return await saved(ConsentRound(**about, **who, **agreed, **ends, **settled, evaluate_on=date(2026, 9, 1)))


async def an_objection(cast: Cast, round: int) -> int:
    who = {"round": round, "person": cast["teammate"].id, "at": NOON - timedelta(days=4), "edition": 1}
    return await saved(Voice(**who, stance=Stance.OBJECTION, **OBJECTION))


async def a_decision(cast: Cast, idea_id: int, purpose: str) -> int:
    row = await Idea.objects().get(Idea.id == idea_id)
    assert row
    kept = {"ruling": json.dumps(asdict(ruled(row, in_force()))), "way": Manner.ADVICE, "round": None}
    what = {"subject": f"idea:{idea_id}", "purpose": purpose, "text": "We doen het.", "at": NOON}
    who = {"by": cast["owner"].id, "doer": cast["owner"].id, "evaluate_on": date(2026, 9, 1)}
    return await saved(Decision(**kept, **what, **who))
