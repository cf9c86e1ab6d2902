from teamhub.core.feature import Feature

FEATURE = Feature(name="ideas", tables="teamhub.ideas.tables")
