"""What waits: leave of colleagues that one has said nothing to, softly; and who wants to talk about one's own."""

from collections.abc import Iterator, Sequence

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.leave.queries import OPEN, SHARES, TALKS

ASKED = f"""
    SELECT 'asked' AS waits, l.id, p.name, l.remark, l.closes_on FROM leave_request l JOIN person p ON p.id = l.person
    WHERE l.person <> {{}} AND {OPEN} AND l.until_on >= {{}} AND {SHARES}
    AND NOT EXISTS (SELECT FROM leave_voice v WHERE v.leave = l.id AND v.round = l.round AND v.by = {{}})
"""
MINE = f"""
    SELECT 'talk', l.id, v.name, v.words, NULL::date FROM leave_request l JOIN LATERAL (
        SELECT p.name, v.words FROM leave_voice v JOIN person p ON p.id = v.by
        WHERE v.leave = l.id AND v.round = l.round AND v.voice = 'let us talk' ORDER BY v.at, v.id LIMIT 1) v ON true
    WHERE l.person = {{}} AND l.withdrawn_at IS NULL AND l.agreed_at IS NULL AND l.until_on >= {{}} AND {TALKS}
"""


def _ask(act: Act) -> list[Ask]:
    if not act.by.member_of:
        return []
    me, today = act.by.id, act.today
    asked = (me, today, today, [*act.by.member_of], today, today, me)
    return [Ask(f"{ASKED} UNION ALL {MINE} ORDER BY 5, 2", (*asked, me, today))]


def _read(act: Act, found: Sequence[list[Row]]) -> Iterator[Waiting]:
    return (_talk(row) if row["waits"] == "talk" else _asked(row) for row in found[0])


def _asked(row: Row) -> Waiting:
    return Waiting(
        said=later("%(name)s would like to have leave"),
        act=later("Look at the days"),
        route="leave.show",
        params={"leave_id": row["id"]},
        names={"name": row["name"]},
        quote=row["remark"],
        due=row["closes_on"],
        glyph=Glyph.ME,
        many=later("%(count)s colleagues would like to have leave"),
    )


def _talk(row: Row) -> Waiting:
    return Waiting(
        said=later("%(name)s would like to talk about your leave"),
        act=later("Go to your leave"),
        route="leave.show",
        params={"leave_id": row["id"]},
        names={"name": row["name"]},
        quote=row["remark"],
        glyph=Glyph.SOON,
        many=later("%(count)s colleagues would like to talk about your leave"),
    )


waiting = Source(_ask, _read)
