"""An organisation in which every piece of data about an absence, leave or an application is one of a kind.

Each is a *marker*: where its bytes turn up, somebody was told. Who may be told is the matrix of domain.md 2.2.1.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from teamhub.absence import guidance_service, service
from teamhub.absence.rules import Early, Step
from teamhub.absence.service import Report
from teamhub.absence.tables import (
    Absence,
    AbsenceWork,
    CaseLook,
    FrequentTalk,
    MaternityLeave,
    StepDone,
    WorkedHours,
)
from teamhub.core.clock import ZONE
from teamhub.hiring.rules import Stage, Standing
from teamhub.hiring.selecting.rules import Outcome, Round
from teamhub.hiring.selecting.tables import SelectionLetter, TalkScore, TalkSlot
from teamhub.hiring.tables import VacancyCriterion
from teamhub.leave.feed import service as feed
from teamhub.leave.tables import Leave
from teamhub.people.tables import Person
from tests.cast import Cast
from tests.conftest import NOON
from tests.factories import a_person, a_role, acting, joins
from tests.hiring.factories import a_file, a_vacancy, an_applicant, on_committee

MONTHS = (
    ("januari", "january"), ("februari", "february"), ("maart", "march"), ("april", "april"), ("mei", "may"),
    ("juni", "june"), ("juli", "july"), ("augustus", "august"), ("september", "september"), ("oktober", "october"),
    ("november", "november"), ("december", "december"),
)  # fmt: skip
SEARCHED = ("zilverreiger", "8765")  # is in whatever people wrote here, and in a number; alone it tells nothing
# Days that nothing else here happens on, and that no calendar of the coming weeks shows.
FIRST, EXPECTED = date(2026, 2, 17), date(2026, 8, 19)
EARLIER, BACK = date(2025, 10, 23), date(2025, 10, 28)
LONG_FIRST, LONG_EXPECTED, LOOK_AGAIN = date(2025, 11, 19), date(2026, 9, 22), date(2026, 7, 23)
ADVISED, STEP, LOOKED = date(2025, 12, 24), date(2026, 1, 3), date(2026, 2, 21)
EXPECTING_FROM, EXPECTING_UNTIL = date(2026, 2, 5), date(2026, 9, 17)

TEAM = frozenset({"owner", "teammate", "coordinator", "absentee", "expecting"})
ALL = frozenset(
    {*TEAM, "colleague", "mpp", "hr", "council", "process", "practice", "director", "operator", "leaver", "visitor"}
)


FEEDS = ALL - {"council", "operator", "leaver", "visitor"}  # whose calendar programs can read


@dataclass(frozen=True)
class Marker:
    """`must` see it somewhere, `may` see it anywhere, and nobody else sees it at all."""

    name: str
    pattern: re.Pattern[str]
    must: frozenset[str]
    may: frozenset[str]
    unproved: frozenset[str] = frozenset()  # who sees it without a second factor too

    def is_in(self, text: str) -> bool:
        return bool(self.pattern.search(text))


@dataclass
class Planted:
    cast: Cast
    ids: dict[str, list[object]] = field(default_factory=dict)  # by the name of a parameter in an address
    feeds: dict[str, str] = field(default_factory=dict)  # whose calendar has which address


def words(text: str) -> re.Pattern[str]:
    return re.compile(re.escape(text), re.I)


def day(on: date) -> re.Pattern[str]:
    """However it is written: in words in both languages, in numbers, in a calendar file (also as the day it ends)."""
    nl, en = MONTHS[on.month - 1]
    months = "|".join(sorted({nl, en, nl[:3], en[:3]}))
    year = rf"(?!,? (?!{on.year})\d{{4}})"  # that of another year is another day
    ways = [
        rf"(?<!\d){on.day} (?:{months})\b{year}",
        rf"\b(?:{months}) {on.day}(?!\d){year}",
        on.isoformat(),
        rf"(?<!\d)0?{on.day}[-/.]0?{on.month}[-/.]{on.year}",
        f"{on:%Y%m%d}",
        f"{on + timedelta(days=1):%Y%m%d}",
    ]
    return re.compile("|".join(ways), re.I)


def ticked(name: str, *said: str) -> re.Pattern[str]:
    """A yes beside a question that everybody is asked: a box that is ticked, or the words by which it is said."""
    return re.compile("|".join([rf'name="{name}"[^>]*\schecked', rf'"{name}": true', *said]), re.I)


def marker(
    name: str, spelled: str | date | re.Pattern[str], must: Iterable[str], *, also: Iterable[str] = (), **more: object
) -> Marker:
    pattern = day(spelled) if isinstance(spelled, date) else words(spelled) if isinstance(spelled, str) else spelled
    return Marker(name, pattern, frozenset(must), frozenset({*must, *also}), **more)  # type: ignore[arg-type]


GUIDES = ("owner", "coordinator", "hr")
RUNS_IT = ("teammate", "hr")
TALKED = ("colleague", "practice", "teammate")  # who scored a talk, and who recruits
MARKERS = (
    # an absence that the team guides: the owner's
    marker("phone", "06-87654321", GUIDES, unproved={"owner"}),
    marker("address", "Zorghuis Zilverreiger aan de Kwelder", GUIDES, unproved={"owner"}),
    marker("contact wish", "Fluit als zilverreiger of wielewaal", GUIDES, unproved={"owner"}),
    marker("work", "Intake zilverreiger in de Merelstraat", {*TEAM, "hr"}, unproved={"owner"}),
    marker("first day", FIRST, GUIDES, unproved={"owner"}),
    marker("expected until", EXPECTED, {*TEAM, "hr"}, unproved=TEAM),
    marker("an earlier absence", EARLIER, ("owner",), also=("coordinator", "hr"), unproved={"owner"}),
    marker("agreements", "Elke week zilverreiger en roerdomp", GUIDES, unproved={"owner"}),
    # one that HR guides: the absentee's
    marker("phone in a file", "06-11223399", ("absentee", "hr"), also=("coordinator",), unproved={"absentee"}),
    marker("first day in a file", LONG_FIRST, ("absentee", "hr"), unproved={"absentee"}),
    marker("expected in a file", LONG_EXPECTED, ("absentee", "hr"), also=TEAM, unproved=TEAM),
    marker("when the team looks again", LOOK_AGAIN, {"absentee", "hr", "coordinator"}, also=TEAM, unproved=TEAM),
    marker("advice of the company doctor", ADVISED, ("absentee", "hr")),
    marker("a step of the Gatekeeper Act", STEP, ("absentee", "hr")),
    marker("who looked at the file", LOOKED, ("absentee",), also=("hr",)),
    # what somebody tells HR alone, whether and never which; and why HR took over early. All that is said of it besides
    # is the question on one's own report, and the choice of who may ask HR
    marker("a safety net", ticked("safety_net", r"safety net(?!.{0,40}\bno\b)", r"vangnet: ja"), ("owner", "hr"),
           unproved={"owner"}),
    marker("a work accident", ticked("work_accident", r"(?<!connected with a )work accident(?!.{0,40}\bno\b)"),
           ("owner", "hr"), unproved={"owner"}),
    marker("a liable third party", ticked("third_party", r"third party(?!.{0,40}\bno\b)", "aansprakelijke derde"),
           ("absentee", "hr"), unproved={"absentee"}),
    marker("why HR took over early", re.compile(r'(?<!value=")(?<!">)\b(?:tension|spanning)\b', re.I),
           ("absentee", "hr"), unproved={"absentee"}),
    # maternity leave: to others it is being away
    marker("maternity leave from", EXPECTING_FROM, ("expecting", "hr")),
    marker("maternity leave until", EXPECTING_UNTIL, ("expecting", "hr"), also=TEAM, unproved=TEAM),
    # leave
    marker("what was said with leave", "Naar de zilverreiger en de zeearend", TEAM, also=("hr",), unproved=ALL),
    # somebody who applied: the teammate recruits, the colleague is in the committee and scores without names
    marker("an applicant's name", "Fien Zilverreiger-Kwartels", RUNS_IT, unproved=ALL),
    marker("an applicant's address", "fien.kievit@example.org", RUNS_IT, unproved=ALL),
    marker("an applicant's phone", "06-55667788", RUNS_IT, unproved=ALL),
    marker("an applicant's file", "cv-zilverreiger-torenvalk.pdf", RUNS_IT, unproved=ALL),
    marker("an applicant's letter", "Ik zong jaren zilverreiger en grutto", RUNS_IT, also=("colleague",), unproved=ALL),
    # a talk: two of the committee scored it; who sits there for the council did not yet, and reads nothing of it
    marker("a note about a talk", "Vertelde zilverreiger over de kemphaan", TALKED, unproved=ALL),
    marker("another note about a talk", "Vroeg zilverreiger naar de tureluur", TALKED, unproved=ALL),
    marker("where a talk is", "Zaal Zilverreiger bij de sluis", {*TALKED, "council"}, unproved=ALL),
)  # fmt: skip


async def plant(cast: Cast) -> Planted:
    """Through the verbs, at their own moments, so that whatever follows from an act has followed.

    Beside what a part of the matrix has made: who is absent there already, is given all of it.
    """
    team = cast.team
    for name in ("coordinator", "absentee", "expecting"):
        cast[name] = await a_person(name.capitalize())
        await joins(cast[name], team)
    for name, person in cast.items():
        await Person.update({Person.email: f"{name}@oeverlicht.test"}).where(Person.id == person.id)
    await a_role(cast["coordinator"], team, "verzuim")
    await a_role(cast["teammate"], team, "werving")
    planted = Planted(cast)
    there = await Absence.objects().get((Absence.person == cast["owner"].id) & Absence.recovered_on.is_null())
    guided = await _onto(there) if there else await _guided_by_the_team(cast)
    absences = [*guided, await _guided_by_hr(cast)]
    await MaternityLeave(person=cast["expecting"].id, from_on=EXPECTING_FROM, until_on=EXPECTING_UNTIL).save()
    asked = Leave(
        person=cast["owner"].id, from_on=date(2026, 12, 7), until_on=date(2026, 12, 11), hours=36, asked_at=NOON,
        closes_on=date(2026, 3, 20), remark="Naar de zilverreiger en de zeearend",
    )  # fmt: skip
    await asked.save()
    vacancy = await a_vacancy(team, cast["teammate"], stage=Stage.OPEN)
    await on_committee(vacancy, cast["colleague"])
    applicant = await an_applicant(
        vacancy, "Fien Zilverreiger-Kwartels", email="fien.kievit@example.org", phone="06-55667788",
        letter="Ik zong jaren zilverreiger en grutto, en werk nu in de opvang.",
    )  # fmt: skip
    file = await a_file(applicant, name="cv-zilverreiger-torenvalk.pdf")
    planted.ids = {
        "person_id": [cast[name].id for name in ("owner", "absentee", "expecting", "mpp")],
        "team_id": [team.id, cast.other_team.id],
        "absence_id": [*absences],
        "leave_id": [asked.id],
        "file_id": [file.id],
        **await _talked(cast, {"vacancy_id": [vacancy.id], "applicant_id": [applicant.id]}),
        "key": ["absence.gap_days"],
    }
    for name in FEEDS:
        planted.feeds[name] = f"/agenda/{await feed.make(await acting(cast[name]), team=True)}"
    return planted


async def _guided_by_the_team(cast: Cast) -> tuple[int, int]:
    owner = cast["owner"]
    before = EARLIER - timedelta(days=40)  # with it the one of now is the third in twelve months, so there is a talk
    once = await service.report(await acting(owner, _at(before)), Report(before))
    await service.recover(await acting(owner, _at(before, 1)), once, before + timedelta(days=1))
    earlier = await service.report(await acting(owner, _at(EARLIER, 2)), Report(EARLIER))
    await service.recover(await acting(owner, _at(BACK)), earlier, BACK)
    said = Report(
        FIRST, expected_until=EXPECTED, phone="06-87654321", address="Zorghuis Zilverreiger aan de Kwelder",
        contact_wish="Fluit als zilverreiger of wielewaal", work=("Intake zilverreiger in de Merelstraat",),
        safety_net=True, work_accident=True,
    )  # fmt: skip
    absence = await service.report(await acting(owner, _at(FIRST, 2)), said)
    coordinator = await acting(cast["coordinator"], _at(FIRST, 3))
    await service.confirm(coordinator, absence)
    await FrequentTalk(
        absence=earlier, held_on=BACK, by=cast["coordinator"].id, agreements="Elke week zilverreiger en roerdomp"
    ).save()
    return absence, earlier


async def _onto(there: Absence) -> tuple[int, int]:
    """The same as `_guided_by_the_team`, as it stands."""
    about = {"person": there.person, "team": there.team, "reported_by": there.person}
    earlier = Absence(
        **about, first_day=EARLIER, recovered_on=BACK, recovery_noted_on=BACK, reported_at=_at(EARLIER, 2)
    )
    await earlier.save()
    await FrequentTalk(
        absence=earlier.id, held_on=BACK, by=there.person, agreements="Elke week zilverreiger en roerdomp"
    ).save()
    await Absence.update({
        Absence.first_day: FIRST, Absence.expected_until: EXPECTED, Absence.phone: "06-87654321",
        Absence.address: "Zorghuis Zilverreiger aan de Kwelder",
        Absence.contact_wish: "Fluit als zilverreiger of wielewaal",
        Absence.safety_net: True, Absence.work_accident: True,
    }).where(Absence.id == there.id)  # fmt: skip
    await AbsenceWork(absence=there.id, what="Intake zilverreiger in de Merelstraat").save()
    return int(there.id), int(earlier.id)


async def _talked(cast: Cast, ids: dict[str, list[object]]) -> dict[str, list[object]]:
    """A vacancy whose letters are decided, and a candidate with whom was talked this morning."""
    names_on = NOON.date() - timedelta(days=3)
    vacancy = await a_vacancy(cast.team, cast["teammate"], stage=Stage.SELECTING, criteria=2, names_on=names_on)
    await on_committee(vacancy, cast["colleague"], cast["practice"], cast["council"])
    one = await an_applicant(vacancy, "Joris Kluut", letter="Ik werk graag samen.", standing=Standing.INVITED)
    decided = {"outcome": Outcome.INVITE, "decided_by": cast["colleague"].id, "decided_at": NOON - timedelta(days=3)}
    letter = SelectionLetter(vacancy=vacancy.id, applicant=one.id, label="A", **decided)
    await letter.save()
    await TalkSlot(
        vacancy=vacancy.id, round=Round.FIRST, starts_at=NOON - timedelta(hours=4), minutes=45, applicant=one.id,
        place="Zaal Zilverreiger bij de sluis", by=cast["teammate"].id,
    ).save()  # fmt: skip
    [criterion, other] = await VacancyCriterion.objects().where(VacancyCriterion.vacancy == vacancy.id)
    notes = {"colleague": "Vertelde zilverreiger over de kemphaan", "practice": "Vroeg zilverreiger naar de tureluur"}
    for who, note in notes.items():
        about = {"applicant": one.id, "round": Round.FIRST, "scorer": cast[who].id, "at": NOON}
        await TalkScore(**about, criterion=criterion.id, score=4, note=note).save()
        await TalkScore(**about, criterion=other.id, score=3).save()
    return {
        "vacancy_id": [*ids["vacancy_id"], vacancy.id],
        "applicant_id": [*ids["applicant_id"], one.id],
        "letter_id": [letter.id],
    }


async def _guided_by_hr(cast: Cast) -> int:
    said = Report(LONG_FIRST, expected_until=LONG_EXPECTED, phone="06-11223399", third_party=True)
    absence = await service.report(await acting(cast["absentee"], _at(LONG_FIRST, 2)), said)
    await guidance_service.ask_early(await acting(cast["hr"], _at(date(2025, 12, 11))), absence, Early.TENSION)
    await guidance_service.hand_over(
        await acting(cast["hr"], _at(date(2025, 12, 12))), absence, near=cast["teammate"].id, look_again_on=LOOK_AGAIN
    )
    hr = cast["hr"].id
    await WorkedHours(absence=absence, from_on=ADVISED, hours=13, advised_on=ADVISED, by=hr, entered_on=ADVISED).save()
    await StepDone(absence=absence, step=Step.ANALYSIS, done_on=STEP, by=hr, entered_on=STEP).save()
    await CaseLook(absence=absence, by=hr, on=LOOKED).save()
    return absence


def _at(on: date, later: int = 0) -> datetime:
    """Noon, so many days later: reported the day itself, the moment of the act would tell the day too."""
    on += timedelta(days=later)
    return NOON.astimezone(ZONE).replace(year=on.year, month=on.month, day=on.day)
