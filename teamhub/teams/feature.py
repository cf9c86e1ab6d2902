from teamhub.core.feature import Feature

FEATURE = Feature(name="teams", tables="teamhub.teams.tables")
