from teamhub.core.feature import Feature

FEATURE = Feature(name="people", tables="teamhub.people.tables")
