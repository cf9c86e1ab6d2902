"""What waits for somebody about ideas, and nothing that they have done."""

from collections.abc import Sequence

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.ideas.deciding.waiting import waiting as to_decide
from teamhub.ideas.leaving import waiting as leaving
from teamhub.ideas.silence import waiting as quiet
from teamhub.ideas.stages import LIVING

WAITING = """
    SELECT * FROM (
        SELECT 'suggestion' AS what, idea.id, idea.title, by.name, 'voorstel-' || s.id AS anchor, s.at
            FROM suggestion s JOIN idea ON idea.id = s.idea JOIN person by ON by.id = s.by
            WHERE s.answer = 'unanswered' AND idea.owner = {me} AND idea.stage = ANY({living})
        UNION ALL
        SELECT r.kind, idea.id, idea.title, by.name, 'reactie-' || r.id, r.at
            FROM idea_remark r JOIN idea ON idea.id = r.idea JOIN person by ON by.id = r.by
            WHERE r.kind <> 'comment' AND r.replied_at IS NULL AND r.withdrawn_at IS NULL AND idea.owner = {me}
                AND idea.stage = ANY({living})
        UNION ALL
        SELECT 'invitation', idea.id, idea.title, owner.name, 'samen', c.invited_at
            FROM idea_co_maker c JOIN idea ON idea.id = c.idea JOIN person owner ON owner.id = idea.owner
            WHERE c.person = {me} AND c.joined_at IS NULL AND c.ended_at IS NULL AND idea.stage = ANY({living})
        UNION ALL
        SELECT 'transfer', idea.id, idea.title, by.name, 'samen', t.at
            FROM idea_transfer t JOIN idea ON idea.id = t.idea JOIN person by ON by.id = t.by
            WHERE t.receiver = {me} AND t.accepted_at IS NULL AND t.ended_at IS NULL AND idea.stage = ANY({living})
        UNION ALL
        SELECT 'merge', mine.id, mine.title, by.name, 'samen', m.at
            FROM idea_merge m JOIN person by ON by.id = m.by
            JOIN idea goes ON goes.id = m.idea JOIN idea stays ON stays.id = m.target
            JOIN idea mine ON mine.id = CASE WHEN m.by = goes.owner THEN stays.id ELSE goes.id END
            WHERE mine.owner = {me} AND m.accepted_at IS NULL AND m.ended_at IS NULL
                AND goes.stage = ANY({living}) AND stays.stage = ANY({living})
    ) waits ORDER BY at, what <> 'suggestion', length(anchor), anchor
"""
SAID = {
    "suggestion": (later("%(name)s suggests a change"), later("Give an answer")),
    "question": (later("%(name)s asks you a question"), later("Give an answer")),
    "offer of help": (later("%(name)s offers help"), later("Give an answer")),
    "invitation": (later("%(name)s asks you to make it together"), later("Say yes or no")),
    "transfer": (later("%(name)s offers you this idea"), later("Say yes or no")),
    "merge": (later("%(name)s proposes to merge two ideas"), later("Say yes or no")),
}


PARTS = (to_decide, quiet, leaving)


def _ask(act: Act) -> list[Ask]:
    """What was said, what is to be decided or answered, what is quiet, what was left."""
    return [*_said(act), *(ask for part in PARTS for ask in part.ask(act))]


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    """What was said with the oldest first. None of it has a date: an idea goes at its owner's pace."""
    answers = iter(found)
    said = [_waiting(row) for row in next(answers)]
    parts = [[*part.read(act, rows)] if (rows := [next(answers) for _ in part.ask(act)]) else [] for part in PARTS]
    decided, silent, left = parts
    spoken_of = {item.params.get("idea_id") for item in (*said, *decided)}  # whoever is asked about it knows of it
    return [*said, *decided, *(item for item in silent if item.params["idea_id"] not in spoken_of), *left]


def _said(act: Act) -> list[Ask]:
    values = {"me": act.by.id, "living": [str(stage) for stage in LIVING]}
    names = [piece.split("}")[0] for piece in WAITING.split("{")[1:]]
    return [Ask(WAITING.format(**dict.fromkeys(values, "{}")), [values[name] for name in names])]


def _waiting(row: Row) -> Waiting:
    said, button = SAID[row["what"]]
    return Waiting(
        said=said,
        act=button,
        route="ideas.show",
        params={"idea_id": row["id"]},
        names={"name": row["name"]},
        quote=row["title"],
        glyph=Glyph.IDEA,
        anchor=row["anchor"],
    )


waiting = Source(_ask, _read)
