from teamhub.core.feature import Feature
from teamhub.may_we.keeping import KEEPS
from teamhub.may_we.pages import handlers
from teamhub.may_we.queries import rulings
from teamhub.may_we.tells import TELLS, places
from teamhub.may_we.waiting import waiting

FEATURE = Feature(
    name="may_we",
    tables="teamhub.may_we.tables",
    handlers=handlers,
    waiting=waiting,
    tells=TELLS,
    places={"may_we": places},
    rulings=rulings,
    keeps=KEEPS,
)
