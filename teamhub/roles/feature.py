from teamhub.core.feature import Feature

FEATURE = Feature(name="roles", tables="teamhub.roles.tables")
