from teamhub.core.feature import Feature
from teamhub.roles import holding_pages, pages, proposals, service
from teamhub.roles.keeping import KEEPS
from teamhub.roles.questions import QUESTIONS
from teamhub.roles.shape import pages as shape_pages
from teamhub.roles.shape import proposals as shape_proposals
from teamhub.roles.tells import TELLS, places
from teamhub.roles.templates import pages as template_pages
from teamhub.roles.waiting import agenda, waiting

FEATURE = Feature(
    name="roles",
    tables="teamhub.roles.tables",
    handlers=[*pages.handlers, *holding_pages.handlers, *shape_pages.handlers, *template_pages.handlers],
    questions=QUESTIONS,
    proposals=(*proposals.KINDS, *shape_proposals.KINDS),
    waiting=waiting,
    agenda=agenda,
    leaving=service.end_all,
    tells=TELLS,
    places={"team_role": places},
    keeps=KEEPS,
)
