"""When: which verb fits which stage of an election. A stage is derived from its hours, see `rules.stage_at`."""

from enum import StrEnum

from teamhub.core.machine import Machine


class Stage(StrEnum):
    PLANNED = "planned"  # nominations begin on a day to come
    NOMINATING = "nominations"
    CHANGING = "change round"
    PROPOSING = "proposal"
    HELD = "held"
    WITHDRAWN = "withdrawn"


class Verb(StrEnum):
    NOMINATE = "nominate"
    KEEP = "keep"
    DECLINE = "decline"
    LEAD_ON = "lead_on"
    ANOTHER_ROUND = "another_round"
    PROPOSE = "propose"
    TAKE_LEAD = "take_lead"
    WITHDRAW = "withdraw"


S, V = Stage, Verb
RUNNING = (S.PLANNED, S.NOMINATING, S.CHANGING, S.PROPOSING)

STAGES = Machine[Stage, Verb](
    {
        (S.NOMINATING, V.NOMINATE): S.NOMINATING,
        (S.CHANGING, V.NOMINATE): S.CHANGING,
        (S.CHANGING, V.KEEP): S.CHANGING,
        (S.NOMINATING, V.LEAD_ON): S.CHANGING,
        (S.CHANGING, V.LEAD_ON): S.PROPOSING,
        (S.PROPOSING, V.ANOTHER_ROUND): S.CHANGING,
        (S.PROPOSING, V.PROPOSE): S.PROPOSING,
        **{(stage, V.DECLINE): stage for stage in RUNNING},
        **{(stage, V.TAKE_LEAD): stage for stage in RUNNING},
        **{(stage, V.WITHDRAW): S.WITHDRAWN for stage in RUNNING},
    }
)
