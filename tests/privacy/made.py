"""Rows of every kind that goes by itself: see history.py."""

import json
from datetime import date, timedelta
from decimal import Decimal
from secrets import token_hex
from typing import Any

from teamhub.absence.cases.tables import StepNotice
from teamhub.absence.tables import (
    Absence,
    AbsenceContact,
    AbsenceWork,
    CaseLook,
    FrequentTalk,
    MaternityLeave,
    StepDone,
    WorkedHours,
)
from teamhub.core.mail import Mail
from teamhub.hiring.rules import Stage, Standing
from teamhub.hiring.selecting.tables import LetterScore, SelectionLetter, TalkScore, TalkSlot
from teamhub.hiring.tables import ApplicantFile, ApplicantLink, VacancyCriterion
from teamhub.joining.contracts.tables import Contract, ContractReview, ReviewVoice
from teamhub.joining.onboarding.tables import OnboardingPlan, PlanItem, PlanWeek
from teamhub.leave.tables import Leave, LeaveVoice, WorkPattern
from teamhub.people.tables import Person
from teamhub.sign_in.tables import PasswordLink, Session
from teamhub.training.certificates.tables import CertificateTold, Registration
from teamhub.training.needs.tables import Need, NeedVoice
from teamhub.training.passing.tables import PassedSession, PassedTo, Trainer
from teamhub.training.plans.tables import Participant, Plan
from teamhub.training.tables import Certificate, Training
from tests.conftest import NOON
from tests.hiring.factories import PDF, a_vacancy, an_applicant
from tests.privacy.history import BASE, DAY, NAME, Goes, History, Key, moment, months_on, never

LEARNED = "training.keep_years_after_leaving"
WORDS = f"Woorden van {NAME}."


async def absences(h: History, person: Person) -> None:
    """In a row, with or without maternity leave between them."""
    spells: list[tuple[Key, date, date | None]] = []
    leave = h.past()
    leaves = [(leave, leave + h.chance.randint(0, 130) * DAY)] if h.maybe(3) else []
    day = h.past(1500)
    for _ in range(h.chance.randint(1, 3)):
        back = day + h.chance.randint(1, 200) * DAY if h.maybe(1) and not h.maybe(4) else None
        spells.append((await _absence(h, person, day, back), day, back))
        if back is None:
            break
        day = back + h.chance.choice([0, 3, 20, 27, 28, 41, 60, 200]) * DAY
    for number, (key, first, _) in enumerate(spells):
        await _file(h, key, first, _completed(h, spells, number, leaves))
    for from_on, until_on in leaves:
        ends = _unneeded(h, spells, from_on, until_on)
        await h.keep(MaternityLeave, ends, person=person.id, from_on=from_on, until_on=until_on)


async def _absence(h: History, person: Person, first: date, back: date | None) -> Key:
    gone = h.left(person, "absence.retention_years")
    over = min([day for day in (back, person.left_on + DAY if person.left_on else None) if day], default=None)
    row: dict[str, Any] = {
        "person": person.id, "first_day": first, "recovered_on": back, "recovery_noted_on": back, "reported_at": NOON,
        "reported_by": person.id, "phone": "" if back else f"06-{NAME}",
    }  # fmt: skip
    key = await h.keep(Absence, gone, **row)
    if not back:
        h.kept["reach", key[1]] = lambda night, there: (over is not None and over <= night) or h.gone(key, night, there)

    def soon(night: date, _: set[Key]) -> bool:
        weeks = h.number("absence.work_items_weeks", night)
        return over is not None and over + timedelta(days=7 * weeks) <= night

    of = {"absence": int(key[1]), "under": key}
    await h.keep(AbsenceWork, soon, what=WORDS, **of)
    await h.keep(AbsenceContact, soon, by=h.hr.id, on=first, **of)
    if h.maybe():
        held = first + h.chance.randint(0, 40) * DAY if h.maybe() else None
        last = max([day for day in (held, over) if day], default=None)

        def talk(night: date, _: set[Key]) -> bool:
            months = h.number("absence.frequent_months", night)
            return last is not None and months_on(last, months) <= night

        by = h.hr.id if held else None
        await h.keep(FrequentTalk, talk, held_on=held, by=by, agreements=WORDS, **of)
    return key


async def _file(h: History, key: Key, first: date, goes: Goes) -> None:
    of: dict[str, Any] = {"absence": int(key[1]), "under": key}
    rows = (
        (StepDone, {"step": "problem analysis", "done_on": first, "by": h.hr.id, "entered_on": first}),
        (StepNotice, {"step": "action plan", "due_on": first}),
        (WorkedHours, {"from_on": first, "hours": Decimal(8), "advised_on": first, "by": h.hr.id, "entered_on": first}),
        (CaseLook, {"by": h.hr.id, "on": first}),
    )
    for table, values in rows:
        if h.maybe():
            await h.keep(table, goes, **values, **of)


