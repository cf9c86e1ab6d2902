from teamhub.core.feature import Feature
from teamhub.roles.handovers import service
from teamhub.roles.handovers.pages import handlers
from teamhub.roles.handovers.tells import PLACES, TELLS
from teamhub.roles.handovers.waiting import ON_ROLE, agenda, waiting

FEATURE = Feature(
    name="handovers",
    tables="teamhub.roles.handovers.tables",
    handlers=handlers,
    waiting=waiting,
    agenda=agenda,
    on_role=(ON_ROLE,),
    handing_over=service.passed_on,
    tells=TELLS,
    places=PLACES,
)
