from teamhub.core.feature import Feature
from teamhub.frameworks.drafts import adoption_pages, clause_pages, pages, text_pages
from teamhub.frameworks.drafts.proposals import ADOPT
from teamhub.frameworks.drafts.questions import QUESTIONS
from teamhub.frameworks.drafts.tells import TELLS, places
from teamhub.frameworks.drafts.waiting import waiting

FEATURE = Feature(
    name="framework_drafts",
    tables="teamhub.frameworks.drafts.tables",
    handlers=[*pages.handlers, *text_pages.handlers, *clause_pages.handlers, *adoption_pages.handlers],
    waiting=waiting,
    questions=QUESTIONS,
    tells=TELLS,
    places={"framework_draft": places},
    proposals=(ADOPT,),
)
