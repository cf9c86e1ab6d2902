"""See tests/test_matrix.py. Owner recruits; teammate, colleague and council are the committee; then MPP and HR."""

import json
from dataclasses import asdict
from datetime import timedelta
from decimal import Decimal
from typing import Any

from teamhub.frameworks.authority import Clause, Decider, Way, rule
from teamhub.hiring import queries as hiring
from teamhub.hiring.rules import Stage, Standing
from teamhub.hiring.selecting.questions import TERMS
from teamhub.hiring.selecting.rules import Outcome, Paper, Round, State
from teamhub.hiring.selecting.tables import (
    HireChoice,
    HireSeen,
    LetterScore,
    SelectionLetter,
    TalkQuestion,
    TalkSlot,
)
from teamhub.hiring.tables import Vacancy
from teamhub.proposals.tables import Proposal
from tests.cast import Cast
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.factories import a_person, a_role, joins
from tests.hiring.factories import a_vacancy, an_applicant, on_committee

TODAY = NOON.date()
REST = (404, 404, 404, 404, 303, 303)
#             owner teammate colleague mpp hr council process practice director operator leaver visitor
READS = (200, 200, 200, 404, 404, 200, *REST)
ALL = (303, 303, 303, 404, 404, 303, *REST)
RECRUITER = (303, 403, 403, 404, 404, 403, *REST)
COMMITTEE = (403, 303, 303, 404, 404, 303, *REST)
TEAM = (303, 303, 403, 403, 403, 403, *REST)
MPP = (403, 403, 403, 303, 403, 403, *REST)
HR = (403, 403, 403, 403, 303, 403, *REST)
V = "/vacatures"
MATRIX = {
    ("GET", f"{V}/{{letters}}/brieven"): READS,
    ("POST", f"{V}/{{fresh}}/brieven"): RECRUITER,
    ("POST", f"{V}/{{decided}}/brieven/akkoord"): COMMITTEE,
    ("GET", f"{V}/{{letters}}/brieven/{{letter}}"): READS,
    ("POST", f"{V}/{{letters}}/brieven/{{letter}}/punten"): COMMITTEE,
    ("POST", f"{V}/{{letters}}/brieven/{{scored}}/besluit"): COMMITTEE,
    ("GET", f"{V}/{{talks}}/gesprekken"): READS,
    ("GET", f"{V}/{{talks}}/gesprekken/vragenblad"): READS,
    ("POST", f"{V}/{{talks}}/gesprekken/vragen"): COMMITTEE,
    ("POST", f"{V}/{{talks}}/gesprekken/vragen/{{question}}/weg"): (303, 303, 403, 404, 404, 403, *REST),
    ("POST", f"{V}/{{talks}}/gesprekken/momenten"): ALL,
    ("POST", f"{V}/{{talks}}/gesprekken/momenten/{{free}}/weg"): ALL,
    ("POST", f"{V}/{{talks}}/gesprekken/momenten/{{free}}/voor"): ALL,
    ("POST", f"{V}/{{talks}}/gesprekken/momenten/{{taken}}/vrij"): ALL,
    ("POST", f"{V}/{{talks}}/gesprekken/antwoorden"): RECRUITER,
    ("POST", f"{V}/{{talks}}/gesprekken/{{rejected}}/antwoord"): RECRUITER,
    ("GET", f"{V}/{{talks}}/gesprekken/{{talked}}"): READS,
    ("POST", f"{V}/{{talks}}/gesprekken/{{talked}}/punten"): COMMITTEE,
    ("POST", f"{V}/{{talks}}/gesprekken/{{talked}}/niet-bij"): COMMITTEE,
    ("POST", f"{V}/{{talks}}/gesprekken/{{spare}}/afwijzing"): COMMITTEE,
    ("POST", f"{V}/{{talks}}/gesprekken/{{kept}}/reserve"): COMMITTEE,
    ("GET", f"{V}/{{chosen}}/keuze"): (200, 200, 200, 200, 200, 200, *REST),
    ("POST", f"{V}/{{talks}}/keuze"): (303, 303, 403, 404, 404, 403, *REST),
    ("POST", f"{V}/{{chosen}}/keuze/gesproken"): MPP,
    ("POST", f"{V}/{{chosen}}/keuze/voorwaarden"): MPP,
    ("POST", f"{V}/{{chosen}}/keuze/terug"): MPP,
    ("POST", f"{V}/{{back}}/keuze/antwoord"): TEAM,
    ("POST", f"{V}/{{chosen}}/keuze/nee"): (303, 403, 403, 303, 303, 403, *REST),
    ("POST", f"{V}/{{chosen}}/keuze/gezien"): HR,
    ("POST", f"{V}/{{agreed}}/keuze/vervuld"): HR,
    ("GET", f"{V}/{{filled}}/keuze/welkom"): (403, 403, 403, 403, 200, 403, *REST),
    ("POST", f"{V}/{{filled}}/keuze/welkom"): HR,
    ("POST", f"{V}/{{filled}}/keuze/welkom/al-vastgelegd"): HR,
}
RULING = json.dumps(asdict(rule(TERMS, {}, [Clause("KAD-01", 3, "hiring.terms", Decider.MPP, Way.ALONE)])))
START = str(TODAY + timedelta(days=30))
FORMS: dict[str, dict[str, str]] = {
    f"{V}/{{letters}}/brieven/{{letter}}/punten": {},
    f"{V}/{{letters}}/brieven/{{scored}}/besluit": {"outcome": str(Outcome.INVITE)},
    f"{V}/{{talks}}/gesprekken/vragen": {"round": str(Round.SECOND), "words": "Wat zou je hier als eerste doen?"},
    f"{V}/{{talks}}/gesprekken/momenten": {
        "round": str(Round.FIRST), "on": START, "begins": "10:30", "minutes": "45", "place": "De Wetering 3",
    },
    f"{V}/{{talks}}/gesprekken/momenten/{{free}}/voor": {},
    f"{V}/{{talks}}/gesprekken/{{talked}}/punten": {"round": str(Round.FIRST)},
    f"{V}/{{talks}}/gesprekken/{{talked}}/niet-bij": {"round": str(Round.FIRST)},
    f"{V}/{{talks}}/gesprekken/{{spare}}/afwijzing": {"words": "Je werkt liever alleen."},
    f"{V}/{{talks}}/keuze": {"why": "De kandidaat bleef rustig.", "condition": "", "days": "5"},
    f"{V}/{{chosen}}/keuze/gesproken": {"on": str(TODAY)},
    f"{V}/{{chosen}}/keuze/voorwaarden": {"start_on": START, "until_on": "", "hours": "28"},
    f"{V}/{{chosen}}/keuze/terug": {"ground": "cao", "explanation": "De cao laat deze uren niet toe."},
    f"{V}/{{back}}/keuze/antwoord": {"words": "We zoeken een andere oplossing."},
    f"{V}/{{filled}}/keuze/welkom": {"name": "Isabel Monteiro", "joined_on": START, "hours": "28", "team": "0"},
    f"{V}/{{filled}}/keuze/welkom/al-vastgelegd": {},
    f"{V}/{{chosen}}/keuze/gezien": {
        "what": str(Paper.VOG), "seen_on": str(TODAY), "issued_on": str(TODAY - timedelta(days=9)),
    },
}  # fmt: skip


