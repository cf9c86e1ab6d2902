from teamhub.core.feature import Feature
from teamhub.frameworks.questions import QUESTIONS

FEATURE = Feature(name="frameworks", tables="teamhub.frameworks.tables", questions=QUESTIONS)
