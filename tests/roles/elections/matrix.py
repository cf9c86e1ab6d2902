"""See tests/test_matrix.py. Elections of the owner's team: nobody outside it knows that there are any."""

from datetime import timedelta
from typing import Any

from teamhub.decisions.rules import Stance
from teamhub.proposals import service as proposals
from teamhub.roles.elections import proposing_service, service
from teamhub.roles.elections.proposing_service import Terms
from teamhub.roles.elections.rules import How
from teamhub.roles.elections.service import Wanted
from tests.cast import Cast
from tests.conftest import NOON
from tests.decisions.about import OBJECTION, adopt
from tests.factories import a_team_role, acting

#       owner teammate colleague mpp hr council process practice director operator leaver visitor
READ = (200, 200, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
TEAM = (303, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
LEADS = (303, 403, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
MATE = (409, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)  # the owner has no nomination to stay with
TOMORROW = (NOON + timedelta(days=1)).date().isoformat()
HERE = "/verkiezingen/"
MATRIX = {
    ("GET", "/rollen/{role}/verkiezingen"): READ,
    ("GET", "/rollen/{role}/verkiezingen/nieuw"): READ,
    ("POST", "/rollen/{role}/verkiezingen"): TEAM,
    **{("GET", f"{HERE}{{{name}}}"): READ for name in ("planned", "open", "changing", "ready", "objected", "held")},
    ("POST", HERE + "{open}/nominatie"): TEAM,
    ("POST", HERE + "{changing}/nominatie"): TEAM,
    ("POST", HERE + "{changing}/blijf"): MATE,
    ("POST", HERE + "{open}/niet-mij"): TEAM,
    ("POST", HERE + "{open}/verder"): LEADS,
    ("POST", HERE + "{ready}/wisselronde"): LEADS,
    ("POST", HERE + "{ready}/leiden"): TEAM,  # whoever leads it is a candidate
    ("POST", HERE + "{ready}/voordracht"): LEADS,
    ("POST", HERE + "{objected}/opnieuw"): LEADS,
    ("POST", HERE + "{open}/intrekking"): LEADS,
}
TERMS = {"why": "Uit de redenen.", "months": "6", "days": "3", "help": "Ilse", "focus": "", "divide": "on"}
FORMS: dict[str, dict[str, str]] = {
    "/rollen/{role}/verkiezingen": {
        "profile": "Iemand die rust brengt.", "months": "6", "first_on": TOMORROW, "how": "over days",
        "opens_on": TOMORROW, "days": "5", "change_days": "2",
    },
    HERE + "{open}/nominatie": {"reason": "Vat samen.", "stage": "nominations"},
    HERE + "{changing}/nominatie": {"reason": "Vat samen.", "stage": "change round"},
    HERE + "{open}/niet-mij": {"why": "Druk."},
    HERE + "{open}/verder": {"stage": "nominations"},
    HERE + "{ready}/voordracht": TERMS,
    HERE + "{objected}/opnieuw": TERMS,
    HERE + "{open}/intrekking": {"why": "De rol vervalt."},
}  # fmt: skip


async def prepare(cast: Cast) -> dict[str, object]:
    for code in ("KAD-06", "KAD-11"):
        await adopt(code)
    owner, mate = await acting(cast["owner"]), await acting(cast["teammate"])
    for path, field in (
        ("/rollen/{role}/verkiezingen", "facilitator"),
        *((p, "person") for p in FORMS if p[-3:] in ("tie", "cht")),
    ):
        FORMS[path] = {**FORMS[path], field: str(cast["owner"].id)}
    there: dict[str, Any] = {"role": (await a_team_role(cast.team, "planner")).id}
    for name in ("planned", "open", "changing", "ready", "objected", "held"):
        role = await a_team_role(cast.team, f"rol-{name}")
        opens = (NOON + timedelta(days=name == "planned")).date()
        wanted = Wanted(profile="Wie?", facilitator=cast["owner"].id, how=How.MEETING, opens_on=opens)
        there[name] = await service.start(owner, role.id, wanted)
        if name not in ("planned", "open"):
            await service.nominate(
                mate, there[name], cast["teammate" if name == "changing" else "owner"].id, "Ziet veel."
            )
            await service.lead_on(owner, there[name])
        if name in ("ready", "objected", "held"):
            await service.lead_on(owner, there[name])
    for name in ("objected", "held"):
        put = await proposing_service.propose(owner, there[name], cast["owner"].id, Terms(why="Om de redenen."))
        met = name == "held"
        await proposals.speak(mate, put, Stance.CONSENT if met else Stance.OBJECTION, **({} if met else OBJECTION))
        await proposals.speak(owner, put, Stance.CONSENT)
    return there
