"""The verbs of the catalogue and of certificates."""

from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid
from teamhub.core.words import Day
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.people.policy import works_here
from teamhub.training import events, policy, queries, rules
from teamhub.training.events import subject
from teamhub.training.rules import Fit, Kind, RequiredBy
from teamhub.training.tables import Certificate, Training


async def add(
    act: Act,
    *,
    title_nl: str,
    title_en: str = "",
    kind: Kind,
    days: Decimal,
    cost: Decimal,
    provider: str = "",
    required_by: RequiredBy = RequiredBy.NOTHING,
    required_nl: str = "",
    required_en: str = "",
    role_key: str = "",
    within_months: int | None = None,
    valid_months: int | None = None,
    team: int | None = None,
    idea: int | None = None,
    fit: Fit | None = None,
    code: str = "",
) -> int:
    """Puts a training in the catalogue; returns its id. `cost` is in euros for one participant.

    What a team adds itself has not been looked at by the practice coach yet, unless who adds it may say so.
    """
    async with writing():
        works_here(act.by)
        policy.require_edit(act.by, team)
        await queries.one_at_a_time()
        said = fit if fit and policy.may_judge(act.by, team) else (Fit.ASK if team else Fit.FITS)
        columns: dict[str, Any] = {
            "title_nl": title_nl.strip(), "title_en": title_en.strip(), "kind": kind, "days": days, "cost": cost,
            "provider": provider.strip(), "required_by": required_by, "required_nl": required_nl.strip(),
            "required_en": required_en.strip(), "role_key": role_key, "within_months": within_months,
            "valid_months": valid_months, "team": team, "idea": idea, "fit": said,
        }  # fmt: skip
        return (None if code else await _made(columns)) or await _put(act, code, columns)


async def _put(act: Act, code: str, columns: dict[str, Any]) -> int:
    row = Training(code=code or await queries.next_code(), **columns)
    await row.save()
    await record(act, events.TrainingAdded(subject=subject(row.id), code=row.code, team=columns["team"]))
    return int(row.id)


async def _made(columns: dict[str, Any]) -> int | None:
    """The same training, word for word: the same form was sent twice. What was judged of it meanwhile stays."""
    where: Any = Training.ended_on.is_null()
    for name, value in columns.items():
        if name != "fit":
            here = getattr(Training, name)
            where = where & (here.is_null() if value is None else here == value)
    found = await Training.select(Training.id).where(where).first()
    return int(found["id"]) if found else None


CHANGEABLE = (
    "title_nl", "title_en", "kind", "days", "cost", "provider", "required_by", "required_nl", "required_en",
    "within_months", "valid_months",
)  # fmt: skip


async def change(act: Act, training_id: int, **columns: Any) -> None:
    """What the catalogue says of it. Plans that were made keep their own cost, days and provider."""
    async with writing():
        seen = await queries.one(act, training_id)
        policy.require_edit(act.by, seen.team)
        changed = {name: columns[name] for name in CHANGEABLE if name in columns and columns[name] != seen.of(name)}
        if changed:
            await Training.update(**changed).where(Training.id == seen.id)
            await record(act, events.TrainingChanged(subject=subject(seen.id), fields=tuple(sorted(changed))))


async def end(act: Act, training_id: int) -> None:
    """It is not offered any more; certificates and plans stay."""
    async with writing():
        seen = await queries.one(act, training_id)
        policy.require_edit(act.by, seen.team)
        if seen.ended_on is None:
            await Training.update({Training.ended_on: act.today}).where(Training.id == seen.id)
            await record(act, events.TrainingEnded(subject=subject(seen.id)))


async def put_back(act: Act, training_id: int) -> None:
    async with writing():
        seen = await queries.one(act, training_id)
        policy.require_edit(act.by, seen.team)
        if seen.ended_on is not None:
            await Training.update({Training.ended_on: None}).where(Training.id == seen.id)
            await record(act, events.TrainingBack(subject=subject(seen.id)))


async def judge(act: Act, training_id: int, fit: Fit, why: str) -> None:
    """Whether it fits the method, and why (KAD-04: the practice coach advises on the method)."""
    async with writing():
        seen = await queries.one(act, training_id)
        policy.require_judge(act.by, seen.team)
        if not why.strip():
            raise Invalid("Write why: teams read it when they choose.")
        await Training.update({Training.fit: fit}).where(Training.id == seen.id)
        await record(act, events.FitSaid(subject=subject(seen.id), fit=fit, why=why.strip()))


async def obtain(act: Act, person_id: int, training_id: int, obtained_on: date) -> int:
    """Somebody has this certificate since a day; how long it counts follows from the catalogue. Returns its id.

    The same certificate of the same day is recorded once.
    """
    async with writing():
        seen = await queries.one(act, training_id)
        there = await people.profile(act, person_id)
        policy.require_record(act.by, person_id, there.teams_on(act.today))
        if obtained_on > act.today:
            raise Invalid("A certificate is recorded once it is there: on %(today)s or before.", today=Day(act.today))
        await queries.one_at_a_time()
        same = (Certificate.person == person_id) & (Certificate.training == training_id)
        found = await Certificate.objects().where(same & (Certificate.obtained_on == obtained_on)).first()
        if found:
            return int(found.id)
        until = rules.valid_until(obtained_on, seen.valid_months)
        row = Certificate(person=person_id, training=training_id, obtained_on=obtained_on, valid_until=until)
        await row.save()
        said = events.CertificateRecorded(subject=subject(seen.id), person=person_id, obtained_on=obtained_on)
        await record(act, said)
    return int(row.id)
