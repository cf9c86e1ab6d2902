from teamhub.core.feature import Feature
from teamhub.frameworks.keeping import KEEPS
from teamhub.frameworks.pages import handlers
from teamhub.frameworks.questions import QUESTIONS
from teamhub.frameworks.tells import TELLS, places

FEATURE = Feature(
    name="frameworks",
    tables="teamhub.frameworks.tables",
    handlers=handlers,
    questions=QUESTIONS,
    tells=TELLS,
    places={"framework": places},
    keeps=KEEPS,
)
