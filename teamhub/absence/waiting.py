"""What waits for whom about an absence, and what of it is on a team's agenda. Never of whom: mails show it too."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from teamhub.absence import policy, rules
from teamhub.absence.queries import STAYS, Case
from teamhub.absence.seen import USUAL, asking, seen
from teamhub.core.act import Act, Office
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.frameworks import queries as frameworks
from teamhub.parameters import queries as parameters

SOON = timedelta(days=14)
MINE = """
    SELECT a.id, a.expected_until FROM absence a WHERE a.person = {} AND a.recovered_on IS NULL
    AND a.expected_until <= {} ORDER BY a.id
"""
# What I have of others: it goes back on its day, or now that they are back.
HELD = """
    SELECT a.team, count(*) AS count, min(least(w.hand_back_on, a.recovered_on)) AS due FROM absence_work w
    JOIN absence a ON a.id = w.absence WHERE w.taken_by = {} AND w.returned_on IS NULL
    AND (w.hand_back_on <= {} OR a.recovered_on <= {}) GROUP BY a.team ORDER BY a.team
"""
TALKS = f"""
    SELECT a.id, a.recovered_on AS due FROM frequent_talk t JOIN absence a ON a.id = t.absence
    JOIN person p ON p.id = a.person WHERE t.to_hr AND t.held_on IS NULL AND a.person <> {{}} AND {STAYS} ORDER BY a.id
"""
# Reports that no coordinator is there to confirm.
ALONE = f"""
    SELECT a.id, a.first_day AS due FROM absence a JOIN person p ON p.id = a.person
    WHERE a.confirmed_at IS NULL AND a.recovered_on IS NULL AND a.handed_over_on IS NULL AND a.person <> {{}}
    AND {STAYS} AND NOT EXISTS (SELECT FROM role_term r
        JOIN team_role k ON r.team_role IN (k.id, k.merged_into) JOIN role_template t ON t.id = k.template
        WHERE k.team = a.team AND t.key = {{}} AND r.person <> a.person AND r.from_on <= {{}} AND r.until_on >= {{}})
    ORDER BY a.id
