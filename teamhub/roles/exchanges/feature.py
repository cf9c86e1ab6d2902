from teamhub.core.feature import Feature
from teamhub.roles.exchanges.pages import handlers
from teamhub.roles.exchanges.proposals import KINDS
from teamhub.roles.exchanges.questions import QUESTIONS
from teamhub.roles.exchanges.section import ON_ROLE, ON_TEAM
from teamhub.roles.exchanges.tells import TELLS, places
from teamhub.roles.exchanges.waiting import agenda, waiting

FEATURE = Feature(
    name="exchanges",
    tables="teamhub.roles.exchanges.tables",
    handlers=handlers,
    waiting=waiting,
    questions=QUESTIONS,
    tells=TELLS,
    places={"exchange": places},
    proposals=KINDS,
    agenda=agenda,
    on_team=(ON_TEAM,),
    on_role=(ON_ROLE,),
)
