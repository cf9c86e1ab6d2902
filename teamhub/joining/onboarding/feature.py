from teamhub.core.feature import Feature
from teamhub.joining.onboarding.keeping import KEEPS
from teamhub.joining.onboarding.pages import handlers
from teamhub.joining.onboarding.tells import PLACES, TELLS
from teamhub.joining.onboarding.waiting import ON_TEAM, agenda, waiting
from teamhub.joining.questions import QUESTIONS

FEATURE = Feature(
    name="onboarding",
    tables="teamhub.joining.onboarding.tables",
    handlers=handlers,
    questions=QUESTIONS,
    waiting=waiting,
    agenda=agenda,
    on_team=(ON_TEAM,),
    tells=TELLS,
    places=PLACES,
    keeps=KEEPS,
)
