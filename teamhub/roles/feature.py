from teamhub.core.feature import Feature
from teamhub.roles import service
from teamhub.roles.pages import handlers
from teamhub.roles.tells import TELLS, places

FEATURE = Feature(
    name="roles",
    tables="teamhub.roles.tables",
    handlers=handlers,
    leaving=service.end_all,
    tells=TELLS,
    places={"team_role": places},
)
