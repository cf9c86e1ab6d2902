"""When may what be done with a vacancy: a table."""

from enum import StrEnum

from teamhub.core.machine import Machine
from teamhub.hiring.rules import Stage

S = Stage


class Verb(StrEnum):
    WRITE = "write"  # its profile, while the team has not consented to it
    ADOPT = "adopt"  # by consent of the team
    REWRITE = "rewrite"  # the profile is opened again, and wants consent again
    POST = "post"
    MOVE_CLOSING = "move_closing"
    CHOOSE = "choose"
    PUT_BACK = "put_back"
    HIRE = "hire"
    STOP = "stop"


STAGES: Machine[Stage, Verb] = Machine({
    (S.DRAFT, Verb.WRITE): S.DRAFT,
    (S.DRAFT, Verb.ADOPT): S.ADOPTED,
    (S.ADOPTED, Verb.REWRITE): S.DRAFT,
    (S.ADOPTED, Verb.POST): S.OPEN,
    (S.OPEN, Verb.MOVE_CLOSING): S.OPEN,
    (S.SELECTING, Verb.MOVE_CLOSING): S.OPEN,
    (S.SELECTING, Verb.CHOOSE): S.TERMS,
    (S.TERMS, Verb.PUT_BACK): S.SELECTING,
    (S.TERMS, Verb.HIRE): S.FILLED,
    (S.DRAFT, Verb.STOP): S.STOPPED,
    (S.ADOPTED, Verb.STOP): S.STOPPED,
    (S.OPEN, Verb.STOP): S.STOPPED,
    (S.SELECTING, Verb.STOP): S.STOPPED,
    (S.TERMS, Verb.STOP): S.STOPPED,
})  # fmt: skip
