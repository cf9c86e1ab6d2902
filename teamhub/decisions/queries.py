"""Reading what was asked, said and decided. Who may see the subject at all, the capability knows that asks."""

import json
from datetime import date
from typing import Any, TypeVar

from teamhub.core.act import Act
from teamhub.core.clock import ZONE
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.decisions.matter import Matter
from teamhub.decisions.rules import Ends, Spoken, Stance
from teamhub.decisions.tables import (
    Advice,
    AdviceRequest,
    Adviser,
    ConsentRound,
    Decision,
    Doubt,
    Resolution,
    RoundMember,
    Voice,
)
from teamhub.frameworks import queries as frameworks
from teamhub.teams import queries as teams

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Agreements:
    """The limits in force, in calendar days and percent; what is usual where no framework names them yet."""

    advice_days: int = 14
    council_days: int = 21
    quorum: int = 60
    resolve_days: int = 21


KEYS = {
    "advice_days": ("KAD-06", "advice_days"),
    "council_days": ("KAD-08", "client_council_days"),
    "quorum": ("KAD-06", "quorum"),
    "resolve_days": ("KAD-06", "objection_resolve_days"),
}


async def agreements(on: date) -> Agreements:
    limits = await frameworks.limits(on)
    return Agreements(**{name: int(limits[key]) for name, key in KEYS.items() if key in limits})


async def hold(subject: str) -> None:
    """Until this transaction ends nobody else changes what is decided about the subject. Before anything is counted.

    Who also locks a row of the subject itself does so first; the journal takes this same lock.
    """
    await ConsentRound.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 0))", subject)


async def round(round_id: int) -> ConsentRound:
    return _there(
        await ConsentRound.objects().get(ConsentRound.id == round_id), NotFound("There is no such consent round.")
    )


async def held_round(round_id: int) -> ConsentRound:
    """With its subject held, and as it is after whoever held it before."""
    await hold((await round(round_id)).subject)
    return await round(round_id)


async def last_round(subject: str, purpose: str) -> ConsentRound | None:
    about = (ConsentRound.subject == subject) & (ConsentRound.purpose == purpose)
    return await ConsentRound.objects().where(about).order_by(ConsentRound.id, ascending=False).first()


async def unsettled(subject: str) -> list[ConsentRound]:
    open_ = ConsentRound.settled_at.is_null() & ConsentRound.withdrawn_at.is_null()
    return await ConsentRound.objects().where((ConsentRound.subject == subject) & open_).order_by(ConsentRound.id)


async def members_of(row: ConsentRound, on: date) -> frozenset[int]:
    """Who takes part in a round on that day: who is in its team then, or of its named people who works here then."""
    if row.team is not None:
        return frozenset(await teams.members(row.team, on))
    here = RoundMember.person.joined_on <= on
    still = RoundMember.person.left_on.is_null() | (RoundMember.person.left_on >= on)
    named = RoundMember.select(RoundMember.person).where((RoundMember.round == row.id) & here & still)
    return frozenset(await named.output(as_list=True))


def ends_of(row: ConsentRound) -> Ends:
    return Ends(row.picture_ends, row.opinion_ends, row.decision_ends)


async def spoken(round_id: int) -> list[Spoken]:
    """All that was said, also what was said differently later; an objection that was met says so."""
    rows = await Voice.raw(
        "SELECT v.id, v.person, v.stance, v.edition, EXISTS (SELECT 1 FROM resolution r WHERE r.voice = v.id AND r.met)"
        " AS met FROM voice v WHERE v.round = {} ORDER BY v.id",
        round_id,
    )
    return [Spoken(r["id"], r["person"], Stance(r["stance"]), r["edition"], r["met"]) for r in rows]


async def current(subject: str, purpose: str) -> Decision | None:
    """The decision that holds, if any."""
    holds = (Decision.subject == subject) & (Decision.purpose == purpose) & Decision.lapsed_at.is_null()
    return await Decision.objects().where(holds).order_by(Decision.id, ascending=False).first()


async def decision(decision_id: int) -> Decision:
    return _there(await Decision.objects().get(Decision.id == decision_id), NotFound("There is no such decision."))


async def doubt(doubt_id: int) -> Doubt:
    return _there(await Doubt.objects(Doubt.decision).get(Doubt.id == doubt_id), NotFound("There is no such decision."))


async def adviser(adviser_id: int) -> Adviser:
    return _there(
        await Adviser.objects(Adviser.request).get(Adviser.id == adviser_id), NotFound("Nobody asked for this advice.")
    )


async def advice(advice_id: int) -> Advice:
    return _there(await Advice.objects(Advice.by).get(Advice.id == advice_id), NotFound("There is no such advice."))


async def voice(voice_id: int) -> Voice:
    return _there(await Voice.objects(Voice.round).get(Voice.id == voice_id), NotFound("There is no such objection."))


async def resolution(resolution_id: int) -> Resolution:
    return _there(
        await Resolution.objects().get(Resolution.id == resolution_id), NotFound("There is no such objection.")
    )


async def asked_since_decided(request: AdviceRequest) -> bool:
    """No decision was taken on the subject after this was asked: advice still counts."""
    later = (Decision.subject == request.subject) & (Decision.at >= request.at)
    return not await Decision.exists().where(later)


