from teamhub.core.feature import Feature
from teamhub.roles.elections.on_role import ON_ROLE
from teamhub.roles.elections.pages import handlers
from teamhub.roles.elections.proposals import ELECT
from teamhub.roles.elections.queries import places
from teamhub.roles.elections.tells import TELLS
from teamhub.roles.elections.waiting import agenda, waiting

FEATURE = Feature(
    name="elections",
    tables="teamhub.roles.elections.tables",
    handlers=handlers,
    waiting=waiting,
    tells=TELLS,
    places={"election": places},
    proposals=(ELECT,),
    agenda=agenda,
    on_role=(ON_ROLE,),
)
