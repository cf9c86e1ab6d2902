"""What the page of an idea shows of other teams: their answers, and the lineage as a picture."""

from collections.abc import Mapping
from typing import Any

from teamhub.core.act import Act
from teamhub.core.i18n import gettext
from teamhub.core.web import place
from teamhub.ideas.spreading.queries import Spread, spread
from teamhub.ideas.spreading.rules import Leaf, tree
from teamhub.ideas.tables import Idea


def lineage(found: Spread) -> Leaf | None:
    """The idea over teams, as a picture shows it: of what the reader may not read, only the team and how it came."""

    def leaf(row: Mapping[str, Any]) -> Leaf:
        title = row["title"] or gettext("An idea of this team")
        word = row["mode"] or row["stage"]
        address = place("ideas.show", {"idea_id": row["id"]}) if row["seen"] else ""
        return Leaf(title, row["owner"], row["team"] or "", gettext(word) if word else "", address)

    return tree(found.family, leaf)


async def section(act: Act, idea: Idea) -> dict[str, Any]:
    found = await spread(act, idea)
    return {"found": found, "lineage": lineage(found) if found.wide else None}
