"""The weeks of an onboarding plan. Pure; days are calendar dates, and week 1 begins on the first day."""

from datetime import date, timedelta

from teamhub.core.lazily import dataclass

WEEKS = 12  # where no framework says for how long (KAD-14, onboarding_weeks)
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Usual:
    """What a plan begins with where the team has no earlier one: a line in both languages, in this week."""

    week: int
    dutch: str
    english: str


USUAL = (
    Usual(1, "Kennismaken met ieder teamlid, een half uur elk", "Meet each member of the team, half an hour each"),
    Usual(1, "Sleutels, inlog en veiligheidsafspraken", "Keys, sign-in and safety agreements"),
    Usual(1, "De kaders lezen en er vragen over stellen", "Read the frameworks and ask about them"),
    Usual(2, "Meelopen met drie collega’s", "Shadow three colleagues"),
    Usual(3, "Een teamoverleg bijwonen en een consentronde meemaken", "Be in a team meeting and in a consent round"),
    Usual(4, "Eerste eigen cliënten, samen met de mentor", "First clients of one's own, together with the mentor"),
    Usual(6, "Halverwege: wat gaat goed, wat heb je nodig?", "Halfway: what goes well, what do you need?"),
    Usual(8, "De meldcode doorspreken met de aandachtsfunctionaris", "Talk the reporting code over with the lead"),
    Usual(10, "Een rol kiezen om in mee te lopen", "Choose a role to walk along with"),
    Usual(12, "Terugkijken met de mentor en het plan afronden", "Look back with the mentor and close the plan"),
)  # fmt: skip


def week_of(begins_on: date, today: date) -> int:
    """Nought before the first day; 1 in the seven days from it, and so on."""
    return max(0, (today - begins_on).days // 7 + 1)


def week_from(begins_on: date, week: int) -> date:
    """The first day of a week."""
    return begins_on + (week - 1) * WEEK


def ends_on(begins_on: date, weeks: int) -> date:
    """The last day of the plan."""
    return begins_on + weeks * WEEK - timedelta(days=1)
