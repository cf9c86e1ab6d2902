"""How an election looks: its way as dots, and the people to choose from with the figures that the team wants to see."""

from collections.abc import Iterable
from dataclasses import dataclass

from teamhub.core.i18n import gettext as _
from teamhub.core.i18n import ngettext
from teamhub.core.words import number
from teamhub.roles.elections.queries import Candidate
from teamhub.roles.elections.seen import Election
from teamhub.roles.elections.stages import Stage
from teamhub.roles.queries import Agreements

WAY = (Stage.NOMINATING, Stage.CHANGING, Stage.PROPOSING, Stage.HELD)


@dataclass(frozen=True, slots=True)
class Step:
    word: str
    kind: str  # "done", "now" or ""


def way(one: Election) -> list[Step]:
    """Up to where it is; of one that was withdrawn, up to where it came."""
    stage = one.stage
    if stage is Stage.WITHDRAWN:
        reached = Stage.CHANGING if one.shown else Stage.NOMINATING
        return [Step(step, "done" if WAY.index(step) < WAY.index(reached) else "") for step in WAY]
    at = -1 if stage is Stage.PLANNED else WAY.index(stage)
    last = len(WAY) - 1
    kinds = ["done" if n < at or n == at == last else "now" if n == at else "" for n in range(len(WAY))]
    return [Step(step, kind) for step, kind in zip(WAY, kinds, strict=True)]


def choices(
    candidates: Iterable[Candidate], limits: Agreements, me: int | None
) -> list[tuple[int, str] | tuple[int, str, str]]:
    """Who can be chosen, as (value, name, figures): figures only beside who carries near what is agreed, or above."""
    found: list[tuple[int, str] | tuple[int, str, str]] = []
    for one in candidates:
        if one.barred:
            continue
        name = _("%(name)s (you)") % {"name": one.name} if one.id == me else one.name
        said = " ".join(part for part in (wish(one), figures(one, limits)) if part)
        found.append((one.id, name, said) if said else (one.id, name))
    return found


def wish(one: Candidate) -> str:
    """What they said themselves about taking a role: it leaves nobody out, and they may say no."""
    return _("Says about taking a role: %(wish)s.") % {"wish": _(one.wish)} if one.wish else ""


def figures(one: Candidate, limits: Agreements) -> str:
    """ "Met deze rol 4 rollen, 13 % van de contracturen. Afgesproken: hoogstens 3 rollen en 12,5 %." """
    load = one.load
    if not (load.over or load.near):
        return ""
    has = ngettext(
        "With this role %(count)s role, %(percent)s%% of contract hours.",
        "With this role %(count)s roles, %(percent)s%% of contract hours.",
        load.roles,
    )
    agreed = _("Agreed: at most %(count)s roles and %(percent)s%%.")
    most = {"count": limits.roles_person, "percent": number(float(limits.percent_person))}
    return f"{has % {'count': load.roles, 'percent': number(round(float(load.percent), 1))}} {agreed % most}"
