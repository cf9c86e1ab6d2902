from typing import ClassVar

from teamhub.core.lazily import dataclass


@dataclass(frozen=True, kw_only=True)
class Event:
    """Subclass per thing that can happen; its fields are the facts.

    `said` is the English sentence that a timeline shows, with the facts and `%(by)s` as its parameters;
    its Dutch is in the capability's catalogue. `kinds` finds a class again by the name that is kept.
    A field named `ruling` holds `asdict(ruling)`: the timeline links the framework and version that settled it.
    """

    kinds: ClassVar[dict[str, type["Event"]]] = {}
    said: ClassVar[str] = ""
    quotes: ClassVar[tuple[str, ...]] = ()  # fields that are somebody's own words: shown beneath, in full
    people: ClassVar[tuple[str, ...]] = ()  # fields that hold a person's id, or several: shown as their names
    inside: ClassVar[bool] = False  # only for the team that it is about, also where others read the subject

    subject: str  # "idea:7"

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        assert cls.__name__ not in Event.kinds, f"There are two events {cls.__name__}: the journal knows them by name."
        Event.kinds[cls.__name__] = cls
