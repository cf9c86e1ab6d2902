"""What waits for somebody between asking and spreading, computed from the facts and the clock whenever it is read."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from teamhub.core.act import Act, Office
from teamhub.core.asking import Ask, Row
from teamhub.core.clock import ZONE, local
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.decisions import rules
from teamhub.decisions.rules import Ends, Outcome, Phase, Spoken, Stance
from teamhub.ideas.deciding.rules import Purpose

ABOUT = "idea i ON i.id = CASE WHEN {of}.subject LIKE 'idea:%' THEN substr({of}.subject, 6)::int END"
UNDECIDED = "i.stage IN ('open', 'advice', 'decision')"

# Each part: what it is, the idea, the number of the thing itself, whose it is, and when it is due.
THINGS = f"""
WITH me AS (SELECT {{}}::int AS id, {{}}::date AS today, {{}}::boolean AS council, {{}}::int[] AS teams)
SELECT 'advice' AS kind, i.id, i.title, a.id AS key, p.name, a.due_on AS due, q.question AS quote
FROM me, adviser a JOIN advice_request q ON q.id = a.request JOIN {ABOUT.format(of="q")} JOIN person p ON p.id = q.by
WHERE (a.person = me.id OR (a.person IS NULL AND me.council)) AND {UNDECIDED}
  AND NOT EXISTS (SELECT 1 FROM advice g WHERE g.adviser = a.id)
  AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.subject = q.subject AND d.at >= q.at)
UNION ALL
SELECT 'reply', i.id, i.title, g.id, p.name, NULL, g.text
FROM me, advice g JOIN person p ON p.id = g.by JOIN adviser a ON a.id = g.adviser
  JOIN advice_request q ON q.id = a.request JOIN {ABOUT.format(of="q")}
WHERE i.owner = me.id AND g.followed IS NULL AND {UNDECIDED}
  AND NOT EXISTS (SELECT 1 FROM advice newer WHERE newer.adviser = g.adviser AND newer.id > g.id)
  AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.subject = q.subject AND d.at >= q.at)
UNION ALL
SELECT 'doubt', i.id, i.title, d.id, p.name, NULL, o.text
FROM me, doubt o JOIN decision d ON d.id = o.decision JOIN {ABOUT.format(of="d")} JOIN person p ON p.id = o.by
WHERE i.owner = me.id AND o.replied_at IS NULL AND d.lapsed_at IS NULL
UNION ALL
SELECT 'look', i.id, i.title, d.id, '', d.evaluate_on, d.text
FROM me, decision d JOIN {ABOUT.format(of="d")}
WHERE me.id IN (i.owner, d.doer) AND d.evaluate_on <= me.today AND d.evaluated_at IS NULL AND d.lapsed_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM decision n WHERE n.subject = d.subject AND n.at > d.at AND n.purpose = 'embed'
    AND n.lapsed_at IS NULL)
  AND d.purpose <> 'extend' AND i.stage NOT IN ('merged', 'parked', 'outside')
UNION ALL
SELECT CASE d.purpose WHEN 'decide' THEN 'start' ELSE 'extend' END, i.id, i.title, d.id, '', NULL, i.title
FROM me, idea i JOIN decision d ON d.subject = 'idea:' || i.id AND d.lapsed_at IS NULL
WHERE i.owner = me.id AND ((d.purpose = 'decide' AND i.stage = 'decision') OR (d.purpose = 'extend'
  AND i.stage IN ('pilot', 'evaluation')
  AND NOT EXISTS (SELECT 1 FROM idea_pilot p WHERE p.idea = i.id AND p.extended_from IS NOT NULL)))
UNION ALL
SELECT 'pilot', i.id, i.title, p.id, '', p.ends_on, p.question
FROM me, idea i JOIN idea_pilot p ON p.idea = i.id
WHERE i.owner = me.id AND i.stage = 'pilot' AND p.evaluated_at IS NULL AND p.ends_on <= me.today
UNION ALL
SELECT 'evaluation', i.id, i.title, i.id, '', NULL, i.title FROM me, idea i
WHERE i.owner = me.id AND i.stage = 'evaluation'
UNION ALL
SELECT 'wake', i.id, i.title, i.id, '', i.wake_on, i.title FROM me, idea i
WHERE i.owner = me.id AND i.stage = 'parked' AND i.wake_on <= me.today
UNION ALL
SELECT 'effect', i.id, i.title, i.id, '', (i.embedded_on + interval '1 year')::date, i.title FROM me, idea i
WHERE i.owner = me.id AND i.stage IN ('embedded', 'spreading') AND i.embedded_on + interval '1 year' <= me.today
  AND NOT EXISTS (SELECT 1 FROM idea_effect e WHERE e.idea = i.id)
