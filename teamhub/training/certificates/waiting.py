"""What ends and waits for who has it; what stands on a team's agenda, and what its page shows."""

from collections.abc import Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import either, later
from teamhub.core.sections import Section
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.parameters import queries as parameters
from teamhub.training.certificates import policy, queries

LONGEST = 53  # weeks that are asked for: which of them count is a parameter


def _ask(act: Act) -> list[Ask]:
    if not act.by.is_colleague or act.by.id is None:
        return []
    return [parameters.asking(act.today), queries.asking_ending(act, LONGEST, act.by.id)]


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    """From the second reminder on: what ends in half a year is told, and does not wait yet."""
    weeks = queries.reminder_weeks(parameters.read(found[0]))[1]
    soon = [row for row in found[1] if (row["ends_on"] - act.today).days <= 7 * weeks]
    return [
        Waiting(
            said=later("Your certificate ends") if row["what"] == "certificate" else later("Your registration ends"),
            act=later("Look what is needed"),
            route="certificates.person",
            params={"person_id": act.by.id},
            quote=either(row["title_nl"], row["title_en"]),
            due=row["ends_on"],
            glyph=Glyph.SOON,
        )
        for row in soon
    ]


waiting = Source(_ask, _read)


def _ask_of_team(act: Act, team_id: int) -> list[Ask]:
    return queries.asking_team(act, team_id) if team_id in act.by.member_of else []


def _read_of_team(act: Act, team_id: int, found: Sequence[list[Row]]) -> list[Agenda]:
    if not found:
        return []
    late = sum(line.late for line in queries.read_team(act, found).methods)
    if not late:
        return []
    said = later("Not everybody has followed the method in time: %(many)s")
    return [Agenda(said, "certificates.team", {"many": late}, {"team_id": team_id})]


agenda = AgendaSource(_ask_of_team, _read_of_team)


def _ask_section(act: Act, team_id: int) -> list[Ask]:
    return queries.asking_team(act, team_id) if policy.sees_names(act.by, team_id) else []


def _read_section(act: Act, team_id: int, found: Sequence[list[Row]]) -> dict[str, Any] | None:
    if not found:
        return None
    skills = queries.read_team(act, found)
    return {"skills": skills} if skills.lines or skills.registers else None


ON_TEAM = Section("certificates/_team.html", _ask_section, _read_section, aside=True)
