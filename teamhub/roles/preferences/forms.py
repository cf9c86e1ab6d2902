from typing import Literal

from teamhub.core.forms import Form
from teamhub.roles.preferences.rules import Wish


class WishForm(Form):
    wish: Wish


class QuarterForm(Form):
    quarter: Literal["this", "next"]
