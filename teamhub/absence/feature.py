from teamhub.absence import queries
from teamhub.absence.questions import QUESTIONS
from teamhub.core.feature import Feature

FEATURE = Feature(name="absence", tables="teamhub.absence.tables", questions=QUESTIONS, away=queries.away)
