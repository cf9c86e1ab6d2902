from teamhub.absence.cases import leave_pages, pages, step_pages
from teamhub.absence.cases.away import away
from teamhub.absence.cases.jobs import JOBS
from teamhub.absence.cases.keeping import KEEPS
from teamhub.absence.cases.questions import QUESTIONS
from teamhub.absence.cases.section import ON_TEAM
from teamhub.absence.cases.tells import TELLS
from teamhub.absence.cases.waiting import waiting
from teamhub.core.feature import Feature

FEATURE = Feature(
    name="absence_cases",
    tables="teamhub.absence.cases.tables",
    handlers=[*pages.handlers, *step_pages.handlers, *leave_pages.handlers],
    jobs=JOBS,
    waiting=waiting,
    questions=QUESTIONS,
    tells=TELLS,
    on_team=(ON_TEAM,),
    away=away,
    keeps=KEEPS,
)
