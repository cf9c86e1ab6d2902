"""Whom it concerns that a text changed, that somebody spoke beside it, or that it goes on with others."""

from collections.abc import Callable, Mapping

from teamhub.core.act import Act
from teamhub.core.lazily import dataclass
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.ideas.suggestions import events as suggestions
from teamhub.ideas.tables import Idea
from teamhub.ideas.talk import events as talk
from teamhub.ideas.texts import events as texts
from teamhub.ideas.together import events

AROUND = """
    SELECT idea.owner, ARRAY(SELECT person FROM idea_support WHERE idea = {}) AS supporters,
        ARRAY(SELECT person FROM idea_co_maker WHERE idea = {} AND joined_at IS NOT NULL AND ended_at IS NULL) AS makers
    FROM idea WHERE id = {}
"""


@dataclass(frozen=True, slots=True)
class Around:
    """Who is around an idea today."""

    owner: int
    supporters: list[int]
    makers: list[int]

    @property
    def all(self) -> list[int]:
        return [*self.makers, *self.supporters]


Whom = Callable[[Around, Happened], Concerns]


def telling(whom: Whom) -> Tells:
    async def tells(act: Act, happened: Happened) -> Concerns:
        around = await around_it(happened)
        return whom(around, happened) if around else {}

    return tells


async def around_it(happened: Happened) -> Around | None:
    """Of what is not about an idea, nobody."""
    if happened.kind != "idea":
        return None
    number = int(happened.key)
    rows = await Idea.raw(AROUND, number, number, number)
    return Around(**rows[0]) if rows else None


def _owner(around: Around, happened: Happened) -> Concerns:
    return {About.MINE: [around.owner]}


def _asked_owner(around: Around, happened: Happened) -> Concerns:
    return {About.ASKED: [around.owner]}


def _changed(around: Around, happened: Happened) -> Concerns:
    """Who supports it supports a former version now: they are told, and renew it or not."""
    return {About.MINE: [around.owner], About.SUPPORTED: around.all}


def _taken(around: Around, happened: Happened) -> Concerns:
    return {About.SUPPORTED: [happened.facts["author"], *around.all]}


def _author(around: Around, happened: Happened) -> Concerns:
    return {About.SUPPORTED: [happened.facts["author"]]}


def _asked_person(around: Around, happened: Happened) -> Concerns:
    return {About.ASKED: [happened.facts["person"]]}


def _person(around: Around, happened: Happened) -> Concerns:
    return {About.SUPPORTED: [happened.facts["person"]]}


def _handed_over(around: Around, happened: Happened) -> Concerns:
    return {About.MINE: [happened.facts["former"]], About.SUPPORTED: around.all}


def _proposed(around: Around, happened: Happened) -> Concerns:
    """It stands with both ideas, and is told once: with the one that is theirs."""
    return {About.ASKED: [around.owner] if around.owner == happened.facts["asked"] else []}


_TELLS: Mapping[type, Whom] = {
    texts.TextEdited: _changed,
    texts.TextPutBack: _changed,
    events.TyposFixed: _changed,
    suggestions.SuggestionMade: _asked_owner,
    suggestions.SuggestionTaken: _taken,
    suggestions.SuggestionDeclined: _author,
    suggestions.SuggestionWithdrawn: _owner,
    talk.SupportGiven: _owner,
    talk.SupportTakenBack: _owner,
    talk.QuestionAsked: _asked_owner,
    talk.HelpOffered: _asked_owner,
    talk.Commented: _owner,
    talk.RemarkAnswered: _author,
    events.CoMakerInvited: _asked_person,
    events.CoMakerJoined: _owner,
    events.CoMakerDeclined: _owner,
    events.CoMakerLeft: _owner,
    events.CoMakerReleased: _person,
    events.TypoHelpGiven: _person,
    events.TypoHelpTakenBack: _person,
    events.TransferOffered: _asked_person,
    events.TransferAccepted: _handed_over,
    events.TransferDeclined: _owner,
    events.TransferWithdrawn: _person,
    events.MergeProposed: _proposed,
    events.MergeAccepted: _changed,
    events.MergeDropped: _owner,
    events.LeftBehind: _changed,
}
TELLS: Mapping[type, Tells] = {event: telling(whom) for event, whom in _TELLS.items()}
