from teamhub.core.feature import Feature
from teamhub.sign_in.second_factor import service
from teamhub.sign_in.second_factor.pages import handlers
from teamhub.sign_in.second_factor.tells import TELLS, places

FEATURE = Feature(
    name="second_factor",
    tables="teamhub.sign_in.second_factor.tables",
    handlers=handlers,
    tells=TELLS,
    places={"sign-in": places},
    leaving=service.forget,
)
