from teamhub.core.feature import Feature
from teamhub.training.certificates.jobs import JOBS
from teamhub.training.certificates.keeping import KEEPS
from teamhub.training.certificates.pages import handlers
from teamhub.training.certificates.tells import PLACES, TELLS
from teamhub.training.certificates.waiting import ON_TEAM, agenda, waiting

FEATURE = Feature(
    name="certificates",
    tables="teamhub.training.certificates.tables",
    handlers=handlers,
    jobs=JOBS,
    waiting=waiting,
    agenda=agenda,
    on_team=(ON_TEAM,),
    tells=TELLS,
    places=PLACES,
    keeps=KEEPS,
)
