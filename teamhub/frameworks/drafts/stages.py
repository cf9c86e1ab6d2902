"""When: a draft is written until it is adopted, or given up."""

from enum import StrEnum

from teamhub.core.machine import Machine


class Stage(StrEnum):
    DRAFTING = "being drafted"
    ADOPTED = "adopted"
    DROPPED = "given up"


class Verb(StrEnum):
    WRITE = "write"  # also: invite, name a delegate, record what the works council said
    ADOPT = "adopt"
    DECIDE = "decide"  # for a while, where there is no consent: the group writes on
    DROP = "drop"


STAGES: Machine[Stage, Verb] = Machine(
    {
        (Stage.DRAFTING, Verb.WRITE): Stage.DRAFTING,
        (Stage.DRAFTING, Verb.ADOPT): Stage.ADOPTED,
        (Stage.DRAFTING, Verb.DECIDE): Stage.DRAFTING,
        (Stage.DRAFTING, Verb.DROP): Stage.DROPPED,
    }
)
