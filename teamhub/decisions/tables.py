"""What is kept of how something was decided. Nothing here is ever overwritten by what somebody says later."""

from typing import Any

from piccolo.columns import JSONB, Boolean, Date, OnDelete, Serial, SmallInt, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.decisions.rules import Capacity, Manner, Outcome, Phase, Stance
from teamhub.people.tables import Person
from teamhub.teams.tables import Team


class AdviceRequest(Table, tablename="advice_request"):
    id: Serial
    subject = Varchar(length=60, index=True)  # "idea:7"
    question = Varchar(length=300)  # one sentence
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()


class Adviser(Table, tablename="adviser"):
    """Somebody who is asked, or the client council as a body."""

    id: Serial
    request = ForeignKey(AdviceRequest, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    capacity = Varchar(length=10)
    due_on = Date()  # the last day that is in time
    adviser_capacity_known = known("capacity", Capacity)
    adviser_council_is_a_body = Check("(person IS NULL) = (capacity = 'council')")
    adviser_once = Unique([request, person])


class Advice(Table, tablename="advice"):
    """What an adviser said. Said anew, the earlier words stay; a reply belongs to the words that it replies to."""

    id: Serial
    adviser = ForeignKey(Adviser, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    text = Text()
    followed = Boolean(null=True, default=None)
    reply = Text()
    replied_at = Timestamptz(null=True, default=None)
    advice_replied = Check("(followed IS NULL) = (replied_at IS NULL)")


class ConsentRound(Table, tablename="consent_round"):
    """A team, or people by name, are asked for consent. What it needs to end is kept here: nothing later changes it."""

    id: Serial
    subject = Varchar(length=60, index=True)
    purpose = Varchar(length=20)  # the caller's word for what is decided about the subject
    after: ForeignKey[Any] = ForeignKey(
        "self", null=True, default=None, unique=True, on_delete=OnDelete.restrict
    )  # the round without consent that it follows
    number = SmallInt(default=1)  # of the same matter
    team = ForeignKey(Team, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # empty: see RoundMember
    proposal = Text()  # as it is put to the team
    edition = SmallInt(default=1)  # goes up when the proposal is changed on the way; a voice is about one edition
    version = SmallInt(default=1)  # of the subject's text, of which the proposal is a part
    evaluate_on = Date()
    doer = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    ruling = JSONB()
    quorum = SmallInt()  # percent of the members
    resolve_days = SmallInt()
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    picture_ends = Timestamptz()
    opinion_ends = Timestamptz()
    decision_ends = Timestamptz(index=True)
    withdrawn_at = Timestamptz(null=True, default=None)
    settled_at = Timestamptz(null=True, default=None)
    outcome = Varchar(length=10, null=True, default=None)
    last = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # whom it is about
    turn_given_at = Timestamptz(null=True, default=None)  # to `last`, before everybody else had spoken
    consent_round_outcome_known = known("outcome", Outcome)
    consent_round_settled = Check("(outcome IS NULL) = (settled_at IS NULL)")
    consent_round_phases = Check("picture_ends <= opinion_ends AND opinion_ends <= decision_ends")
    consent_round_number = Check('number >= 1 AND edition >= 1 AND ((number = 1) = ("after" IS NULL))')


class RoundMember(Table, tablename="round_member"):
    """Who is asked for consent by name, where no team is: they take part as long as they work here."""

    id: Serial
    round = ForeignKey(ConsentRound, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    round_member_once = Unique([round, person])


class Contribution(Table, tablename="contribution"):
    """A question while the picture is formed, a reaction while opinions are, or an answer to one of them."""

    id: Serial
    round = ForeignKey(ConsentRound, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    phase = Varchar(length=15)
    text = Text()
    answers: ForeignKey[Any] = ForeignKey("self", null=True, default=None, index=True, on_delete=OnDelete.restrict)
    contribution_phase_known = known("phase", Phase)


class Voice(Table, tablename="voice"):
    """One row each time that somebody says how they stand; the last one counts. An objection has three parts."""

    id: Serial
    round = ForeignKey(ConsentRound, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    edition = SmallInt()
    stance = Varchar(length=10)
    argument = Text()  # of a concern, the concern
    harm = Text()  # to the aim
    safe = Text()  # what would make it safe enough to try
    voice_stance_known = known("stance", Stance)
    voice_argued = Check("stance <> 'objection' OR (argument <> '' AND harm <> '' AND safe <> '')")
    voice_concern_said = Check("stance <> 'concern' OR argument <> ''")


class Resolution(Table, tablename="resolution"):
    """How an objection may be met. Only who objected says whether it is."""

    id: Serial
    voice = ForeignKey(Voice, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    text = Text()
    met = Boolean(null=True, default=None)  # empty: the objector has not said yet
    said = Text()  # by the objector, where it is not met
    said_at = Timestamptz(null=True, default=None)
    resolution_said = Check("(met IS NULL) = (said_at IS NULL)")


class Decision(Table, tablename="decision"):
    id: Serial
    subject = Varchar(length=60, index=True)
    purpose = Varchar(length=20)
    text = Text()
    way = Varchar(length=15)
    ruling = JSONB()
    round = ForeignKey(ConsentRound, null=True, default=None, unique=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    doer = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    evaluate_on = Date(index=True)
    evaluated_at = Timestamptz(null=True, default=None)
    finding = Text()  # what the evaluation found
    lapsed_at = Timestamptz(null=True, default=None)  # no longer holds: decided anew, or taken back to the open
    decision_way_known = known("way", Manner)
    decision_round_is_consent = Check("(round IS NOT NULL) = (way = 'consent')")


class Doubt(Table, tablename="doubt"):
    """Consent that is withdrawn later, on new information. It asks for a new look; until then the decision holds."""

    id: Serial
    decision = ForeignKey(Decision, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    text = Text()
    reply = Text()
    replied_at = Timestamptz(null=True, default=None)
