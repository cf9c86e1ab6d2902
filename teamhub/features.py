"""The table of contents: every capability, once."""

from collections.abc import Iterator
from importlib import import_module

from piccolo.table import Table

from teamhub.absence.cases.feature import FEATURE as absence_cases
from teamhub.absence.feature import FEATURE as absence
from teamhub.absence.figures.feature import FEATURE as figures
from teamhub.core import agenda, away, delivery, handing_over, leaving, retention
from teamhub.core.agenda import SOURCES as AGENDA
from teamhub.core.db import DB
from teamhub.core.decided import DECIDED
from teamhub.core.sections import ON_ROLE, ON_TEAM
from teamhub.core.telling import PLACES, TELLS, together
from teamhub.core.waiting import SOURCES
from teamhub.decisions.feature import FEATURE as decisions
from teamhub.frameworks import kept
from teamhub.frameworks.drafts.feature import FEATURE as framework_drafts
from teamhub.frameworks.feature import FEATURE as frameworks
from teamhub.frameworks.requests.feature import FEATURE as framework_requests
from teamhub.health.feature import FEATURE as health
from teamhub.hiring.applying.feature import FEATURE as applying
from teamhub.hiring.feature import FEATURE as hiring
from teamhub.hiring.selecting.feature import FEATURE as selecting
from teamhub.home.feature import FEATURE as home
from teamhub.ideas.feature import FEATURE as ideas
from teamhub.joining.contracts.feature import FEATURE as contracts
from teamhub.joining.onboarding.feature import FEATURE as onboarding
from teamhub.journal.feature import FEATURE as journal
from teamhub.leave.feature import FEATURE as leave
from teamhub.may_we.feature import FEATURE as may_we
from teamhub.notices.feature import FEATURE as notices
from teamhub.parameters.feature import FEATURE as parameters
from teamhub.people.feature import FEATURE as people
from teamhub.people.recognitions.feature import FEATURE as recognitions
from teamhub.privacy.feature import FEATURE as privacy
from teamhub.proposals.feature import FEATURE as proposals
from teamhub.proposals.kinds import KINDS
from teamhub.roles.checklists.feature import FEATURE as checklists
from teamhub.roles.elections.feature import FEATURE as elections
from teamhub.roles.exchanges.feature import FEATURE as exchanges
from teamhub.roles.exits.feature import FEATURE as exits
from teamhub.roles.feature import FEATURE as roles
from teamhub.roles.handovers.feature import FEATURE as handovers
from teamhub.roles.load.feature import FEATURE as load
from teamhub.roles.overview.feature import FEATURE as overview
from teamhub.roles.preferences.feature import FEATURE as preferences
from teamhub.sign_in.feature import FEATURE as sign_in
from teamhub.sign_in.second_factor.feature import FEATURE as second_factor
from teamhub.takeovers.feature import FEATURE as takeovers
from teamhub.teams.feature import FEATURE as teams
from teamhub.training.certificates.feature import FEATURE as certificates
from teamhub.training.feature import FEATURE as training
from teamhub.training.needs.feature import FEATURE as training_needs
from teamhub.training.notes.feature import FEATURE as notes
from teamhub.training.passing.feature import FEATURE as passing
from teamhub.training.plans.feature import FEATURE as training_plans

FEATURES = [
    # people, and the teams that they are in
    people,
    recognitions,
    sign_in,
    second_factor,
    teams,
    # the roles of a team: who holds them, how they pass on, what they weigh
    roles,
    exits,
    handovers,
    checklists,
    elections,
    preferences,
    load,
    exchanges,
    overview,
    # who is not in, and what is learned and looked after
    absence,
    figures,
    absence_cases,
    # who comes and stays
    onboarding,
    contracts,
    # who decides what, and how these agreements change
    frameworks,
    framework_requests,
    framework_drafts,
    may_we,
    parameters,
    # deciding together: what is consented to, and what has an effect then
    decisions,
    proposals,
    # ideas, and what somebody has of others
    ideas,
    takeovers,
    # from a gap in the team to a new colleague
    hiring,
    applying,
    selecting,
    # who is in, and who is away
    leave,
    # what people learn, and pass on
    training,
    certificates,
    passing,
    notes,
    training_needs,
    training_plans,
    # what happened, who hears of it, what waits
    journal,
    notices,
    home,
    privacy,
    health,
]

CORE_TABLES = [
    "teamhub.core.jobs",
    "teamhub.core.mail",
]


def tables(module: str) -> Iterator[type[Table]]:
    """Those made in it. Their engine is named here: to find it by itself Piccolo would load a formatter of code."""
    for kind in vars(import_module(module)).values():
        if isinstance(kind, type) and issubclass(kind, Table) and kind.__module__ == module:
            kind._meta.db = DB
            yield kind


TABLES = [
    kind
    for module in [*CORE_TABLES, *(m for f in FEATURES for m in (f.tables, *f.more_tables) if m)]
    for kind in tables(module)
]
HANDLERS = [handler for feature in FEATURES for handler in feature.handlers]
QUESTIONS = {question.name: question for feature in FEATURES for question in feature.questions}
JOBS = [*delivery.JOBS, *(job for feature in FEATURES for job in feature.jobs)]
leaving.HOOKS[:] = [feature.leaving for feature in FEATURES if feature.leaving]
handing_over.HOOKS[:] = [feature.handing_over for feature in FEATURES if feature.handing_over]
AFTER = [feature.after for feature in FEATURES if feature.after]
for event, tells in [pair for feature in FEATURES for pair in feature.tells.items()]:
    before = TELLS.get(event.__name__)
    TELLS[event.__name__] = together(before, tells) if before else tells
PLACES.update({kind: places for feature in FEATURES for kind, places in feature.places.items()})
SOURCES.extend(feature.waiting for feature in FEATURES if feature.waiting)
away.SOURCES[:] = [feature.away for feature in FEATURES if feature.away]
retention.KEEPS[:] = [keeping for feature in FEATURES for keeping in feature.keeps]
AGENDA.extend(feature.agenda for feature in FEATURES if feature.agenda)
ON_TEAM.extend([agenda.ON_TEAM, *(section for feature in FEATURES for section in feature.on_team)])
ON_ROLE.extend(section for feature in FEATURES for section in feature.on_role)
DECIDED.update({kind: hook for feature in FEATURES for kind, hook in feature.decided.items()})
KINDS.update({kind.name: kind for feature in FEATURES for kind in feature.proposals})
kept.SOURCES[:] = [feature.rulings for feature in FEATURES if feature.rulings]
