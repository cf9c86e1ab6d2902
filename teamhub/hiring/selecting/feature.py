from teamhub.core.feature import Feature
from teamhub.hiring import erasing
from teamhub.hiring.applying import service as applying
from teamhub.hiring.selecting import (
    choice_pages,
    choice_service,
    forgetting,
    letter_pages,
    sheet_pages,
    talk_pages,
    welcome_pages,
)
from teamhub.hiring.selecting.choice_queries import rulings
from teamhub.hiring.selecting.proposals import CHOOSE
from teamhub.hiring.selecting.questions import QUESTIONS
from teamhub.hiring.selecting.tells import TELLS
from teamhub.hiring.selecting.waiting import agenda, waiting

erasing.WITH.append(forgetting.erase)
applying.WITHDRAWN.append(choice_service.withdrew)

FEATURE = Feature(
    name="selecting",
    tables="teamhub.hiring.selecting.tables",
    handlers=[
        *letter_pages.handlers,
        *talk_pages.handlers,
        *choice_pages.handlers,
        *welcome_pages.handlers,
        *sheet_pages.handlers,
    ],
    waiting=waiting,
    agenda=agenda,
    questions=QUESTIONS,
    rulings=rulings,
    tells=TELLS,
    proposals=(CHOOSE,),
    keeps=forgetting.KEEPS,
)
