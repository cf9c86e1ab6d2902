"""See tests/test_matrix.py. One proposal is put to the team of the owner, another is for every colleague to read."""

from datetime import timedelta
from typing import Any

from teamhub.core.act import Act
from teamhub.decisions import queries as decisions
from teamhub.decisions.rules import Stance
from teamhub.people.tables import Person
from teamhub.proposals import advising, service
from tests.cast import Cast
from tests.conftest import NOON
from tests.decisions.about import OBJECTION, adopt
from tests.factories import acting
from tests.proposals.garden import OPEN_TREE, TREE

#       owner teammate colleague mpp hr council process practice director operator leaver visitor
ALL = (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 303, 303)
READ = (200, 200, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
OPEN = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
ADVISED = (200, 200, 404, 200, 404, 404, 404, 404, 404, 404, 303, 303)
TEAM = (303, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
MINE = (303, 403, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
TURN = (303, 403, 403, 404, 403, 404, 404, 404, 404, 404, 303, 303)
MATE = (403, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
MPP = (403, 403, 404, 303, 404, 404, 404, 404, 404, 404, 303, 303)
REPLY = (303, 403, 404, 403, 404, 404, 404, 404, 404, 404, 303, 303)
MATRIX = {
    ("GET", "/voorstellen"): ALL,
    ("GET", "/voorstellen/{running}"): READ,
    ("GET", "/voorstellen/{open}"): OPEN,
    ("GET", "/voorstellen/{objected}"): READ,
    ("GET", "/voorstellen/{done}"): READ,
    ("GET", "/voorstellen/{advised}"): ADVISED,
    ("POST", "/voorstellen/{running}/stem"): TEAM,
    ("POST", "/voorstellen/{running}/intrekking"): MINE,
    ("POST", "/voorstellen/{turn}/beurt"): TURN,
    ("POST", "/voorstellen/{objected}/opnieuw"): MINE,
    ("POST", "/voorstellen/{objected}/bezwaren/{voice}"): MINE,
    ("POST", "/voorstellen/{waiting}/oplossingen/{resolution}/akkoord"): MATE,
    ("POST", "/voorstellen/{waiting}/oplossingen/{resolution}/bezwaar"): MATE,
    ("POST", "/voorstellen/{done}/evaluatie"): MINE,
    ("POST", "/voorstellen/{advised}/adviseurs/{adviser}/advies"): MPP,
    ("POST", "/voorstellen/{answered}/adviezen/{advice}/reactie"): REPLY,
}
TEXT = {"text": "In een bak."}
FORMS: dict[str, dict[str, str]] = {
    "/voorstellen/{running}/stem": {"stance": "concern", "argument": "Wie geeft water?"},
    "/voorstellen/{objected}/opnieuw": {"why": "In een bak.", "days": "3"},
    "/voorstellen/{objected}/bezwaren/{voice}": TEXT,
    "/voorstellen/{waiting}/oplossingen/{resolution}/bezwaar": TEXT,
    "/voorstellen/{advised}/adviseurs/{adviser}/advies": TEXT,
    "/voorstellen/{done}/evaluatie": TEXT,
    "/voorstellen/{answered}/adviezen/{advice}/reactie": TEXT | {"followed": "true"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    for code in ("KAD-06", "KAD-10"):
        await adopt(code)
    there: dict[str, Any] = {name: await put(cast, name) for name in ("running", "objected", "waiting", "done")}
    there["open"] = await put(cast, "open", kind=OPEN_TREE.name)
    there["turn"] = await a_turn(cast)
    for name in ("objected", "waiting", "done"):
        await says(cast, there[name], Stance.CONSENT if name == "done" else Stance.OBJECTION)
    owner = await acting(cast["owner"])
    there["voice"], met = [await objection(owner, there[name]) for name in ("objected", "waiting")]
    await service.propose_resolution(owner, there["waiting"], met, "In een bak.")
    matter = await decisions.matter(owner, f"proposal:{there['waiting']}")
    there["resolution"] = matter.rounds[-1].objections[0].resolutions[0].id
    return there | await advised(cast)


async def put(cast: Cast, name: str, kind: str = TREE.name, amount: int = 800, **more: Any) -> int:
    """Early this morning, by the owner: after the leaver had gone."""
    act = await before(cast["owner"])
    payload = {"team": (cast.other_team if name == "done" else cast.team).id, "focus": name, "amount": amount}
    given = {} if "people" in more else {"team": cast.team.id}
    return await service.propose(act, kind, payload=payload, why="Fruit.", key=f"garden:{name}", **given, **more)


async def before(person: Person) -> Act:
    return await acting(person, NOON - timedelta(hours=8))


async def says(cast: Cast, proposal: int, stance: Stance) -> None:
    """The owner consents, and the teammate says this; nobody is left to wait for."""
    await service.speak(await before(cast["owner"]), proposal, Stance.CONSENT)
    why = OBJECTION if stance is Stance.OBJECTION else {}
    await service.speak(await before(cast["teammate"]), proposal, stance, **why)


async def a_turn(cast: Cast) -> int:
    people = tuple(cast[who].id for who in ("owner", "teammate", "colleague", "hr"))
    proposal = await put(cast, "turn", people=people, last=cast["teammate"].id)
    for who in ("owner", "hr"):
        await service.speak(await before(cast[who]), proposal, Stance.CONSENT)
    return proposal


async def objection(act: Act, proposal: int) -> int:
    return (await decisions.matter(act, f"proposal:{proposal}")).rounds[-1].objections[0].id


async def advised(cast: Cast) -> dict[str, int]:
    """Dear enough for the MPP to be asked; of the second one they have answered."""
    found: dict[str, int] = {}
    for name in ("advised", "answered"):
        found[name] = await put(cast, name, amount=2000)
        matter = await decisions.matter(await before(cast["owner"]), f"proposal:{found[name]}")
        found["adviser" if name == "advised" else "second"] = matter.asked[0].id
    await advising.give_advice(await before(cast["mpp"]), found["answered"], found["second"], "Doen.")
    matter = await decisions.matter(await before(cast["owner"]), f"proposal:{found['answered']}")
    return found | {"advice": matter.asked[0].given[0].id}
