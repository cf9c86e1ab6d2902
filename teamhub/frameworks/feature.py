from teamhub.core.feature import Feature

FEATURE = Feature(name="frameworks", tables="teamhub.frameworks.tables")
