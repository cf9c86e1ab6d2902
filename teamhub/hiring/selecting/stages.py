"""When may what be done with a choice that the team made: a table."""

from enum import StrEnum

from teamhub.core.machine import Machine
from teamhub.hiring.selecting.rules import State

S = State


class Verb(StrEnum):
    TALKED = "talked"  # the terms talk was held
    AGREE = "agree"
    PUT_BACK = "put_back"
    DECLINE = "decline"  # the candidate says no
    SEE = "see"  # HR has seen something
    FILL = "fill"


STAGES: Machine[State, Verb] = Machine({
    (S.TALK, Verb.TALKED): S.TALK,
    (S.TALK, Verb.AGREE): S.AGREED,
    (S.AGREED, Verb.AGREE): S.AGREED,  # other terms, as long as nobody has started
    (S.TALK, Verb.PUT_BACK): S.PUT_BACK,
    (S.AGREED, Verb.PUT_BACK): S.PUT_BACK,
    (S.TALK, Verb.DECLINE): S.DECLINED,
    (S.AGREED, Verb.DECLINE): S.DECLINED,
    (S.TALK, Verb.SEE): S.TALK,
    (S.AGREED, Verb.SEE): S.AGREED,
    (S.AGREED, Verb.FILL): S.HIRED,
})  # fmt: skip
