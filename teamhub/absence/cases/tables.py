from piccolo.columns import Date, OnDelete, Serial, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from teamhub.absence.rules import Step
from teamhub.absence.tables import Absence
from teamhub.core.db import known
from teamhub.core.references import ForeignKey


class StepNotice(Table, tablename="gatekeeper_notice"):
    """That the case manager was told, ahead of the day, that a step is due: once for each day that it is due on."""

    id: Serial
    absence = ForeignKey(Absence, null=False, index=True, on_delete=OnDelete.restrict)
    step = Varchar(length=24)
    due_on = Date()
    gatekeeper_notice_once = Unique([absence, step, due_on])
    gatekeeper_notice_known = known("step", Step)
