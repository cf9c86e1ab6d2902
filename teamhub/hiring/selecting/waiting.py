"""What waits: letters and talks to score, decisions, answers to send, the terms talk for the MPP, HR's part."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from teamhub.core.act import Act, Office
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import either, later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.frameworks import queries as frameworks
from teamhub.hiring import policy
from teamhub.hiring.rules import Stage, Standing
from teamhub.hiring.selecting import rules
from teamhub.hiring.selecting.answer_queries import OPEN, TOLD
from teamhub.hiring.selecting.choice_queries import FRAMEWORK, WITHIN
from teamhub.hiring.selecting.rules import RUNNING, State
from teamhub.parameters import queries as parameters

# Of the committees that somebody takes part in, before the names are shown: letters without two scores, without one's
# own, and without a decision; and whether they agreed with all of those.
LETTERS = """
    SELECT v.id, v.title_nl, v.title_en,
        count(l.id) FILTER (WHERE mine.n = 0 AND others.n < {}) AS to_score,
        count(l.id) FILTER (WHERE l.outcome IS NULL) AS undecided,
        count(l.id) FILTER (WHERE l.outcome IS NULL AND others.n >= {}) AS to_decide,
        EXISTS (SELECT FROM letters_agreed g WHERE g.vacancy = v.id AND g.person = {}) AS agreed,
        (v.contact = {} OR v.team = ANY({}::int[])) AS runs
    FROM committee_member m JOIN vacancy v ON v.id = m.vacancy JOIN selection_letter l ON l.vacancy = v.id
    JOIN applicant a ON a.id = l.applicant AND a.standing <> 'withdrawn',
    LATERAL (SELECT count(*) AS n FROM letter_score s WHERE s.letter = l.id AND s.scorer = m.person) mine,
    LATERAL (SELECT count(DISTINCT s.scorer) AS n FROM letter_score s WHERE s.letter = l.id) others
    WHERE m.person = {} AND m.takes_part AND v.names_on IS NULL AND v.closed_on IS NULL
    GROUP BY v.id ORDER BY v.id
"""
# Talks that were held, which somebody of the committee has neither scored nor said to have missed.
TALKS = """
    SELECT v.id, v.title_nl, v.title_en, t.applicant, a.name, t.round, t.starts_at::date AS held_on
    FROM committee_member m JOIN vacancy v ON v.id = m.vacancy JOIN talk_slot t ON t.vacancy = v.id
    JOIN applicant a ON a.id = t.applicant
    WHERE m.person = {} AND m.takes_part AND v.closed_on IS NULL AND t.starts_at <= {} AND a.standing = ANY({}::text[])
        AND NOT EXISTS (SELECT FROM talk_score s WHERE s.applicant = a.id AND s.round = t.round AND s.scorer = m.person)
        AND NOT EXISTS (SELECT FROM talk_missed x
            WHERE x.applicant = a.id AND x.round = t.round AND x.person = m.person)
    ORDER BY t.starts_at, t.id
"""
# For the recruiter: letters that were not laid out, and people who have no answer, also once the vacancy is filled.
RECRUITER = f"""
    SELECT v.id, v.title_nl, v.title_en,
        (SELECT count(*) FROM applicant a WHERE a.vacancy = v.id AND a.standing = 'received' AND a.erased_on IS NULL
            AND v.names_on IS NULL AND (v.stage = {{}} OR (v.stage = {{}} AND v.closes_on < {{}}))
            AND NOT EXISTS (SELECT FROM selection_letter l WHERE l.applicant = a.id)) AS loose,
        v.closes_on,
        (SELECT count(*) FROM applicant a WHERE a.vacancy = v.id AND {OPEN}) AS unanswered,
        (SELECT min(coalesce(a.settled_on, v.names_on)) FROM applicant a WHERE a.vacancy = v.id AND {OPEN}) AS since_on
    FROM vacancy v WHERE (v.team = ANY({{}}::int[]) OR (v.contact = {{}} AND v.team = ANY({{}}::int[])))
        ORDER BY v.id
"""
# Choices that run, and those that were put back and not answered: for the MPP, HR, and the team.
CHOICES = """
    SELECT c.id, v.id AS vacancy, v.team, v.title_nl, v.title_en, c.state, c.chosen_on, c.talked_on, c.start_on,
        c.answer, ARRAY(SELECT s.what FROM hire_seen s WHERE s.choice = c.id) AS seen,
        c.id = (SELECT max(x.id) FROM hire_choice x WHERE x.vacancy = v.id) AS newest
    FROM hire_choice c JOIN vacancy v ON v.id = c.vacancy
    WHERE v.closed_on IS NULL AND (v.team = ANY({}::int[]) OR {}) AND (c.state = ANY({}::text[]) OR c.answer = '')
    ORDER BY c.id
