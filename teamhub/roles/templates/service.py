"""Describing a role anew, or one more, for all teams: writing down what was decided together (KAD-18)."""

import json
from typing import Any

from teamhub.core.act import Act, Actor, Office
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed
from teamhub.core.lazily import dataclass
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.roles import events
from teamhub.roles.shape.rules import Wanted, bilingual
from teamhub.roles.tables import RoleTemplate
from teamhub.roles.template_service import spread, template
from teamhub.roles.templates.rules import key_of

KEEPERS = frozenset({Office.HR, Office.PROCESS})


@dataclass(frozen=True, slots=True)
class Described:
    """A role in two languages. `decided` says where it was agreed, in people's own words."""

    wanted: Wanted  # its name and purpose in Dutch
    name_en: str
    purpose_en: str
    core: bool
    decided: str


def may_keep(actor: Actor) -> bool:
    return bool(actor.offices & KEEPERS)


def require_keeper(actor: Actor) -> None:
    if not may_keep(actor):
        raise NotAllowed("HR and the process supporter write down how roles are described. Ask one of them.")


async def describe(act: Act, key: str, new: Described) -> None:
    """Changes a described role. Teams that did not change it themselves have it so from now on.

    A role that becomes core every team has from now on; one that is no longer core stays where it is.
    """
    require_keeper(act.by)
    async with writing():
        await people.one_at_a_time()
        row = await template(key)
        known = json.loads(row.accountabilities) if isinstance(row.accountabilities, str) else row.accountabilities
        values = _columns(new, known)
        await RoleTemplate.update(values).where(RoleTemplate.id == row.id)
        said = events.RoleDescribed(subject=events.template_subject(key), name=new.wanted.name, decided=new.decided)
        await record(act, said)
        await spread(act, await template(key))


async def describe_new(act: Act, new: Described) -> str:
    """One more described role; returns its key."""
    require_keeper(act.by)
    async with writing():
        await people.one_at_a_time()
        key = key_of(new.wanted.name)
        if not key or await RoleTemplate.exists().where(RoleTemplate.key == key):
            raise Invalid("There is a role “%(key)s” already.", key=new.wanted.name)
        row = RoleTemplate(**{"key": key, **{column._meta.name: value for column, value in _columns(new, ()).items()}})
        await row.save()
        said = events.RoleDescribed(subject=events.template_subject(key), name=new.wanted.name, decided=new.decided)
        await record(act, said)
        await spread(act, row)
    return key


def _columns(new: Described, known: Any) -> dict[Any, Any]:
    role, T = new.wanted, RoleTemplate
    return {
        T.name_nl: role.name,
        T.name_en: new.name_en,
        T.purpose_nl: role.purpose,
        T.purpose_en: new.purpose_en,
        T.accountabilities: json.dumps(bilingual(role.accountabilities, known)),
        T.term_months: role.term_months,
        T.max_terms: role.max_terms,
        T.hours_per_week: role.hours,
        T.core: new.core,
    }
