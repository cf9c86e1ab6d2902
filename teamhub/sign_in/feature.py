from teamhub.core.feature import Feature
from teamhub.sign_in import inbox_pages, link_service, pages, password_pages, session_pages
from teamhub.sign_in.jobs import JOBS
from teamhub.sign_in.keeping import KEEPS

FEATURE = Feature(
    name="sign_in",
    tables="teamhub.sign_in.tables",
    handlers=[*pages.handlers, *password_pages.handlers, *session_pages.handlers, *inbox_pages.handlers],
    jobs=JOBS,
    leaving=link_service.let_go,
    keeps=KEEPS,
)
