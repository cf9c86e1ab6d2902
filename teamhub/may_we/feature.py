from teamhub.core.feature import Feature

FEATURE = Feature(name="may_we", tables="teamhub.may_we.tables")
