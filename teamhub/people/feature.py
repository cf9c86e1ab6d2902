from teamhub.core.feature import Feature
from teamhub.people import pages
from teamhub.people.jobs import JOBS
from teamhub.people.keeping import KEEPS
from teamhub.people.staff import pages as staff_pages
from teamhub.people.tells import TELLS, places

FEATURE = Feature(
    name="people",
    tables="teamhub.people.tables",
    jobs=JOBS,
    handlers=[*pages.handlers, *staff_pages.handlers],
    tells=TELLS,
    places={"person": places},
    keeps=KEEPS,
)
