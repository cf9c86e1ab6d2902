"""When: a recognition is the receiver's to keep or not, and its writer's to take back."""

from enum import StrEnum

from teamhub.core.machine import Machine


class Stage(StrEnum):
    GIVEN = "given"  # between the two of them
    KEPT = "kept on the page"  # for colleagues to read
    ASIDE = "not on the page"  # between the two of them again; the writer is not told
    TAKEN_BACK = "taken back"  # the words are gone


class Verb(StrEnum):
    GIVE = "give"
    KEEP = "keep"
    PUT_ASIDE = "put_aside"
    TAKE_BACK = "take_back"


STAGES = Machine(
    {
        (Stage.GIVEN, Verb.KEEP): Stage.KEPT,
        (Stage.GIVEN, Verb.PUT_ASIDE): Stage.ASIDE,
        (Stage.GIVEN, Verb.TAKE_BACK): Stage.TAKEN_BACK,
        (Stage.KEPT, Verb.PUT_ASIDE): Stage.ASIDE,
        (Stage.KEPT, Verb.TAKE_BACK): Stage.TAKEN_BACK,
        (Stage.ASIDE, Verb.KEEP): Stage.KEPT,
        (Stage.ASIDE, Verb.TAKE_BACK): Stage.TAKEN_BACK,
    }
)
