"""Asking advice, giving it, and saying what one does with it. Who may ask, the calling capability knows."""

from collections.abc import Iterable

from teamhub.core.act import Act, Office
from teamhub.core.again import sent_before
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.decisions import events, queries
from teamhub.decisions.rules import Capacity, due
from teamhub.decisions.tables import Advice, AdviceRequest, Adviser
from teamhub.journal.service import record


async def ask(act: Act, subject: str, question: str, advisers: Iterable[tuple[int | None, Capacity]]) -> int:
    """Asks people for advice, and the client council as a body (None), and returns the number of the request.

    Who is asked twice over is asked once. They have as many calendar days as the frameworks in force give them.
    """
    async with writing():
        asked = dict(advisers)
        if not asked:
            raise Invalid("Choose at least one person to ask.")
        agreed = await queries.agreements(act.today)
        due_on, council_due = due(act.today, agreed.advice_days), due(act.today, agreed.council_days)
        for before in await sent_before(act, AdviceRequest, "at", subject=subject, question=question, by=act.by.id):
            if {*asked} == {one.person for one in await Adviser.objects().where(Adviser.request == before)}:
                return before
        request = AdviceRequest(subject=subject, question=question, by=act.by.id, at=act.at)
        await request.save()
        rows = [
            Adviser(request=request.id, person=person, capacity=capacity, due_on=due_on if person else council_due)
            for person, capacity in asked.items()
        ]
        await Adviser.insert(*rows)
        people = [person for person in asked if person is not None]
        await record(
            act,
            events.AdviceAsked(
                subject=subject,
                question=question,
                of=people,
                council=None in asked,
                due_on=due_on if people else council_due,
            ),
        )
    return int(request.id)


async def give(act: Act, adviser_id: int, text: str) -> None:
    """Answers what was asked, also late, also again: up to the decision. Silence does not hold that up."""
    async with writing():
        adviser = await queries.adviser(adviser_id)
        _require_asked(act, adviser)
        await queries.hold(adviser.request.subject)
        if not await queries.asked_since_decided(adviser.request):
            raise WrongStage("This has been decided meanwhile. Your words can still go into a comment.")
        last = await Advice.objects().where(Advice.adviser == adviser_id).order_by(Advice.id, ascending=False).first()
        if last and last.followed is None and (last.by, last.text) == (act.by.id, text):
            return  # the same form, sent twice
        again = last is not None
        await Advice(adviser=adviser_id, by=act.by.id, at=act.at, text=text).save()
        await record(act, events.AdviceGiven(subject=adviser.request.subject, text=text, again=again))


async def reply(act: Act, advice_id: int, subject: str, *, followed: bool, text: str) -> None:
    """Says whether the advice is followed, and why. Only about the newest words of that adviser, once."""
    async with writing():
        await queries.hold(subject)
        advice = await queries.advice(advice_id)
        adviser = await queries.adviser(advice.adviser)
        if adviser.request.subject != subject:
            raise NotFound("There is no such advice.")
        newer = (Advice.adviser == adviser.id) & (Advice.id > advice_id)
        if advice.followed is not None or await Advice.exists().where(newer):
            raise WrongStage("This advice has a reply already, or its author has given another one. Please look again.")
        change = {"followed": followed, "reply": text, "replied_at": act.at}
        await Advice.update(**change).where(Advice.id == advice_id)
        kind = events.AdviceFollowed if followed else events.AdviceNotFollowed
        await record(act, kind(subject=subject, of=advice.by.name, to=advice.by.id, reply=text))


def may_answer(act: Act, person: int | None) -> bool:
    """Who was asked; for the client council as a body, anyone in it, under their alias."""
    return act.by.has(Office.COUNCIL) if person is None else act.by.id == person


def _require_asked(act: Act, adviser: Adviser) -> None:
    if not may_answer(act, adviser.person):
        raise NotAllowed("Only who was asked gives this advice. You can write a comment.")