"""
CASES = f"""a.team = ANY({{}}::int[]) AND a.person <> {{}} AND {STAYS}
    AND (a.recovered_on IS NULL OR a.recovered_on > {{}}) ORDER BY a.id"""
# By what it is called in `_kinds`: what is said of one, of several, and on the button.
SAID = {
    "confirm": (
        later("A report of absence waits for your confirmation"),
        later("%(count)s reports of absence wait for your confirmation"),
        later("Confirm this report"),
    ),
    "contact": (
        later("It is time for contact with an absent colleague"),
        later("It is time for contact with %(count)s absent colleagues"),
        later("See how"),
    ),
    "ahead": (
        later("Look ahead with an absent colleague and HR"),
        later("Look ahead with %(count)s absent colleagues and HR"),
        later("Look ahead together"),
    ),
    "handover": (
        later("An absence goes to HR: prepare it with the colleague"),
        later("%(count)s absences go to HR: prepare it with the colleagues"),
        later("See what is due"),
    ),
    "talk": (
        later("A talk about what helps is to be held"),
        later("%(count)s talks about what helps are to be held"),
        later("Hold the talk"),
    ),
    "welcome": (
        later("A colleague is back: ask what is needed to begin well"),
        later("%(count)s colleagues are back: ask what is needed to begin well"),
        later("See who"),
    ),
}


def _ask(act: Act) -> list[Ask]:
    if not act.by.is_colleague:
        return []
    me, today = act.by.id, act.today
    asks = [Ask(MINE, (me, today)), Ask(HELD, (me, today, today))]
    if teams := policy.coordinated(act.by):
        since = rules.counted_from(today, USUAL.months)
        asks += [asking(act, CASES, teams, me, today, since), frameworks.asking_agreed(today), parameters.asking(today)]
    if act.by.has(Office.HR):
        asks += [Ask(TALKS, (me, today)), Ask(ALONE, (me, today, policy.ROLE, today, today))]
    return asks


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    answers = iter(found)
    items = [*_mine(next(answers)), *_held(next(answers), act)]
    if policy.coordinated(act.by):
        rows, agreed, numbers = next(answers), next(answers), next(answers)
        terms = rules.terms(frameworks.read_agreed(agreed).limits, parameters.read(numbers))
        items += _coordinated([seen(act, row, terms) for row in rows], act.today)
    if act.by.has(Office.HR):
        items += [*_for_hr(next(answers), "talk"), *_for_hr(next(answers), "confirm")]
    return items


waiting = Source(_ask, _read)


def _mine(rows: Iterable[Row]) -> Iterator[Waiting]:
    for row in rows:
        yield Waiting(
            said=later("You were expected back about now: are you, or will it take longer?"),
            act=later("Say which"),
            route="absence.mine",
            due=row["expected_until"],
            glyph=Glyph.ME,
        )


def _held(rows: Iterable[Row], act: Act) -> Iterator[Waiting]:
    one, many = later("Work of an absent colleague goes back"), later("%(count)s things of absent colleagues go back")
    for row in rows:
        if row["team"] not in act.by.member_of:
            continue
        yield Waiting(
            said=one if row["count"] == 1 else many,
            act=later("Give it back"),
            route="absence.team",
            params={"team_id": row["team"]},
            names={"count": row["count"]},
            due=row["due"],
            glyph=Glyph.OBJECTION if row["due"] < act.today else Glyph.SOON,
        )


def _kinds(case: Case, today: date) -> Iterator[tuple[str, date]]:
    """What is due now of a case, and since or until when."""
    guide = case.guide
    if guide is None:
        return
    if guide.confirm and case.first_on:
        yield "confirm", case.first_on
    if guide.contact_due and guide.contact_due <= today:
        yield "contact", guide.contact_due
    if guide.precheck_from and guide.precheck_from <= today:
        yield "ahead", guide.precheck_from
    if guide.handover_due and guide.handover_due <= today:
        yield "handover", guide.handover_due
    if guide.talk_due:
        yield "talk", guide.talk_due
    if guide.welcome and case.recovered_on:
        yield "welcome", case.recovered_on


def _coordinated(cases: Iterable[Case], today: date) -> Iterator[Waiting]:
    """One line for each kind and team, whoever it is about."""
    due: dict[tuple[int, str], list[tuple[date, int]]] = {}
    for case in cases:
        for kind, on in _kinds(case, today):
            due.setdefault((case.team or 0, kind), []).append((on, case.id))
    for (team, kind), found in due.items():
        yield _waits(kind, found, team)


def _waits(kind: str, found: Sequence[tuple[date, int]], team: int) -> Waiting:
    one, many, act = SAID[kind]
    alone = len(found) == 1
    params = {"absence_id": found[0][1]} if alone else {"team_id": team}
    return Waiting(
        said=one if alone else many,
        act=act,
        route="absence.show" if alone else "absence.cases",
        params=params,
        names={"count": len(found)},
        due=min(on for on, _ in found),
        glyph=Glyph.SOON,
    )


def _for_hr(rows: Iterable[Row], kind: str) -> Iterator[Waiting]:
    return (_waits(kind, [(row["due"], row["id"])], 0) for row in rows)


# Of work that is not back: how much of it nobody has, how much should have been back, and the day to look again.
ON_AGENDA = """
    SELECT count(*) FILTER (WHERE w.taken_by IS NULL AND a.recovered_on IS NULL) AS open,
        count(*) FILTER (WHERE w.hand_back_on < {}) AS late,
        min(w.hand_back_on) FILTER (WHERE w.hand_back_on < {}) AS due
    FROM absence_work w JOIN absence a ON a.id = w.absence WHERE a.team = {} AND w.returned_on IS NULL
"""
LOOK_AGAIN = """
    SELECT a.look_again_on AS due FROM absence a WHERE a.team = {} AND a.recovered_on IS NULL AND a.look_again_on <= {}
    ORDER BY a.look_again_on, a.id
"""


def _ask_of_team(act: Act, team_id: int) -> list[Ask]:
    if not policy.sees_word(act.by, team_id):
        return []
    work = Ask(ON_AGENDA, (act.today, act.today, team_id))
    return [work, Ask(LOOK_AGAIN, (team_id, act.today + SOON))]


def _read_of_team(act: Act, team_id: int, found: Sequence[list[Row]]) -> Iterator[Agenda]:
    (work,), again = found
    there: dict[str, Any] = {"route": "absence.team", "params": {"team_id": team_id}}
    if work["late"]:
        said = later("Work of absent colleagues should have been back: %(count)s")
        yield Agenda(said, names={"count": work["late"]}, due=work["due"], **there)
    if work["open"]:
        said = later("Work of absent colleagues that nobody has yet: %(count)s")
        yield Agenda(said, names={"count": work["open"]}, due=act.today, **there)
    for row in again:
        yield Agenda(later("Look again at how the work of an absent colleague is covered"), due=row["due"], **there)


agenda = AgendaSource(_ask_of_team, _read_of_team)
