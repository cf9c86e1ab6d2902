from teamhub.core.feature import Feature
from teamhub.training.plans import asking_pages, pages, team_pages
from teamhub.training.plans.keeping import KEEPS
from teamhub.training.plans.proposals import BOOK
from teamhub.training.plans.queries import away, rulings
from teamhub.training.plans.section import ON_TEAM
from teamhub.training.plans.tells import PLACES, TELLS
from teamhub.training.plans.waiting import agenda, waiting
from teamhub.training.questions import QUESTIONS

FEATURE = Feature(
    name="training plans",
    tables="teamhub.training.plans.tables",
    more_tables=("teamhub.training.budgets.tables",),
    handlers=[*team_pages.handlers, *pages.handlers, *asking_pages.handlers],
    waiting=waiting,
    agenda=agenda,
    questions=QUESTIONS,
    rulings=rulings,
    proposals=(BOOK,),
    tells=TELLS,
    places=PLACES,
    on_team=(ON_TEAM,),
    away=away,
    keeps=KEEPS,
)
