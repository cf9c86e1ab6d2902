"""What waits: an answer about a committee, a profile to post, a committee that is too small; a team's free hours."""

from collections.abc import Sequence

from teamhub.core.act import Act, Office
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import either, later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.hiring import formation_queries, policy

ASKED = """
    SELECT 'asked' AS waits, v.id, v.title_nl, v.title_en, team.name AS team_name, v.closes_on
    FROM committee_member m JOIN vacancy v ON v.id = m.vacancy JOIN team ON team.id = v.team
    WHERE m.person = {} AND m.takes_part IS NULL AND v.closed_on IS NULL
"""
TO_POST = """
    SELECT 'post', v.id, v.title_nl, v.title_en, team.name, v.closes_on FROM vacancy v JOIN team ON team.id = v.team
    WHERE v.stage = 'consented'
"""
# Of teams whose recruiter this is: it was posted, and fewer take part than asked for, nobody of another team or the
# client council does, or the council was not asked. As `rules.missing` says, once more.
TOO_SMALL = """
    SELECT 'committee', v.id, v.title_nl, v.title_en, team.name, v.closes_on
    FROM vacancy v JOIN team ON team.id = v.team WHERE v.stage IN ('posted', 'selecting') AND v.team = ANY({}::int[])
        AND v.names_on IS NULL
        AND ((SELECT count(*) FROM committee_member m WHERE m.vacancy = v.id AND m.takes_part) < {}
        OR NOT EXISTS (SELECT FROM committee_member m WHERE m.vacancy = v.id AND m.takes_part
            AND NOT EXISTS (SELECT FROM membership b WHERE b.person = m.person AND b.team = v.team
                AND b.from_on <= {} AND (b.until_on IS NULL OR b.until_on >= {})))
        OR NOT EXISTS (SELECT FROM committee_member m JOIN office_held o ON o.person = m.person
            WHERE m.vacancy = v.id AND o.office = 'council'
                AND o.from_on <= {} AND (o.until_on IS NULL OR o.until_on >= {})))
"""
AT_LEAST = """
    coalesce((SELECT (l->>'value')::int FROM framework_version f, jsonb_array_elements(f.limits) l
        WHERE f.code = 'KAD-01' AND l->>'key' = 'committee_min' AND (f.in_force_on IS NULL OR f.in_force_on <= {})
        AND (f.until_on IS NULL OR f.until_on >= {}) ORDER BY f.version DESC LIMIT 1), 3)
"""
FREE_HOURS = 4  # a week: below it a team need not talk about it


def _ask(act: Act) -> list[Ask]:
    parts, values = [ASKED], [act.by.id]
    if act.by.id is None:
        return []
    if act.by.has(Office.HR):
        parts.append(TO_POST)
    recruits = [team for team, key in act.by.roles if key == policy.RECRUITER]
    if recruits:
        parts.append(TOO_SMALL.replace("< {}", f"< {AT_LEAST}"))
        values += [recruits, *[act.today] * 6]  # type: ignore[list-item]
    return [Ask(f"{' UNION ALL '.join(parts)} ORDER BY 2", tuple(values))]


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    return [_waits(row) for row in found[0]]


WAITS = {
    "asked": (later("%(team)s asks you for its selection committee"), later("Answer"), Glyph.ME),
    "post": (later("%(team)s consented to the profile of a vacancy"), later("Post the vacancy"), Glyph.IDEA),
    "committee": (later("The selection committee is not complete"), later("Ask people for it"), Glyph.SOON),
}


def _waits(row: Row) -> Waiting:
    said, act, glyph = WAITS[row["waits"]]
    return Waiting(
        said=said,
        act=act,
        route="hiring.show",
        params={"vacancy_id": row["id"]},
        names={"team": row["team_name"]},
        quote=either(row["title_nl"], row["title_en"]),
        due=row["closes_on"] if row["waits"] == "committee" else None,
        glyph=glyph,
        anchor="committee" if row["waits"] == "committee" else "",
    )


waiting = Source(_ask, _read)


def _ask_of_team(act: Act, team_id: int) -> list[Ask]:
    if team_id not in act.by.member_of:
        return []
    return [formation_queries.asking(act, team_id)]


def _read_of_team(act: Act, team_id: int, found: Sequence[list[Row]]) -> list[Agenda]:
    formation = formation_queries.read(found[0][0])
    if formation.free is None or formation.free < FREE_HOURS:
        return []
    said = later("%(hours)s hours of the establishment are free: whom do we look for?")
    return [Agenda(said, "hiring.new", names={"hours": f"{formation.free:g}"}, params={"team_id": team_id})]


agenda = AgendaSource(_ask_of_team, _read_of_team)
