"""How an election looks: its way as dots, and the people to choose from with the figures that the team wants to see."""

from collections.abc import Iterable

from teamhub.core.i18n import gettext as _
from teamhub.core.i18n import ngettext
from teamhub.core.lazily import dataclass
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


Choice = tuple[int, str] | tuple[int, str, str]


def choices(candidates: Iterable[Candidate], me: int | None) -> list[Choice]:
    """Who can be chosen: (value, name), or with what they said about taking a role and the figures."""
    found: list[Choice] = []
    for one in candidates:
        if one.barred:
            continue
        name = _("%(name)s (you)") % {"name": one.name} if one.id == me else one.name
        said = " ".join(part for part in (wish(one), figures(one)) if part)
        found.append((one.id, name, said) if said else (one.id, name))
    return found


def wish(one: Candidate) -> str:
    """What they said themselves about taking a role: it leaves nobody out, and they may say no."""
    return _("About a role: %(wish)s.") % {"wish": _(one.wish)} if one.wish else ""


def figures(one: Candidate) -> str:
    """Beside who carries near what is agreed, or above: "Met deze rol 4 rollen, 13,3%: boven wat is afgesproken." """
    if not (one.load.over or one.load.near):
        return ""
    said = {"count": one.load.roles, "percent": number(round(float(one.load.percent), 1))}
    if one.load.over:
        text = ngettext(
            "With this role %(count)s role, %(percent)s%% of contract hours: above what is agreed.",
            "With this role %(count)s roles, %(percent)s%% of contract hours: above what is agreed.",
            one.load.roles,
        )
    else:
        text = ngettext(
            "With this role %(count)s role, %(percent)s%% of contract hours.",
            "With this role %(count)s roles, %(percent)s%% of contract hours.",
            one.load.roles,
        )
    return text % said


def agreed(candidates: Iterable[Candidate], limits: Agreements) -> str:
    """What the figures are measured by, said once above them; nothing where there are none."""
    if not any(figures(one) for one in candidates if not one.barred):
        return ""
    most = {"count": limits.roles_person, "percent": number(float(limits.percent_person))}
    return _("Agreed: at most %(count)s roles and %(percent)s%% of contract hours. It blocks nobody.") % most