"""
# For HR: filled, and whoever was found has not been recorded.
TO_WELCOME = """
    SELECT v.id, v.title_nl, v.title_en, c.start_on FROM hire_choice c JOIN vacancy v ON v.id = c.vacancy
    JOIN applicant a ON a.id = c.applicant
    WHERE c.state = {} AND c.colleague IS NULL AND a.erased_on IS NULL AND {} ORDER BY c.start_on, c.id
"""


def recruits(act: Act) -> list[int]:
    return sorted(team for team, role in act.by.roles if role == policy.RECRUITER)


def _ask(act: Act) -> list[Ask]:
    me, today = act.by.id, act.today
    if me is None or not (act.by.is_colleague or act.by.has(Office.COUNCIL)):
        return []
    needed = rules.SCORERS
    held = [Standing.INVITED, Standing.RESERVE]
    teams, ours = recruits(act), [*act.by.member_of]
    hr = act.by.has(Office.HR)
    asks = [
        Ask(LETTERS, (needed, needed, me, me, teams, me)),
        Ask(TALKS, (me, act.at, held)),
        Ask(RECRUITER, (Stage.SELECTING, Stage.OPEN, today, [*TOLD], [*TOLD], teams, me, ours)),
        Ask(CHOICES, ([*act.by.oversees, *ours], hr, [*RUNNING])),
        Ask(TO_WELCOME, (State.HIRED, hr)),
    ]
    return [*asks, parameters.asking(today), frameworks.asking_agreed(today)]


def _read(act: Act, found: Sequence[list[Row]]) -> Iterator[Waiting]:
    letters, talks, recruiter, choices, welcomes, numbers, agreed = found
    reply_days = int(parameters.read(numbers)["hiring.reply_days"])
    within = int(frameworks.read_agreed(agreed).limits.get((FRAMEWORK, "terms_talk_within_days"), WITHIN))
    for row in letters:
        yield from _letters(act, row)
    yield from _talks(talks)
    for row in recruiter:
        yield from _recruiter(row, reply_days)
    for row in choices:
        yield from _choice(act, row, within)
    for row in welcomes:
        said = later("A vacancy was filled: record that the new colleague starts")
        there: dict[str, Any] = {"route": "hiring.welcome", "params": {"vacancy_id": row["id"]}, "quote": _title(row)}
        yield Waiting(said=said, act=later("Welcome them"), due=row["start_on"], glyph=Glyph.SOON, **there)


waiting = Source(_ask, _read)


def _title(row: Row) -> str:
    return either(row["title_nl"], row["title_en"])


def _letters(act: Act, row: Row) -> Iterator[Waiting]:
    there: dict[str, Any] = {"route": "hiring.letters", "params": {"vacancy_id": row["id"]}, "quote": _title(row)}
    blind = not row["runs"] and not act.by.has(Office.HR)
    if row["to_score"] and blind:
        yield Waiting(
            said=later("%(letters)s letters wait for your scores, without names"),
            act=later("Read and score"),
            names={"letters": row["to_score"]},
            glyph=Glyph.ME,
            **there,
        )
    elif row["to_decide"]:
        yield Waiting(
            said=later("%(letters)s letters have two scores: decide on them with the committee"),
            act=later("Decide"),
            names={"letters": row["to_decide"]},
            glyph=Glyph.ME,
            **there,
        )
    elif not row["undecided"] and not row["agreed"]:
        said = later("All letters have a decision. Do you agree with them?")
        yield Waiting(said=said, act=later("Look at the decisions"), glyph=Glyph.CONSENT, **there)


def _talks(rows: Sequence[Row]) -> Iterator[Waiting]:
    seen: set[tuple[int, int]] = set()
    for row in rows:
        if (row["id"], row["applicant"]) in seen:
            continue
        seen.add((row["id"], row["applicant"]))
        yield Waiting(
            said=later("A talk was held: score it by the criteria"),
            act=later("Score the talk"),
            route="hiring.talk",
            params={"vacancy_id": row["id"], "applicant_id": row["applicant"]},
            quote=_title(row),
            due=row["held_on"],
            glyph=Glyph.ME,
            many=later("%(count)s talks wait for your scores"),
        )


def _recruiter(row: Row, reply_days: int) -> Iterator[Waiting]:
    there: dict[str, Any] = {"params": {"vacancy_id": row["id"]}, "quote": _title(row)}
    if row["loose"]:
        yield Waiting(
            said=later("%(letters)s letters came in: lay them out for the committee, without names"),
            act=later("Lay out the letters"),
            route="hiring.letters",
            names={"letters": row["loose"]},
            due=row["closes_on"],
            glyph=Glyph.SOON,
            **there,
        )
    if row["unanswered"]:
        yield Waiting(
            said=later("%(people)s people who applied wait for an answer"),
            act=later("Answer them"),
            route="hiring.talks",
            names={"people": row["unanswered"]},
            due=rules.reply_due(row["since_on"], reply_days),
            glyph=Glyph.SOON,
            anchor="antwoorden",
            **there,
        )


def _choice(act: Act, row: Row, within: int) -> Iterator[Waiting]:
    there: dict[str, Any] = {"route": "hiring.choice", "params": {"vacancy_id": row["vacancy"]}, "quote": _title(row)}
    state = State(row["state"])
    if state is State.TALK and row["team"] in act.by.oversees:
        yield _terms(act, row, within, there)
    elif state in RUNNING and act.by.has(Office.HR):
        yield from _hr(row, state, there)
    elif state is State.PUT_BACK and row["newest"] and not row["answer"] and row["team"] in act.by.member_of:
        said = later("The MPP put your choice back, with an explanation")
        yield Waiting(said=said, act=later("Read and answer"), glyph=Glyph.OBJECTION, **there)


def _terms(act: Act, row: Row, within: int, there: dict[str, Any]) -> Waiting:
    due: date = rules.talk_due(row["chosen_on"], within)
    if row["talked_on"]:
        said = later("You held the terms talk: write down what was agreed")
        return Waiting(said=said, act=later("Write it down"), glyph=Glyph.SOON, **there)
    late = act.today > due
    return Waiting(
        said=later("The team chose: hold the terms talk"),
        act=later("See whom they chose"),
        due=due,
        glyph=Glyph.OBJECTION if late else Glyph.SOON,
        above=late,
        **there,
    )


def _hr(row: Row, state: State, there: dict[str, Any]) -> Iterator[Waiting]:
    lacking = rules.missing([rules.Paper(word) for word in row["seen"]])
    if lacking:
        said = later("A candidate was chosen: HR looks at the certificate of conduct and the diploma")
        yield Waiting(said=said, act=later("Write down what you saw"), due=row["start_on"], glyph=Glyph.SOON, **there)
    elif state is State.AGREED:
        said = later("Terms are agreed and everything was seen: the vacancy can be filled")
        yield Waiting(said=said, act=later("Fill the vacancy"), glyph=Glyph.CONSENT, **there)


# What stands on the agenda of the team: the terms talk that is due, and a choice that came back.
ON_AGENDA = """
    SELECT v.id AS vacancy, v.title_nl, v.title_en, c.state, c.chosen_on, c.talked_on, c.start_on, c.answer
    FROM hire_choice c JOIN vacancy v ON v.id = c.vacancy WHERE v.team = {} AND v.closed_on IS NULL
    AND c.id = (SELECT max(x.id) FROM hire_choice x WHERE x.vacancy = v.id) ORDER BY c.id
