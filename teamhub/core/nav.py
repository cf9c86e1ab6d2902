"""Which places the navigation offers, by kind of person. The pages themselves decide who may read what."""

from collections.abc import Sequence

from teamhub.core.act import Actor, Office
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    label: str  # an English sentence
    path: str
    icon: str


HOME = Place(later("Today"), "/", "home")
OUR_TEAM = Place(later("Our team"), "/team", "team")
TEAMS = Place(later("Teams"), "/teams", "teams")
IDEAS = Place(later("Ideas"), "/ideen", "idea")
ASK = Place(later("May we?"), "/mag-dit-zelf", "question")
FRAMEWORKS = Place(later("Frameworks"), "/kaders", "framework")
BOARD = Place(later("Who decides what"), "/kaders/delegatiebord", "board")
PROPOSALS = Place(later("Proposals"), "/voorstellen", "consent")
ROLES = Place(later("Roles"), "/rollen", "role")
TAKEOVERS = Place(later("Takeovers"), "/overnames", "transfer")
VACANCIES = Place(later("Vacancies"), "/vacatures", "vacancy")
STAFF = Place(later("Personnel"), "/personeel", "people")
NUMBERS = Place(later("Numbers and terms"), "/instellingen", "settings")
CONTRACTS = Place(later("Contracts"), "/contracten", "contract")
FILES = Place(later("Files of absence"), "/verzuim/dossiers", "document")
FIGURES = Place(later("Absence in figures"), "/verzuim/cijfers", "figures")
LEARNING = Place(later("Learning"), "/leren", "learning")
WHO = Place(later("Who is in"), "/aanwezig", "calendar")
LEAVE = Place(later("Your leave"), "/verlof", "leave")
NOTICES = Place(later("Notices"), "/berichten", "notices")
MY_PAGE = Place(later("My page"), "/ik", "me")
SIGN_IN = Place(later("Sign-in and password"), "/ik/aanmeldingen", "key")
MY_DATA = Place(later("My data"), "/ik/gegevens", "data")
THOUGHTS = Place(later("Your thoughts"), "/gedachten", "lock")

# The first five stand in the bar at the bottom of a phone; the others are in the menu under the person's face.
MEMBER = (
    HOME, OUR_TEAM, IDEAS, ASK, FRAMEWORKS, PROPOSALS, ROLES, WHO, LEARNING, VACANCIES, TAKEOVERS, BOARD, TEAMS,
    NOTICES,
)  # fmt: skip
OFFICE = (
    HOME, TEAMS, IDEAS, FRAMEWORKS, ASK, PROPOSALS, ROLES, WHO, LEARNING, VACANCIES, TAKEOVERS, BOARD, NOTICES,
)  # fmt: skip
COUNCIL = (HOME, IDEAS, FRAMEWORKS, NOTICES)
OPERATOR = (HOME, FRAMEWORKS, NOTICES)
OF_OFFICES = (
    (FIGURES, {Office.HR, Office.MPP, Office.DIRECTOR}),
    (CONTRACTS, {Office.HR, Office.MPP}),
    (FILES, {Office.HR}),
    (STAFF, {Office.HR}),
    (NUMBERS, {Office.HR}),
)  # besides, for who holds one of these
IN_THE_BAR = 5


def places(actor: Actor | None) -> Sequence[Place]:
    """A team member's work comes first, also for who holds an office besides. Nobody signed in: nowhere to go."""
    if actor is None or actor.id is None:
        return ()
    if actor.is_colleague:
        theirs = MEMBER if actor.member_of else OFFICE
        return (*theirs, *(place for place, offices in OF_OFFICES if actor.offices & offices))
    return COUNCIL if actor.has(Office.COUNCIL) else OPERATOR


def own(actor: Actor) -> Sequence[Place]:
    """What is in the menu under somebody's face. Who only keeps TeamHub running writes nothing in it."""
    if actor.is_colleague:
        return (MY_PAGE, LEAVE, THOUGHTS, SIGN_IN, MY_DATA)
    return (MY_PAGE, THOUGHTS, SIGN_IN, MY_DATA) if actor.has(Office.COUNCIL) else (MY_PAGE, SIGN_IN, MY_DATA)


def here(path: str, offered: Sequence[Place]) -> Place | None:
    """The place that an address belongs to: the longest one that it begins with."""
    within = [p for p in offered if path == p.path or (p.path != "/" and path.startswith(f"{p.path}/"))]
    return max(within, key=lambda p: len(p.path), default=None)
