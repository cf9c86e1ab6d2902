"""The sums of KAD-11 and KAD-12: role time, caseload norms, and hours in the primary process. Pure."""

from decimal import Decimal
from enum import StrEnum

from teamhub.core.lazily import dataclass

NONE = Decimal(0)


class Signal(StrEnum):
    """For the person's own team: it asks for a conversation and blocks nothing."""

    MANY_ROLES = "more roles than agreed"
    MUCH_TIME = "more role time than agreed"
    OVER_NORM = "caseload above the norm"
    PRIMARY = "few hours in the primary process"


@dataclass(frozen=True, slots=True)
class Limits:
    """KAD-11 and KAD-12. Percentages are of contract hours, of team hours and of one's own norm."""

    roles_person: int = 3
    percent_person: Decimal = Decimal("12.5")
    percent_team: Decimal = Decimal(12)
    over_norm: Decimal = Decimal(20)


@dataclass(frozen=True, slots=True)
class Carried:
    """What one person carries. Hours are per week; `per_fulltime` is the team's caseload norm of a full contract."""

    hours: Decimal  # of the contract
    role_hours: tuple[Decimal, ...] = ()
    caseload: int | None = None
    per_fulltime: int | None = None
    fulltime: Decimal = Decimal(36)
    registration: str = ""
    least_primary: Decimal = Decimal(16)  # of SKJ: hours a week in the primary process, over the registration

    @property
    def on_roles(self) -> Decimal:
        return sum(self.role_hours, NONE)

    @property
    def roles(self) -> int:
        return len(self.role_hours)

    @property
    def percent(self) -> Decimal:
        """Role time in percent of the contract hours, unrounded; without a contract nothing, or all of it."""
        return percent(self.on_roles, self.hours)

    @property
    def norm(self) -> Decimal | None:
        """KAD-12: role hours come off one's hours; what is left, times the caseload norm, is one's own norm."""
        return norm(self.hours, self.on_roles, self.per_fulltime, self.fulltime)

    @property
    def over(self) -> Decimal | None:
        """How far the caseload is above one's own norm, in percent; negative below it, 100 with a norm of nothing.

        Counted in hours and divided once, so that what is exactly at a limit is not a hair above it.
        """
        if self.caseload is None or self.per_fulltime is None or self.fulltime <= 0:
            return None
        room = max(self.hours - self.on_roles, NONE) * self.per_fulltime
        return 100 * self.caseload * self.fulltime / room - 100 if room else percent(Decimal(self.caseload), NONE)

    def signals(self, limits: Limits) -> list[Signal]:
        """What the team may want to talk about. A limit itself is still within."""
        found = []
        if self.roles > limits.roles_person:
            found.append(Signal.MANY_ROLES)
        if self.percent > limits.percent_person:
            found.append(Signal.MUCH_TIME)
        if self.over is not None and self.over > limits.over_norm:
            found.append(Signal.OVER_NORM)
        if self.registration == "SKJ" and self.hours - self.on_roles < self.least_primary:
            found.append(Signal.PRIMARY)
        return found


def percent(part: Decimal, whole: Decimal) -> Decimal:
    if whole > 0:
        return 100 * part / whole
    return Decimal(100) if part > 0 else NONE


def norm(hours: Decimal, on_roles: Decimal, per_fulltime: int | None, fulltime: Decimal) -> Decimal | None:
    """How many clients, households or children fit in what is left after the roles; nothing where no norm is agreed."""
    if per_fulltime is None or fulltime <= 0:
        return None
    return max(hours - on_roles, NONE) * per_fulltime / fulltime
