from piccolo.columns import JSONB, Date, ForeignKey, OnDelete, Serial, SmallInt, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

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
    next_review_on = Date()
    framework_version_once = Unique([code, version])
    framework_version_positive = Check(version >= 1)


class FrameworkAuthor(Table, tablename="framework_author"):
    id: Serial
    framework = ForeignKey(FrameworkVersion, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    framework_author_once = Unique([framework, person])
