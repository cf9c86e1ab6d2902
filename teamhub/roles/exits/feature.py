from teamhub.core.feature import Feature
from teamhub.roles.exits.pages import handlers
from teamhub.roles.exits.queries import rulings
from teamhub.roles.exits.section import ON_ROLE, ON_TEAM
from teamhub.roles.exits.tells import PLACES, TELLS
from teamhub.roles.exits.waiting import waiting

FEATURE = Feature(
    name="exits",
    tables="teamhub.roles.exits.tables",
    handlers=handlers,
    waiting=waiting,
    rulings=rulings,
    on_role=(ON_ROLE,),
    on_team=(ON_TEAM,),
    tells=TELLS,
    places=PLACES,
)
