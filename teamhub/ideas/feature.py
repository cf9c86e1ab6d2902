from teamhub.core.feature import Feature
from teamhub.ideas.questions import QUESTIONS

FEATURE = Feature(name="ideas", tables="teamhub.ideas.tables", questions=QUESTIONS)
