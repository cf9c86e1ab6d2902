from piccolo.columns import JSONB, Boolean, Date, OnDelete, Serial, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.joining.contracts.rules import About, Advice, Outcome
from teamhub.people.tables import Person


class Contract(Table, tablename="contract"):
    """From when until when, and whether there is probation: for its clocks. No pay, and nothing else that it says."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    from_on = Date()
    until_on = Date(null=True, default=None)  # the last day; empty: permanent
    probation = Boolean(default=False)
    recorded_by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    contract_once = Unique([person, from_on])
    contract_in_order = Check("until_on IS NULL OR until_on >= from_on")


class ContractReview(Table, tablename="contract_review"):
    """What a team advises about one end of a contract, and what its MPP decides. Made with the first word about it."""

    id: Serial
    contract = ForeignKey(Contract, null=False, index=True, on_delete=OnDelete.restrict)
    kind = Varchar(length=10)
    talked_on = Date(null=True, default=None)  # a colleague talked about doubt with whom it concerns: never a surprise
    advice = Varchar(length=40, null=True, default=None)
    advice_words = Varchar(length=1000)
    advised_on = Date(null=True, default=None)
    outcome = Varchar(length=20, null=True, default=None)
    outcome_words = Varchar(length=1000)
    decided_on = Date(null=True, default=None)
    decided_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    decided_at = Timestamptz(null=True, default=None)
    ruling = JSONB(null=True, default=None)  # what the frameworks said when it was decided
    contract_review_once = Unique([contract, kind])
    contract_review_kind_known = known("kind", About)
    contract_review_advice_known = known("advice", Advice)
    contract_review_outcome_known = known("outcome", Outcome)
    contract_review_advised = Check("(advice IS NULL) = (advised_on IS NULL)")
    contract_review_decided = Check(
        "(outcome IS NULL) = (decided_on IS NULL) AND (outcome IS NULL) = (decided_by IS NULL)"
    )


class ReviewVoice(Table, tablename="contract_review_voice"):
    """One sentence of a colleague: what would you miss if they left? Read by the team and whom it is about."""

    id: Serial
    review = ForeignKey(ContractReview, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    words = Varchar(length=400)
    at = Timestamptz()
    contract_review_voice_once = Unique([review, by])
