"""When: which verb leads an idea from where to where. A thought is no stage: it is in a table of its own."""

from enum import StrEnum

from teamhub.core.machine import Machine


class Stage(StrEnum):
    OPEN = "open"  # shared
    ADVICE = "advice"
    DECISION = "decision"  # a round runs, or it has been decided and the pilot has yet to start
    PILOT = "pilot"
    EVALUATION = "evaluation"
    EMBEDDED = "embedded"
    SPREADING = "spreading"
    PARKED = "parked"
    STOPPED = "stopped"
    OUTSIDE = "outside"
    MERGED = "merged"


class Verb(StrEnum):
    """What the owner does. All of them are the owner's; see `policy.py`."""

    EDIT = "edit"
    ASK_ADVICE = "ask_advice"
    DECIDE = "decide"
    CALL_ROUND = "call_round"
    START_PILOT = "start_pilot"
    EXTEND_PILOT = "extend_pilot"
    EVALUATE = "evaluate"
    ADAPT = "adapt"
    EMBED = "embed"
    SPREAD = "spread"
    MEASURE_EFFECT = "measure_effect"
    PARK = "park"
    WAKE = "wake"  # back to `resume_stage`, which the verb puts in place of OPEN
    STOP = "stop"
    GO_OUTSIDE = "go_outside"
    COME_INSIDE = "come_inside"  # back to `resume_stage`, as WAKE
    MERGE = "merge"


S, V = Stage, Verb
BEFORE = (S.OPEN, S.ADVICE, S.DECISION)
ACTIVE = (*BEFORE, S.PILOT, S.EVALUATION)
LIVING = (*ACTIVE, S.EMBEDDED, S.SPREADING, S.PARKED, S.OUTSIDE)

STAGES = Machine[Stage, Verb](
    {
        **{(stage, V.EDIT): stage for stage in LIVING},
        (S.OPEN, V.ASK_ADVICE): S.ADVICE,
        (S.ADVICE, V.ASK_ADVICE): S.ADVICE,
        (S.DECISION, V.ASK_ADVICE): S.ADVICE,  # after a round without consent
        **{(stage, V.DECIDE): S.DECISION for stage in BEFORE},
        **{(stage, V.CALL_ROUND): S.DECISION for stage in BEFORE},
        (S.DECISION, V.START_PILOT): S.PILOT,
        (S.DECISION, V.EMBED): S.EMBEDDED,
        (S.PILOT, V.EXTEND_PILOT): S.PILOT,
        (S.PILOT, V.EVALUATE): S.EVALUATION,
        (S.EVALUATION, V.EXTEND_PILOT): S.PILOT,
        (S.EVALUATION, V.ADAPT): S.OPEN,
        (S.EVALUATION, V.EMBED): S.EMBEDDED,
        (S.EMBEDDED, V.SPREAD): S.SPREADING,
        (S.SPREADING, V.SPREAD): S.SPREADING,
        (S.EMBEDDED, V.MEASURE_EFFECT): S.EMBEDDED,
        (S.SPREADING, V.MEASURE_EFFECT): S.SPREADING,
        **{(stage, V.PARK): S.PARKED for stage in (*ACTIVE, S.OUTSIDE)},
        (S.PARKED, V.WAKE): S.OPEN,
        **{(stage, V.STOP): S.STOPPED for stage in (*ACTIVE, S.PARKED, S.OUTSIDE)},
        **{(stage, V.GO_OUTSIDE): S.OUTSIDE for stage in BEFORE},
        (S.OUTSIDE, V.COME_INSIDE): S.OPEN,
        **{(stage, V.MERGE): S.MERGED for stage in (*BEFORE, S.PARKED, S.OUTSIDE)},
    }
)
