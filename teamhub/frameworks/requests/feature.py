from teamhub.core.feature import Feature
from teamhub.frameworks.requests.pages import handlers
from teamhub.frameworks.requests.tells import TELLS, places
from teamhub.frameworks.requests.waiting import waiting

FEATURE = Feature(
    name="framework_requests",
    tables="teamhub.frameworks.requests.tables",
    handlers=handlers,
    waiting=waiting,
    tells=TELLS,
    places={"framework_request": places},
)
