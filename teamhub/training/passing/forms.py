from teamhub.core.forms import Form
from teamhub.core.typed import Day
from teamhub.training.passing.rules import Reach


class TrainerForm(Form):
    reach: Reach


class SessionForm(Form):
    held_on: Day
