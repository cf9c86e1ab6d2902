from typing import Annotated

from pydantic import BeforeValidator, Field

from teamhub.core.typed import Day
from teamhub.training.forms import LearningForm
from teamhub.training.needs.rules import Known, Origin, Whom

Words = Annotated[str, Field(min_length=3, max_length=2000)]
MaybeId = Annotated[int | None, BeforeValidator(lambda typed: typed or None)]


class NeedForm(LearningForm):
    """`question`: what can we do then that we cannot do now?"""

    question: Words
    origin: Origin
    about: Annotated[str, Field(max_length=300)] = ""
    whom: Whom = Whom.ME
    owner: MaybeId = None
    training: MaybeId = None


class ChangeForm(LearningForm):
    question: Words
    origin: Origin
    about: Annotated[str, Field(max_length=300)] = ""
    training: MaybeId = None


class KnownForm(LearningForm):
    ground: Known
    words: Words
    seen_by: MaybeId = None


class CollectForm(LearningForm):
    meet_on: Day
