"""What a capability plugs in. Each has one `feature.py` with a FEATURE; `features.py` lists them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import field
from typing import Any

from teamhub.core.act import Act
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.away import Source as AwaySource
from teamhub.core.decided import Decided
from teamhub.core.handing_over import Hook as HandingOver
from teamhub.core.jobs import Job
from teamhub.core.lazily import dataclass
from teamhub.core.leaving import Hook
from teamhub.core.retention import Keeping
from teamhub.core.sections import Section
from teamhub.core.telling import Places, Tells
from teamhub.core.waiting import Source as WaitingSource


@dataclass(frozen=True, slots=True)
class Feature:
    name: str
    tables: str = ""  # the module that holds its tables, such as "teamhub.ideas.tables"
    more_tables: Sequence[str] = ()
    handlers: Sequence[Any] = ()
    jobs: Sequence[Job] = ()
    waiting: WaitingSource | None = None  # what waits for the actor
    questions: Sequence[Any] = ()  # what it asks of the frameworks: who decides? So that the board of them is complete
    rulings: Callable[[Any], Awaitable[Any]] | None = None  # those it kept since a moment: see `frameworks.kept`
    leaving: Hook | None = None  # what becomes of what somebody leaves behind, the day after their last one
    tells: Mapping[type, Tells] = field(default_factory=dict)  # whom this event of the journal concerns
    places: Mapping[str, Places] = field(default_factory=dict)  # where "idea" of "idea:7" is read, for who may
    decided: Mapping[str, Decided] = field(default_factory=dict)  # called back when "idea:7" is decided by consent
    proposals: Sequence[Any] = ()  # the kinds of proposals that it puts to teams: see teamhub/proposals
    agenda: AgendaSource | None = None  # what of it stands on the agenda of a team
    on_team: Sequence[Section] = ()  # what it shows on the page of a team,
    on_role: Sequence[Section] = ()  # and on that of a role
    handing_over: HandingOver | None = None  # called when a role passes from one person to the next
    away: AwaySource | None = None  # who is not in on which days, without why
    keeps: Sequence[Keeping] = ()  # the personal data that it holds, until when, and what erases them
    after: Callable[[Act], Awaitable[object]] | None = None  # once an act has been answered
