from teamhub.core.feature import Feature
from teamhub.takeovers import hands_pages, pages, service, step_pages
from teamhub.takeovers.jobs import JOBS
from teamhub.takeovers.keeping import KEEPS
from teamhub.takeovers.proposals import KEEP_LONGER
from teamhub.takeovers.queries import rulings
from teamhub.takeovers.questions import QUESTIONS
from teamhub.takeovers.section import ON_TEAM
from teamhub.takeovers.tells import PLACES, TELLS
from teamhub.takeovers.waiting import agenda, waiting

FEATURE = Feature(
    name="takeovers",
    tables="teamhub.takeovers.tables",
    handlers=[*pages.handlers, *step_pages.handlers, *hands_pages.handlers],
    jobs=JOBS,
    waiting=waiting,
    questions=QUESTIONS,
    rulings=rulings,
    leaving=service.end_all,
    tells=TELLS,
    places=PLACES,
    proposals=(KEEP_LONGER,),
    agenda=agenda,
    on_team=(ON_TEAM,),
    keeps=KEEPS,
)