async def prepare(cast: Cast) -> dict[str, object]:
    for code in ("KAD-01", "KAD-06"):
        await adopt(code)
    await a_role(cast["owner"], cast.team, "werving")
    there: dict[str, object] = {"fresh": await _vacancy(cast)}
    await an_applicant(await _found(there["fresh"]))
    there |= await _letters(cast)
    there |= await _talks(cast)
    for name, state in (
        ("chosen", State.TALK),
        ("back", State.PUT_BACK),
        ("agreed", State.AGREED),
        ("filled", State.HIRED),
    ):
        there[name] = await _choice(cast, state)
    newcomer = await a_person("Isabel Monteiro", joined_on=TODAY)
    await joins(newcomer, cast.team, from_on=TODAY)
    FORMS[f"{V}/{{filled}}/keuze/welkom/al-vastgelegd"] = {"person": str(newcomer.id)}
    return there


async def _vacancy(cast: Cast, stage: Stage = Stage.SELECTING, **fields: Any) -> int:
    row = await a_vacancy(cast.team, cast["owner"], stage=stage, **fields)
    await on_committee(row, cast["teammate"], cast["colleague"], cast["council"])
    return int(row.id)


async def _found(vacancy: object) -> Vacancy:
    row = await Vacancy.objects().get(Vacancy.id == vacancy)
    assert row
    return row


async def _letter(vacancy: int, label: str, **fields: Any) -> int:
    applicant = await an_applicant(await _found(vacancy))
    row = SelectionLetter(vacancy=vacancy, applicant=applicant.id, label=label, words="", **fields)
    await row.save()
    return int(row.id)


async def _letters(cast: Cast) -> dict[str, object]:
    """Of one vacancy a letter that nobody has scored and one that two did; another has all decided."""
    vacancy = await _vacancy(cast)
    criteria = [one.id for one in await hiring.criteria(vacancy)]
    FORMS[f"{V}/{{letters}}/brieven/{{letter}}/punten"] = {f"score_{key}": "4" for key in criteria}
    letter, scored = await _letter(vacancy, "A"), await _letter(vacancy, "B")
    for scorer in ("colleague", "council"):
        for key in criteria:
            given = {"letter": scored, "scorer": cast[scorer].id, "criterion": key, "score": 3, "note": "", "at": NOON}
            await LetterScore(**given).save()
    decided = await _vacancy(cast)
    by = {"decided_by": cast["teammate"].id, "decided_at": NOON, "ruling": None}
    await _letter(decided, "A", outcome=Outcome.INVITE, **by)
    return {"letters": vacancy, "letter": letter, "scored": scored, "decided": decided}


