from teamhub.core.feature import Feature
from teamhub.training.notes.keeping import KEEPS
from teamhub.training.notes.pages import handlers
from teamhub.training.notes.proposals import ADOPTING
from teamhub.training.notes.tells import PLACES, TELLS
from teamhub.training.notes.waiting import waiting

FEATURE = Feature(
    name="notes",
    tables="teamhub.training.notes.tables",
    handlers=handlers,
    proposals=(ADOPTING,),
    waiting=waiting,
    tells=TELLS,
    places=PLACES,
    keeps=KEEPS,
)