Spells = list[tuple[Key, date, date | None]]


def _completed(h: History, spells: Spells, number: int, leaves: list[tuple[date, date]]) -> Goes:
    """Some years after the last absence that counts as one with this was over."""

    def goes(night: date, _: set[Key]) -> bool:
        last = number
        while last + 1 < len(spells):
            back, next_ = spells[last][2], spells[last + 1][1]
            assert back is not None
            between = [back + n * DAY for n in range((next_ - back).days)]
            between = [day for day in between if not any(low <= day <= high for low, high in leaves)]
            if len(between) >= h.number("absence.gap_days", night):
                break
            last += 1
        back = spells[last][2]
        return back is not None and months_on(back, 12 * h.number("absence.file_years", night)) <= night

    return goes


def _unneeded(h: History, spells: Spells, from_on: date, until_on: date) -> Goes:
    """Some years after its last day; but not before that of every absence that is kept, and that it may join."""

    def goes(night: date, there: set[Key]) -> bool:
        months = 12 * h.number("absence.file_years", night)
        kept = [back for key, first, back in spells if not h.gone(key, night, there) and first >= from_on - 1098 * DAY]
        over = all(back is not None and months_on(back, months) <= night for back in kept)
        return over and months_on(until_on, months) <= night

    return goes


async def leave(h: History, person: Person) -> None:
    until = BASE + h.chance.randint(-1500, 200) * DAY
    days: dict[str, Any] = {"from_on": until, "until_on": until, "hours": Decimal(8), "closes_on": until}
    ends = h.after(until, "leave.retention_years")
    key = await h.keep(Leave, ends, person=person.id, asked_at=NOON, remark=WORDS, **days)
    said = {"by": h.hr.id, "voice": "let us talk", "words": WORDS, "at": NOON}
    await h.keep(LeaveVoice, never, under=key, leave=int(key[1]), **said)

    def left(night: date, _: set[Key]) -> bool:
        return person.left_on is not None and person.left_on < night

    await h.keep(WorkPattern, left, person=person.id, from_on=h.past(), monday=Decimal(8))


async def signing_in(h: History, person: Person) -> None:
    ends = BASE + h.chance.randint(-40, 900) * DAY

    def over(night: date, _: set[Key]) -> bool:
        return ends < night

    row: dict[str, Any] = {"person": person.id, "ends_at": moment(ends)}
    times = {"started_at": NOON, "last_used_at": NOON, "device": NAME}
    await h.keep(Session, over, token_hash=token_hex(32), **times, **row)
    await h.keep(PasswordLink, over, token_hash=token_hex(32), what_for="reset", made_at=NOON, **row)


async def a_training(h: History) -> Training:
    row = Training(code=token_hex(5), title_nl=WORDS, title_en=WORDS, kind="method", days=Decimal(1), cost=Decimal(1))
    await row.save()
    return row


async def learning(h: History, person: Person, trainer: Person, training: Training) -> None:
    def left(who: Person) -> Goes:
        """In the night after the day on which participation goes."""
        return h.after(who.left_on, LEARNED)

    of = {"person": person.id}
    key = await h.keep(Certificate, left(person), training=training.id, obtained_on=h.past(), **of)
    told = {"ends_on": BASE, "weeks": 4, "under": key}
    await h.keep(CertificateTold, never, certificate=int(key[1]), **told)
    key = await h.keep(Registration, left(person), register="SKJ", valid_until=BASE, at=NOON, **of)
    await h.keep(CertificateTold, never, registration=int(key[1]), **{**told, "under": key})
    plan = Plan(team=h.team.id, training=training.id, by=h.hr.id, at=NOON)
    await plan.save()
    went = h.left(person, LEARNED)
    await h.keep(Participant, went, plan=plan.id, by=h.hr.id, at=NOON, monday=WORDS, monday_at=NOON, **of)
    await h.keep(Trainer, left(person), training=training.id, reach="everybody here", from_on=h.past(), **of)
    session = await h.keep(
        PassedSession, left(trainer), training=training.id, trainer=trainer.id, held_on=h.past(), at=NOON
    )
    led = h.kept[session]
    taught = [
        await h.keep(PassedTo, left(who), under=session, session=int(session[1]), person=who.id)
        for who in {one.id: one for one in (person, h.hr)}.values()
        if who is person or h.maybe()
    ]
    of_each = {key: left(who) for key, who in zip(taught, (person, h.hr), strict=False)}
    h.kept[session] = lambda night, there: (
        led(night, there) or all(key not in there or goes(night, there) for key, goes in of_each.items())
    )
    for key, goes in of_each.items():
        h.kept[key] = lambda night, there, goes=goes: goes(night, there) or led(night, there)  # type: ignore[misc]