UNION ALL
SELECT 'inside', i.id, i.title, r.id, '', NULL, r.answer
FROM me, idea i
  JOIN LATERAL (SELECT * FROM framework_request f WHERE f.idea = i.id ORDER BY f.id DESC LIMIT 1) r ON true
WHERE i.owner = me.id AND i.stage = 'outside' AND r.answered_at IS NOT NULL
UNION ALL
SELECT 'offer', i.id, i.title, o.id, t.name, NULL, i.title
FROM me, idea_offer o JOIN idea i ON i.id = o.idea JOIN team t ON t.id = o.team
WHERE o.team = ANY(me.teams) AND i.stage IN ('embedded', 'spreading')
  AND NOT EXISTS (SELECT 1 FROM idea_answer a WHERE a.idea = o.idea AND a.team = o.team)
"""

# Rounds that run, or that ended without consent and have no next one. What came of them is computed, not read.
ROUNDS = f"""
SELECT r.id, i.id AS idea, i.title, i.owner, r.team, r.purpose, r.number, r.edition, r.quorum, r.resolve_days,
  r.picture_ends, r.opinion_ends, r.decision_ends,
  ARRAY(SELECT DISTINCT m.person FROM membership m WHERE m.team = r.team AND daterange(m.from_on, m.until_on, '[]') @>
    (least(r.decision_ends, {{}}) AT TIME ZONE {{}})::date) AS members,
  (SELECT coalesce(json_agg(x ORDER BY x.id), '[]') FROM (SELECT v.id, v.person, v.stance, v.edition,
     EXISTS (SELECT 1 FROM resolution s WHERE s.voice = v.id AND s.met) AS met,
     EXISTS (SELECT 1 FROM resolution s WHERE s.voice = v.id AND s.met IS NULL) AS proposed
   FROM voice v WHERE v.round = r.id) x) AS voices,
  ARRAY(SELECT k.phase FROM contribution k WHERE k.round = r.id AND k.by = {{}}) AS took_part
FROM consent_round r JOIN {ABOUT.format(of="r")}
WHERE r.withdrawn_at IS NULL AND (r.outcome IS NULL OR r.outcome <> 'adopted')
  AND i.stage IN ('advice', 'decision', 'pilot', 'evaluation')
  AND NOT EXISTS (SELECT 1 FROM consent_round n WHERE n.after = r.id)
  AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.subject = r.subject AND d.purpose = r.purpose AND d.at > r.at
    AND d.round IS DISTINCT FROM r.id)
  AND r.id IN (  -- each by an index of its own
    SELECT mine.id FROM idea o JOIN consent_round mine ON mine.subject = 'idea:' || o.id WHERE o.owner = {{}}
    UNION SELECT ours.id FROM consent_round ours WHERE ours.team = ANY({{}}::int[])
    UNION SELECT stuck.id FROM consent_round stuck WHERE {{}} AND stuck.number >= 2
    UNION SELECT far.id FROM consent_round far WHERE far.team = ANY({{}}::int[]) AND far.number >= 3)
