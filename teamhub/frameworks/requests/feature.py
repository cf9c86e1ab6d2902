from teamhub.core.feature import Feature

FEATURE = Feature(name="framework_requests", tables="teamhub.frameworks.requests.tables")
