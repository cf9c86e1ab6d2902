from teamhub.core.feature import Feature
from teamhub.people.recognitions.keeping import KEEPS
from teamhub.people.recognitions.pages import handlers
from teamhub.people.recognitions.tells import TELLS, places
from teamhub.people.recognitions.waiting import waiting

FEATURE = Feature(
    name="recognitions",
    tables="teamhub.people.recognitions.tables",
    handlers=handlers,
    waiting=waiting,
    tells=TELLS,
    places={"recognition": places},
    keeps=KEEPS,
)