"""


# A colleague whom the team found has started, and of a role that came with the vacancy nobody has a term.
OPEN_ROLES = """
    SELECT v.id AS vacancy, v.title_nl, v.title_en, p.name FROM hire_choice c JOIN vacancy v ON v.id = c.vacancy
    JOIN person p ON p.id = c.colleague AND p.joined_on <= {} AND (p.left_on IS NULL OR p.left_on >= {})
    WHERE v.team = {} AND c.state = {} AND EXISTS (SELECT FROM vacancy_role w JOIN team_role k ON k.id = w.team_role
        WHERE w.vacancy = v.id AND k.closed_on IS NULL AND NOT EXISTS (SELECT FROM role_term t
            WHERE t.team_role = k.id AND NOT t.acting AND t.until_on >= {})) ORDER BY c.id
"""


def _ask_of_team(act: Act, team_id: int) -> list[Ask]:
    if team_id not in act.by.member_of:
        return []
    today = act.today
    roles = Ask(OPEN_ROLES, (today, today, team_id, State.HIRED, today))
    return [Ask(ON_AGENDA, (team_id,)), roles, frameworks.asking_agreed(today)]


def _read_of_team(act: Act, team_id: int, found: Sequence[list[Row]]) -> Iterator[Agenda]:
    rows, open_roles, agreed = found
    for row in open_roles:
        said = later("%(name)s has started: who takes the role that came with it?")
        yield Agenda(said, names={"name": row["name"]}, **_there(row))
    within = int(frameworks.read_agreed(agreed).limits.get((FRAMEWORK, "terms_talk_within_days"), WITHIN))
    for row in rows:
        there = _there(row)
        state = State(row["state"])
        if state is State.TALK and not row["talked_on"]:
            due = rules.talk_due(row["chosen_on"], within)
            yield Agenda(later("The terms talk of the MPP with whom you chose"), due=due, **there)
        elif state is State.AGREED:
            yield Agenda(later("A new colleague starts"), due=row["start_on"], **there)
        elif state in (State.PUT_BACK, State.DECLINED):
            yield Agenda(later("Choose again: the choice was put back, or the candidate said no"), **there)


def _there(row: Row) -> dict[str, Any]:
    return {"route": "hiring.choice", "params": {"vacancy_id": row["vacancy"]}, "quote": _title(row)}


agenda = AgendaSource(_ask_of_team, _read_of_team)