async def _talks(cast: Cast) -> dict[str, object]:
    """Names are known: a talk was held, one is planned, a moment is free, somebody waits for an answer."""
    vacancy = await _vacancy(cast, names_on=TODAY)
    row = await _found(vacancy)
    criteria = [one.id for one in await hiring.criteria(vacancy)]
    talked = await an_applicant(row, "Rozemarijn Kloos", standing=Standing.INVITED)
    spare = await an_applicant(row, "Deepak Autar", standing=Standing.RESERVE, consent_on=TODAY)
    kept = await an_applicant(row, "Fien Roozendaal", standing=Standing.INVITED, consent_on=TODAY)
    rejected = await an_applicant(row, "Sanne Dorrestein", standing=Standing.REJECTED, reason=criteria[0],
                                  reason_words="Je brief ging over iets anders.", settled_on=TODAY)  # fmt: skip
    slots = [
        TalkSlot(vacancy=vacancy, round=Round.FIRST, starts_at=NOON + timedelta(days=days), minutes=45,
                 place="Alkmaar", applicant=whose.id if whose else None, by=cast["owner"].id)
        for days, whose in ((-1, talked), (2, None), (3, kept))
    ]  # fmt: skip
    for slot in slots:
        await slot.save()
    question = TalkQuestion(vacancy=vacancy, round=Round.SECOND, words="Waar word je stil van?", by=cast["teammate"].id,
                            criterion=criteria[1], at=NOON)  # fmt: skip
    await question.save()
    scores = {f"score_{key}": "4" for key in criteria}
    FORMS[f"{V}/{{talks}}/gesprekken/{{talked}}/punten"] |= scores
    FORMS[f"{V}/{{talks}}/gesprekken/vragen"]["criterion"] = str(criteria[0])
    FORMS[f"{V}/{{talks}}/gesprekken/{{spare}}/afwijzing"]["reason"] = str(criteria[0])
    FORMS[f"{V}/{{talks}}/gesprekken/momenten/{{free}}/voor"]["applicant"] = str(talked.id)
    FORMS[f"{V}/{{talks}}/keuze"]["applicant"] = str(spare.id)
    # who was talked with has a moment in this round already: the free one is of the next
    await TalkSlot.update({TalkSlot.round: Round.SECOND}).where(TalkSlot.id == slots[1].id)
    ids = {"talked": talked.id, "spare": spare.id, "kept": kept.id, "rejected": rejected.id}
    return {"talks": vacancy, "free": slots[1].id, "taken": slots[2].id, "question": question.id, **ids}


async def _choice(cast: Cast, state: State) -> int:
    stage = {State.PUT_BACK: Stage.SELECTING, State.HIRED: Stage.FILLED}.get(state, Stage.TERMS)
    vacancy = await _vacancy(cast, stage, names_on=TODAY)
    standing = Standing.HIRED if state is State.HIRED else Standing.CHOSEN
    if state is State.PUT_BACK:
        standing = Standing.INVITED
    applicant = await an_applicant(await _found(vacancy), "Isabel Monteiro", standing=standing)
    put = Proposal(type="hiring.choose", key=f"vacancy:{vacancy}", team=cast.team.id, payload="{}", names="{}",
                   lines="[]", why="Omdat.", by=cast["owner"].id, at=NOON)  # fmt: skip
    await put.save()
    ended = state in (State.PUT_BACK, State.HIRED)
    terms = {"start_on": TODAY + timedelta(days=30), "hours": Decimal(28), "agreed_on": TODAY}
    row = HireChoice(
        vacancy=vacancy, applicant=applicant.id, proposal=put.id, state=state, condition="Vier weken duo.",
        chosen_on=TODAY, ruling=RULING, ground="cao" if state is State.PUT_BACK else "",
        explanation="De cao laat dit niet toe." if state is State.PUT_BACK else "", answer="",
        ended_on=TODAY if ended else None, **(terms if state in (State.AGREED, State.HIRED) else {}),
    )  # fmt: skip
    await row.save()
    for paper in (Paper.VOG, Paper.DIPLOMA) if state is State.AGREED else ():
        issued = TODAY if paper is Paper.VOG else None
        await HireSeen(choice=row.id, what=paper, seen_on=TODAY, issued_on=issued, by=cast["hr"].id).save()
    return vacancy
