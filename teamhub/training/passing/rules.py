"""What counts about passing on. Pure; days are calendar dates."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from teamhub.core.lazily import dataclass


class Reach(StrEnum):
    """Whom somebody trains."""

    TEAM = "my own team"
    ALL = "everybody here"


@dataclass(frozen=True, slots=True)
class Spread:
    """Of one team: how many of its people of today have a certificate that counts, or were trained by a colleague."""

    team: int
    name: str
    people: int
    certified: int
    passed_on: int  # trained by a colleague, and without a certificate

    @property
    def reached(self) -> int:
        return self.certified + self.passed_on

    @property
    def percent(self) -> int:
        """Whole percents, of nobody nought."""
        return round(100 * self.reached / self.people) if self.people else 0


def spread(
    teams: Mapping[int, tuple[str, Collection[int]]], certified: Collection[int], taught: Collection[int]
) -> list[Spread]:
    """By team, in the order that they come in. Who has both counts once, as certified."""
    found = []
    for team, (name, people) in teams.items():
        have = {*people} & {*certified}
        found.append(Spread(team, name, len({*people}), len(have), len(({*people} & {*taught}) - have)))
    return found