"""

SAID: Mapping[str, tuple[str, str, str, str, Glyph]] = {
    "advice": (later("%(name)s asks for your advice"), later("Give advice"), "ideas.show", "advies", Glyph.IDEA),
    "reply": (later("%(name)s gave you advice"), later("Say what you do with it"), "ideas.show", "advies", Glyph.ME),
    "doubt": (
        later("%(name)s withdrew their consent"),
        later("Take a new look"),
        "deciding.decision",
        "twijfel",
        Glyph.OBJECTION,
    ),
    "look": (
        later("A decision is looked at again"),
        later("Write what you found"),
        "deciding.decision",
        "evaluatie",
        Glyph.SOON,
    ),
    "start": (later("Decided: your idea can start"), later("Choose how"), "ideas.show", "besluit", Glyph.CONSENT),
    "extend": (later("Your team lets you extend the pilot"), later("Extend it"), "pilots.show", "", Glyph.CONSENT),
    "pilot": (later("Your pilot is over"), later("Evaluate it"), "pilots.show", "evaluatie", Glyph.SOON),
    "evaluation": (
        later("Your pilot was evaluated"),
        later("Choose how it goes on"),
        "ideas.show",
        "besluit",
        Glyph.ME,
    ),
    "wake": (later("A parked idea wakes up"), later("Look at it"), "ideas.show", "besluit", Glyph.SOON),
    "effect": (
        later("A year of practice: what has it brought?"),
        later("Write it down"),
        "pilots.effect_form",
        "",
        Glyph.SOON,
    ),
    "inside": (
        later("Your framework request was answered"),
        later("Bring the idea back"),
        "ideas.show",
        "besluit",
        Glyph.CONSENT,
    ),
    "offer": (later("An idea is offered to %(name)s"), later("Answer"), "spreading.answer_form", "", Glyph.IDEA),
}
ASKS = {
    Phase.PICTURE: (later("Your team forms a picture: ask what you want to know"), later("Ask")),
    Phase.OPINION: (later("Your team gives reactions"), later("React")),
    Phase.DECISION: (later("The consent round closes: how do you stand?"), later("Speak")),
}
# Several at once, in the subject of a mail.
MANY = {said: later("%(count)s rounds wait for your voice") for said, _ in ASKS.values()} | {
    SAID["advice"][0]: later("%(count)s people wait for your advice")
}


def _ask(act: Act) -> list[Ask]:
    by = act.by
    values = [act.at, ZONE.key, by.id, by.id, [*by.member_of], by.has(Office.PROCESS), [*by.oversees]]
    return [Ask(THINGS, (by.id, act.today, by.has(Office.COUNCIL), [*by.member_of])), Ask(ROUNDS, values)]


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    things, rounds = found
    return [_thing(row) for row in things] + [item for row in rounds for item in _of_round(act, row)]


waiting = Source(_ask, _read)


def _thing(row: Mapping[str, Any]) -> Waiting:
    said, does, route, anchor, glyph = SAID[row["kind"]]
    params = {"idea_id": row["id"]} | ({"decision_id": row["key"]} if route == "deciding.decision" else {})
    quote = row["quote"] if row["kind"] in ("advice", "pilot") else row["title"]
    names = {"name": row["name"]} if row["name"] else {}
    return Waiting(said, does, route, params, names, quote, row["due"], glyph, anchor, MANY.get(said, ""))


def _of_round(act: Act, row: Mapping[str, Any]) -> Iterator[Waiting]:
    ends = Ends(row["picture_ends"], row["opinion_ends"], row["decision_ends"])
    voices = row["voices"]
    spoken = [Spoken(v["id"], v["person"], Stance(v["stance"]), v["edition"], v["met"]) for v in voices]
    members, phase = frozenset(row["members"]), rules.phase_at(ends, act.at)
    stand = rules.standing(spoken, members, row["edition"])
    if phase is not Phase.OVER:
        if act.by.id in members and act.by.id not in stand and phase not in row["took_part"]:
            said, does = ASKS[phase]
            over = {Phase.PICTURE: ends.picture, Phase.OPINION: ends.opinion}.get(phase, ends.decision)
            yield _round(row, said, does, "spreek", local(over).date(), Glyph.CONSENT)
        return
    outcome = rules.settle(spoken, members, row["quorum"], row["edition"])
    proposed = {v["id"] for v in voices if v["proposed"]}
    against = [v for v in stand.values() if v.stance is Stance.OBJECTION and not v.resolved]
    due = rules.due(local(ends.decision).date(), row["resolve_days"])
    yield from _for_owner(act, row, outcome, [v for v in against if v.number not in proposed], due)
    if any(v.person == act.by.id and v.number in proposed for v in against):
        yield _round(row, later("Is your objection met?"), later("Say it"), "stemmen", due, Glyph.OBJECTION)
    yield from _for_help(act, row, outcome, due)


def _for_owner(
    act: Act, row: Mapping[str, Any], outcome: Outcome, against: list[Spoken], due: date
) -> Iterator[Waiting]:
    if act.by.id != row["owner"]:
        return
    if outcome is Outcome.OBJECTED and against:
        yield _round(row, later("Your team objected"), later("Meet the objection"), "stemmen", due, Glyph.OBJECTION)
    elif outcome is Outcome.TOO_FEW:
        yield _round(row, later("Too few spoke in the round"), later("See what now"), "stemmen", None, Glyph.SOON)
    elif outcome is Outcome.ADOPTED and row["purpose"] in (Purpose.DECIDE, Purpose.EXTEND):
        kind = "start" if row["purpose"] == Purpose.DECIDE else "extend"
        yield _thing(
            {"kind": kind, "id": row["idea"], "key": 0, "name": "", "title": row["title"], "due": None, "quote": ""}
        )


def _for_help(act: Act, row: Mapping[str, Any], outcome: Outcome, due: date) -> Iterator[Waiting]:
    if rules.asks_route(row["number"], outcome) and row["team"] in act.by.oversees:
        said = later("Three rounds without consent: choose a route together with the team")
        yield _round(row, said, later("To the round"), "", due, Glyph.OBJECTION)
    elif rules.asks_process_supporter(row["number"], outcome) and act.by.has(Office.PROCESS):
        said = later("Two rounds without consent: the team asks for your help")
        yield _round(row, said, later("To the round"), "", due, Glyph.OBJECTION)


def _round(row: Mapping[str, Any], said: str, does: str, anchor: str, due: date | None, glyph: Glyph) -> Waiting:
    params = {"idea_id": row["idea"], "round_id": row["id"]}
    return Waiting(said, does, "rounds.show", params, {}, row["title"], due, glyph, anchor, MANY.get(said, ""))
