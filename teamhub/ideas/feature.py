from teamhub.core.feature import Feature
from teamhub.ideas import page
from teamhub.ideas.board.pages import handlers as board
from teamhub.ideas.deciding import pages as deciding
from teamhub.ideas.deciding import round_pages as rounds
from teamhub.ideas.deciding.tells import TOLD
from teamhub.ideas.keeping import KEEPS
from teamhub.ideas.leaving import park_or_offer
from teamhub.ideas.pilots import pages as pilots
from teamhub.ideas.questions import QUESTIONS
from teamhub.ideas.resting import pages as resting
from teamhub.ideas.spreading import pages as spreading
from teamhub.ideas.suggestions import pages as suggestions
from teamhub.ideas.talk import pages as talk
from teamhub.ideas.tells import TELLS, places
from teamhub.ideas.texts import pages as texts
from teamhub.ideas.thoughts import pages as thoughts
from teamhub.ideas.together import pages as together
from teamhub.ideas.together import typo_pages as typos
from teamhub.ideas.waiting import waiting

FEATURE = Feature(
    name="ideas",
    tables="teamhub.ideas.tables",
    more_tables=[
        "teamhub.ideas.suggestions.tables",
        "teamhub.ideas.talk.tables",
        "teamhub.ideas.together.tables",
        "teamhub.ideas.pilots.tables",
        "teamhub.ideas.spreading.tables",
    ],
    handlers=[
        *board,
        *thoughts.handlers,
        *page.handlers,
        *texts.handlers,
        *suggestions.handlers,
        *talk.handlers,
        *together.handlers,
        *typos.handlers,
        *deciding.handlers,
        *rounds.handlers,
        *pilots.handlers,
        *resting.handlers,
        *spreading.handlers,
    ],
    questions=QUESTIONS,
    tells={**TELLS, **TOLD},
    places={"idea": places},
    leaving=park_or_offer,
    waiting=waiting,
    keeps=KEEPS,
)
