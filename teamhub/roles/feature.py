from teamhub.core.feature import Feature
from teamhub.roles import service
from teamhub.roles.tells import TELLS

FEATURE = Feature(name="roles", tables="teamhub.roles.tables", leaving=service.end_all, tells=TELLS)
