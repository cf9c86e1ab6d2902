from teamhub.core.feature import Feature
from teamhub.proposals.carrying import carry_out
from teamhub.proposals.keeping import KEEPS
from teamhub.proposals.pages import handlers
from teamhub.proposals.queries import places
from teamhub.proposals.tells import TELLS
from teamhub.proposals.waiting import agenda, waiting

FEATURE = Feature(
    name="proposals",
    tables="teamhub.proposals.tables",
    handlers=handlers,
    waiting=waiting,
    tells=TELLS,
    places={"proposal": places},
    decided={"proposal": carry_out},
    agenda=agenda,
    keeps=KEEPS,
)
