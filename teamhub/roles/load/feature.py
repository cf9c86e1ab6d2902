from teamhub.core.feature import Feature
from teamhub.roles.load.section import ON_TEAM

FEATURE = Feature(name="load", on_team=(ON_TEAM,))
