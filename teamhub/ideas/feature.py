from teamhub.core.feature import Feature
from teamhub.ideas import page
from teamhub.ideas.board.pages import handlers as board
from teamhub.ideas.questions import QUESTIONS
from teamhub.ideas.tells import TELLS, places
from teamhub.ideas.texts import pages as texts
from teamhub.ideas.thoughts import pages as thoughts

FEATURE = Feature(
    name="ideas",
    tables="teamhub.ideas.tables",
    more_tables=["teamhub.ideas.pilots.tables", "teamhub.ideas.spreading.tables"],
    handlers=[*board, *thoughts.handlers, *page.handlers, *texts.handlers],
    questions=QUESTIONS,
    tells=TELLS,
    places={"idea": places},
)
