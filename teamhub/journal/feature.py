from teamhub.core.feature import Feature

FEATURE = Feature(name="journal", tables="teamhub.journal.tables")
