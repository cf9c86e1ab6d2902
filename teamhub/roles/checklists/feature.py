from teamhub.core.feature import Feature
from teamhub.roles.checklists.pages import handlers
from teamhub.roles.checklists.waiting import ON_ROLE, agenda

FEATURE = Feature(
    name="checklists", tables="teamhub.roles.checklists.tables", handlers=handlers, agenda=agenda, on_role=(ON_ROLE,)
)
