from teamhub.core.feature import Feature
from teamhub.ideas.board.pages import handlers as board
from teamhub.ideas.questions import QUESTIONS

FEATURE = Feature(name="ideas", tables="teamhub.ideas.tables", handlers=[*board], questions=QUESTIONS)
