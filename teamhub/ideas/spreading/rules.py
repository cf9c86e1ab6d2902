"""How a team answers an idea, and how an idea looks over teams. No database, no clock, no web."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import Any

from teamhub.core.lazily import dataclass


class Mode(StrEnum):
    CONSIDERS = "considers it"
    AS_IS = "adopted as it is"
    ADAPTED = "adopted with changes"
    PART = "adopted in part"
    NOT = "not adopted"

    @property
    def adopts(self) -> bool:
        return self in (Mode.AS_IS, Mode.ADAPTED, Mode.PART)


MANY_TEAMS = 3  # KAD-08: from three teams on, the process supporter helps with planning


@dataclass
class Leaf:
    """One idea in a lineage. Who may not read it sees its team and how it came there, and no title and no address."""

    title: str
    who: str
    team: str
    state: str
    url: str
    children: list["Leaf"] = field(default_factory=list)


def tree(rows: Sequence[Mapping[str, Any]], leaf: Any) -> Leaf | None:
    """The rows of one lineage as a tree: each has `id` and `origin`; `leaf` makes one out of a row."""
    leaves: dict[int, Leaf] = {row["id"]: leaf(row) for row in rows}
    root = None
    for row in rows:
        parent = leaves.get(row["origin"])
        if parent is None:
            root = root or leaves[row["id"]]
        else:
            parent.children.append(leaves[row["id"]])
    return root