def members_sql(alias: str) -> str:
    """Id and name of who takes part in the round of that alias, as `members_of` says it, when it ended or now.

    Its values: the moment and the time zone, twice.
    """
    day = f"(least({alias}.decision_ends, {{}}) AT TIME ZONE {{}})::date"
    return f"""SELECT mp.id, mp.name FROM membership m JOIN person mp ON mp.id = m.person
       WHERE m.team = {alias}.team AND daterange(m.from_on, m.until_on, '[]') @> {day}
       UNION SELECT mp.id, mp.name FROM round_member m JOIN person mp ON mp.id = m.person
       WHERE m.round = {alias}.id AND daterange(mp.joined_on, mp.left_on, '[]') @> {day}"""


# Everything about one subject in one query. Reasons of voices leave the database only for who said them until the
# round is over: what is not read cannot leak.
MATTER = f"""
SELECT
 (SELECT coalesce(json_agg(x ORDER BY x.id), '[]') FROM (
   SELECT q.id, q.question, q.at, q.by, p.name AS by_name,
     (SELECT coalesce(json_agg(y ORDER BY y.id), '[]') FROM (
       SELECT a.id, a.person, ap.name, a.capacity, a.due_on,
         (SELECT coalesce(json_agg(z ORDER BY z.id), '[]') FROM (
           SELECT g.id, g.by, gp.name AS by_name, g.at, g.text, g.followed, g.reply, g.replied_at
           FROM advice g JOIN person gp ON gp.id = g.by WHERE g.adviser = a.id) z) AS given
       FROM adviser a LEFT JOIN person ap ON ap.id = a.person WHERE a.request = q.id) y) AS advisers
   FROM advice_request q JOIN person p ON p.id = q.by WHERE q.subject = {{}}) x) AS requests,
 (SELECT coalesce(json_agg(x ORDER BY x.id), '[]') FROM (
   SELECT c.id, c.purpose, c.after, c.number, c.team, coalesce(t.name, '') AS team_name, c.last,
     lp.name AS last_name, c.turn_given_at, c.proposal, c.edition, c.version,
     c.evaluate_on,
     c.doer, dp.name AS doer_name, c.ruling, c.quorum, c.resolve_days, c.by, bp.name AS by_name, c.at, c.picture_ends,
     c.opinion_ends, c.decision_ends, c.withdrawn_at, c.settled_at, c.outcome,
     (SELECT coalesce(json_agg(y ORDER BY y.name, y.id), '[]') FROM (
       {members_sql("c")}) y) AS members,
     (SELECT coalesce(json_agg(y ORDER BY y.id), '[]') FROM (
       SELECT v.id, v.person, vp.name, v.at, v.edition, v.stance,
         CASE WHEN s.shown OR v.person = {{}} THEN v.argument ELSE '' END AS argument,
         CASE WHEN s.shown OR v.person = {{}} THEN v.harm ELSE '' END AS harm,
         CASE WHEN s.shown OR v.person = {{}} THEN v.safe ELSE '' END AS safe,
         (SELECT coalesce(json_agg(z ORDER BY z.id), '[]') FROM (
           SELECT r.id, r.text, rp.name AS by_name, r.at, r.met, r.said, r.said_at
           FROM resolution r JOIN person rp ON rp.id = r.by WHERE r.voice = v.id) z) AS resolutions
       FROM voice v JOIN person vp ON vp.id = v.person,
         (SELECT (c.decision_ends <= {{}} AND c.withdrawn_at IS NULL) AS shown) s WHERE v.round = c.id) y) AS voices,
     (SELECT coalesce(json_agg(y ORDER BY y.id), '[]') FROM (
       SELECT k.id, k.by, kp.name, k.at, k.phase, k.text, k.answers
       FROM contribution k JOIN person kp ON kp.id = k.by WHERE k.round = c.id) y) AS contributions
   FROM consent_round c JOIN person bp ON bp.id = c.by JOIN person dp ON dp.id = c.doer
     LEFT JOIN team t ON t.id = c.team LEFT JOIN person lp ON lp.id = c.last
   WHERE c.subject = {{}}) x) AS rounds,
 (SELECT coalesce(json_agg(x ORDER BY x.id), '[]') FROM (
   SELECT d.id, d.purpose, d.text, d.way, d.ruling, d.round, d.by, p.name AS by_name, d.at, d.doer,
     dp.name AS doer_name, d.evaluate_on, d.evaluated_at, d.finding, d.lapsed_at,
     (SELECT coalesce(json_agg(y ORDER BY y.id), '[]') FROM (
       SELECT o.id, o.by, op.name AS by_name, o.at, o.text, o.reply, o.replied_at
       FROM doubt o JOIN person op ON op.id = o.by WHERE o.decision = d.id) y) AS doubts
   FROM decision d JOIN person p ON p.id = d.by JOIN person dp ON dp.id = d.doer WHERE d.subject = {{}}) x) AS decisions
"""


async def matter(act: Act, subject: str) -> Matter:
    """All advice, rounds and decisions about the subject, as they are at this moment for this reader."""
    me = act.by.id
    values = [subject, act.at, ZONE.key, act.at, ZONE.key, me, me, me, act.at, subject, subject]
    row = (await ConsentRound.raw(MATTER, *values))[0]
    return Matter.read(act.at, act.today, {name: _loaded(value) for name, value in row.items()})


def _loaded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _there(found: T | None, refusal: NotFound) -> T:
    if found is None:
        raise refusal
    return found
