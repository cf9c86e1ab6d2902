from teamhub.core.forms import Form
from teamhub.core.typed import Day, MaybeHours
from teamhub.training.rules import Register


class RegistrationForm(Form):
    """`name` of the register; `reflection_hours` are those of this period, of SKJ alone."""

    name: Register
    valid_until: Day
    reflection_hours: MaybeHours = None
