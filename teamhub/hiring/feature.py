from teamhub.core.feature import Feature
from teamhub.hiring import pages, step_pages, writing_pages
from teamhub.hiring.proposals import PROPOSALS
from teamhub.hiring.queries import rulings
from teamhub.hiring.questions import QUESTIONS
from teamhub.hiring.section import ON_TEAM
from teamhub.hiring.tells import PLACES, TELLS
from teamhub.hiring.waiting import agenda, waiting

FEATURE = Feature(
    name="hiring",
    tables="teamhub.hiring.tables",
    handlers=[*pages.handlers, *writing_pages.handlers, *step_pages.handlers],
    waiting=waiting,
    questions=QUESTIONS,
    rulings=rulings,
    tells=TELLS,
    places=PLACES,
    proposals=PROPOSALS,
    agenda=agenda,
    on_team=(ON_TEAM,),
)
