from teamhub.core.feature import Feature
from teamhub.hiring.applying import own_pages, pages, public_pages, text_pages
from teamhub.hiring.applying.jobs import JOBS
from teamhub.hiring.applying.keeping import KEEPS

FEATURE = Feature(
    name="applying",
    handlers=[*public_pages.handlers, *own_pages.handlers, *pages.handlers, *text_pages.handlers],
    jobs=JOBS,
    keeps=KEEPS,
)
