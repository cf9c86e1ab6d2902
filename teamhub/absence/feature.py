from teamhub.absence import guidance_pages, my_pages, queries, team_pages
from teamhub.absence.jobs import JOBS
from teamhub.absence.keeping import KEEPS
from teamhub.absence.leaving import leave
from teamhub.absence.questions import QUESTIONS
from teamhub.absence.section import ON_TEAM
from teamhub.absence.tells import PLACES, TELLS
from teamhub.absence.waiting import agenda, waiting
from teamhub.core.feature import Feature

FEATURE = Feature(
    name="absence",
    tables="teamhub.absence.tables",
    handlers=[*my_pages.handlers, *team_pages.handlers, *guidance_pages.handlers],
    jobs=JOBS,
    waiting=waiting,
    questions=QUESTIONS,
    leaving=leave,
    tells=TELLS,
    places=PLACES,
    agenda=agenda,
    on_team=(ON_TEAM,),
    away=queries.away,
    keeps=KEEPS,
)