async def a_need(h: History, person: Person) -> None:
    ended = h.past() if h.maybe() else None

    def goes(night: date, _: set[Key]) -> bool:
        return ended is not None and months_on(ended, h.number("training.keep_needs_months", night)) <= night

    words = {"whom": "for myself", "question": WORDS, "origin": "a case", "about": WORDS}
    given: dict[str, Any] = {"team": h.team.id, "owner": person.id, "by": person.id, "at": NOON, **words}
    key = await h.keep(Need, goes, ended_on=ended, ending="learned" if ended else None, **given)
    await h.keep(NeedVoice, never, under=key, need=int(key[1]), person=h.hr.id, at=NOON, words=WORDS)


async def joining(h: History, person: Person) -> None:
    begins, weeks = h.past(), h.chance.randint(1, 20)
    closed = begins + h.chance.randint(0, 200) * DAY if h.maybe() else None
    last = max(begins + (7 * weeks - 1) * DAY, closed or begins)
    who: dict[str, Any] = {"person": person.id, "team": h.team.id, "mentor": h.hr.id, "made_by": h.hr.id}
    ends = h.after(last, "joining.onboarding_months", months=1)
    key = await h.keep(OnboardingPlan, ends, begins_on=begins, weeks=weeks, made_at=NOON, closed_on=closed, **who)
    await h.keep(PlanItem, never, under=key, plan=int(key[1]), week=1, words=WORDS)
    await h.keep(PlanWeek, never, under=key, plan=int(key[1]), week=1, looked_on=begins, by=h.hr.id)
    first = h.past()
    until = first + h.chance.randint(0, 800) * DAY if h.maybe() else None
    over = min([day for day in (until, person.left_on) if day], default=None)
    terms = {"person": person.id, "from_on": first, "until_on": until, "recorded_by": h.hr.id, "at": NOON}
    key = await h.keep(Contract, h.after(over, "joining.contract_years"), **terms)
    review = await h.keep(ContractReview, never, under=key, contract=int(key[1]), kind="renewal")
    await h.keep(ReviewVoice, never, under=review, review=int(review[1]), by=h.hr.id, words=WORDS, at=NOON)


async def an_application(h: History) -> None:
    closed = h.past() if h.chance.randint(1, 5) > 1 else None
    vacancy = await a_vacancy(h.team, h.hr, stage=Stage.FILLED if closed else Stage.SELECTING, closed_on=closed)
    standing = h.chance.choice([*Standing])
    starts = h.past() if h.maybe() else None
    consent = h.past() if h.maybe() else None

    def goes(night: date, _: set[Key]) -> bool:
        if closed is None:
            return False
        wait = timedelta(days=7 * h.number("hiring.delete_weeks", night))
        if standing is Standing.HIRED:
            return starts is not None and max(closed, starts) + wait <= night
        return (months_on(closed, 12) if consent else closed + wait) <= night

    words = {"standing": standing, "starts_on": starts, "consent_on": consent, "letter": WORDS}
    row = await an_applicant(vacancy, f"Fien {NAME}", **words)
    key = ("applicant", str(row.id))
    h.kept[key] = goes
    criterion = await VacancyCriterion.objects().where(VacancyCriterion.vacancy == vacancy.id).first()
    assert criterion
    of: dict[str, Any] = {"applicant": row.id, "under": key}
    by = {"scorer": h.hr.id, "criterion": criterion.id, "score": 3, "note": WORDS, "at": NOON}
    await h.keep(ApplicantFile, never, name=f"{NAME}.pdf", size=len(PDF), body=PDF, at=NOON, **of)
    await h.keep(ApplicantLink, never, token_hash=token_hex(32), made_at=NOON, **of)
    letter = await h.keep(SelectionLetter, never, vacancy=vacancy.id, label="B", **of)
    await h.keep(LetterScore, never, under=letter, letter=int(letter[1]), **by)
    await h.keep(TalkScore, never, round="first talk", **by, **of)
    slot = {"vacancy": vacancy.id, "round": "first talk", "starts_at": NOON, "minutes": 45, "place": WORDS}
    await h.keep(TalkSlot, never, by=h.hr.id, **slot, **of)
    mail = {"address": row.email, "template": "hiring_reply", "params": json.dumps({"applicant": row.id})}
    await h.keep(Mail, never, under=key, made_at=NOON, due_at=NOON, **mail)


async def everything(h: History) -> None:
    """Some people with all kinds of things, and some applicants."""
    people = [await h.person() for _ in range(h.chance.randint(1, 3))]
    training = await a_training(h)
    for person in people:
        await absences(h, person)
        await leave(h, person)
        await signing_in(h, person)
        await learning(h, person, h.chance.choice([h.hr, *people]), training)
        await a_need(h, person)
        await joining(h, person)
    for _ in range(h.chance.randint(1, 3)):
        await an_application(h)
