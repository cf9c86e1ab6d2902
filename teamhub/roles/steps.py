"""What the pages share that put something about a role to its team: one form, the ruling, a proposal."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled
from teamhub.core.sending import Answer, sent
from teamhub.core.web import WebRequest, page
from teamhub.proposals import service as proposals
from teamhub.proposals.forms import PutForm
from teamhub.proposals.kinds import Kind
from teamhub.roles import policy, queries
from teamhub.roles.queries import Role

F = TypeVar("F", bound=PutForm)
More = Callable[[Act, Role], Awaitable[dict[str, Any]]]
Again = Callable[[Filled[Any], int], Awaitable[Template]]


async def step_page(
    act: Act, role_id: int, template: str, kind: Kind, filled: Filled[Any], status: int = 200, more: More | None = None
) -> Template:
    """A page with one form, for the team of the role. `more` reads what else it shows."""
    async with reading():
        role = await queries.role(act, role_id)
        policy.require(act.by, role.team)
        context = await more(act, role) if more else {}
        ruling = await proposals.ruled(act, kind, role.team, {"role": role.id})
    there = {"role": role, "filled": filled, "ruling": ruling, "act": act}
    return page(template, status=status, **there, **context)


async def put(
    request: WebRequest,
    act: Act,
    filled: Filled[F],
    again: Again,
    kind: Kind,
    key: str,
    payload: Callable[[F], Mapping[str, Any]],
    *,
    team: int,
    last: Callable[[F], int] | None = None,
) -> Answer:
    """On to the proposal once it has been put; the form again, with what was typed, where it could not be."""

    async def do(form: F) -> dict[str, int]:
        policy.require(act.by, team)
        made = await proposals.propose(
            act,
            kind.name,
            team=team,
            payload=payload(form),
            why=form.why,
            key=key,
            days=form.days,
            meeting_on=form.meeting,
            last=last(form) if last else None,
        )
        return {"proposal_id": made}

    return await sent(request, filled, again, do, "proposals.show")
