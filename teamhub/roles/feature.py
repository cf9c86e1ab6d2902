from teamhub.core.feature import Feature
from teamhub.roles import service

FEATURE = Feature(name="roles", tables="teamhub.roles.tables", leaving=service.end_all)
