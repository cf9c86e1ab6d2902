"""What waits for who has something of somebody else: to give it back, to explain; and for who is asked for longer.

What is overdue stands above everything else, in the order in which it should have been back.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from teamhub.core.act import Act
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Waiting
from teamhub.takeovers import rules
from teamhub.takeovers.queries import OPEN
from teamhub.takeovers.tables import Takeover

SOON = timedelta(days=3)  # before the day on which it goes back
UNEXPLAINED = "t.kind = 'acute danger' AND t.explained_at IS NULL"
MINE = f"""
    SELECT t.id, t.what, t.kind, t.taken_on, t.back_on, {UNEXPLAINED} AS unexplained, t.ended_on IS NULL AS open,
        coalesce(colleague.name, team.name) AS whose
    FROM takeover t JOIN team ON team.id = t.team LEFT JOIN person colleague ON colleague.id = t.colleague
    WHERE t.taker = {{}} AND (({OPEN} AND t.back_on <= {{}}) OR ({UNEXPLAINED}
        AND (t.ending IS NULL OR t.ending <> 'never mind')))
    ORDER BY t.back_on, t.id
"""
ASKED = f"""
    SELECT t.id, t.what, taker.name, x.was FROM takeover_longer x JOIN takeover t ON t.id = x.takeover
    JOIN person taker ON taker.id = t.taker JOIN team ON team.id = t.team
    WHERE x.answer IS NULL AND t.taker <> {{}} AND {OPEN} AND (t.colleague = {{}} OR (t.team = ANY({{}}::int[])
        AND (t.colleague IS NULL OR NOT EXISTS (SELECT FROM membership m WHERE m.team = t.team
            AND m.person = t.colleague AND m.from_on <= {{}} AND (m.until_on IS NULL OR m.until_on >= {{}})))))
    ORDER BY x.was, x.id
"""


async def waiting(act: Act) -> list[Waiting]:
    if not act.by.is_colleague:
        return []
    mine: list[dict[str, Any]] = await Takeover.raw(MINE, act.by.id, act.today, act.today + SOON)
    teams = [*act.by.member_of]  # the other side is in a team: others need not be asked about
    asked = await Takeover.raw(ASKED, act.by.id, act.today, act.by.id, teams, act.today, act.today) if teams else []
    return [*(one for row in mine for one in _mine(row, act)), *map(_asked, asked)]


def _mine(row: dict[str, Any], act: Act) -> Iterator[Waiting]:
    there = {"route": "takeovers.show", "params": {"takeover_id": row["id"]}, "quote": row["what"]}
    names = {"whose": row["whose"]}
    if row["unexplained"]:
        by = rules.danger_back_by(row["taken_on"])
        yield Waiting(
            said=later("You took this over in acute danger: %(whose)s waits for your explanation"),
            act=later("Write the explanation"),
            names=names,
            due=by,
            glyph=Glyph.OBJECTION,
            above=act.today > by,
            **there,
        )
    if row["open"] and row["back_on"] <= act.today + SOON:
        overdue = rules.overdue(row["back_on"], None, act.today)
        yield Waiting(
            said=later("You still have this of %(whose)s") if overdue else later("You have this of %(whose)s for now"),
            act=later("Give it back"),
            names=names,
            due=row["back_on"],
            glyph=Glyph.OBJECTION if overdue else Glyph.SOON,
            above=overdue,
            **there,
        )


def _asked(row: dict[str, Any]) -> Waiting:
    return Waiting(
        said=later("%(name)s asks to keep longer what was taken over"),
        act=later("Answer the question"),
        route="takeovers.show",
        params={"takeover_id": row["id"]},
        names={"name": row["name"]},
        quote=row["what"],
        due=row["was"],
        glyph=Glyph.SOON,
    )
