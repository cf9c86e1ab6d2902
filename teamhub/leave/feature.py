from teamhub.core.feature import Feature
from teamhub.leave import days_pages, pages, step_pages
from teamhub.leave.away import away
from teamhub.leave.feed import pages as calendar_pages
from teamhub.leave.keeping import KEEPS, stop_calendar
from teamhub.leave.proposals import NEEDED
from teamhub.leave.questions import QUESTIONS
from teamhub.leave.tells import PLACES, TELLS
from teamhub.leave.waiting import waiting
from teamhub.leave.wall import pages as wall_pages
from teamhub.leave.wall.section import ON_TEAM

FEATURE = Feature(
    name="leave",
    tables="teamhub.leave.tables",
    handlers=[
        *pages.handlers,
        *step_pages.handlers,
        *days_pages.handlers,
        *wall_pages.handlers,
        *calendar_pages.handlers,
    ],
    waiting=waiting,
    questions=QUESTIONS,
    leaving=stop_calendar,
    tells=TELLS,
    places=PLACES,
    proposals=(NEEDED,),
    on_team=(ON_TEAM,),
    away=away,
    keeps=KEEPS,
)
