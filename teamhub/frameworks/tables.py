from piccolo.columns import JSONB, Date, OnDelete, Serial, SmallInt, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person


class FrameworkVersion(Table, tablename="framework_version"):
    """Never changed once adopted: the next agreement is the next version."""

    id: Serial
    code = Varchar(length=12)  # "KAD-10"
    version = SmallInt()
    domain = Varchar(length=30)
    title_nl = Varchar(length=160)
    title_en = Varchar(length=160)
    team_decides_nl = Text()
    team_decides_en = Text()
    mpp_hr_does_nl = Text()
    mpp_hr_does_en = Text()
    hands_over_nl = Text()
    hands_over_en = Text()
    limits = JSONB()  # [{key, value, unit, nl, en}], in the order they are read
    law = JSONB()  # ["Wmo 2015 art. 3.2"]
    clauses = JSONB()  # bounds: above, up_to, at_least, below; each may name a limit's key instead of a number
    works_council = JSONB()  # {needed, kind, article, given_on}
    review_months = SmallInt()
    adopted_at = Timestamptz()
    in_force_on = Date(null=True, default=None)  # the first day that it counts; empty: from its adoption on
    until_on = Date(null=True, default=None)  # the last day, where it was decided for a while: see KAD-18
    explanation = Text()  # why it was decided for a while
    decided_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # who did so
    next_review_on = Date()
    framework_version_once = Unique([code, version])
    framework_version_positive = Check(version >= 1)
    framework_version_in_order = Check("until_on IS NULL OR in_force_on IS NULL OR until_on >= in_force_on")
    framework_version_for_a_while = Check(
        "(until_on IS NULL) = (decided_by IS NULL) AND (until_on IS NULL) = (explanation = '')"
    )


class FrameworkEnd(Table, tablename="framework_end"):
    """A framework that was given up: from this day on none of its versions up to this one counts any more."""

    id: Serial
    code = Varchar(length=12, index=True)
    version = SmallInt()
    from_on = Date()  # the first day without it
    at = Timestamptz()
    instead = Varchar(length=12)  # the code of the framework that took its place among the twenty of KAD-18
    framework_end_once = Unique([code, version])


class FrameworkAuthor(Table, tablename="framework_author"):
    id: Serial
    framework = ForeignKey(FrameworkVersion, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    framework_author_once = Unique([framework, person])
