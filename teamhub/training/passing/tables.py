from piccolo.columns import Date, OnDelete, Serial, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.training.passing.rules import Reach
from teamhub.training.tables import Training


class Trainer(Table, tablename="trainer"):
    """Somebody trains colleagues in this, from a day until they stop; `until_on` is the last day."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    training = ForeignKey(Training, null=False, index=True, on_delete=OnDelete.restrict)
    reach = Varchar(length=20)
    from_on = Date()
    until_on = Date(null=True, default=None)
    trainer_reach_known = known("reach", Reach)
    trainer_in_order = Check("until_on IS NULL OR until_on >= from_on")


class PassedSession(Table, tablename="passed_session"):
    """A trainer trained colleagues on a day."""

    id: Serial
    training = ForeignKey(Training, null=False, index=True, on_delete=OnDelete.restrict)
    trainer = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    held_on = Date()
    at = Timestamptz()


class PassedTo(Table, tablename="passed_to"):
    id: Serial
    session = ForeignKey(PassedSession, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    passed_to_once = Unique([session, person])
