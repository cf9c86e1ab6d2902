"""A vacancy, who chooses, and who applied. No pay, no birth date, no photo: there is no column for them.

An applicant's name, letter and files are erased on `purge_on` at the latest; that there was one stays, as a count.
"""

from piccolo.columns import (
    Boolean,
    Bytea,
    Date,
    ForeignKey,
    Integer,
    Numeric,
    OnDelete,
    Serial,
    SmallInt,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.hiring.rules import Stage, Standing
from teamhub.people.tables import Person
from teamhub.roles.tables import TeamRole
from teamhub.teams.tables import Team


class Vacancy(Table, tablename="vacancy"):
    id: Serial
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    stage = Varchar(length=10, index=True)
    version = SmallInt(default=1)
    title_nl = Varchar(length=120)
    title_en = Varchar(length=120)
    work_nl = Text()  # the profile: what somebody does, and which roles come with it
    work_en = Text()
    reason = Text()  # why there is a vacancy, for the team
    hours = Numeric(digits=(4, 1))  # contract hours a week
    contact = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # the recruiter
    made_by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    made_at = Timestamptz()
    opened_on = Date(null=True, default=None)  # posted: the page is public from then on
    closes_on = Date(null=True, default=None)  # the last day to apply
    closed_on = Date(null=True, default=None)  # the procedure has ended: the clock of what is erased starts
    vacancy_stage_known = known("stage", Stage)
    vacancy_hours_sane = Check("hours > 0 AND hours <= 60")
    vacancy_ended = Check("(closed_on IS NOT NULL) = (stage IN ('filled', 'stopped'))")


class VacancyCriterion(Table, tablename="vacancy_criterion"):
    id: Serial
    vacancy = ForeignKey(Vacancy, null=False, index=True, on_delete=OnDelete.restrict)
    place = SmallInt()
    words_nl = Varchar(length=200)
    words_en = Varchar(length=200)
    weight = SmallInt()
    vacancy_criterion_weight = Check("weight BETWEEN 1 AND 3")
    vacancy_criterion_once = Unique([vacancy, place])


class VacancyRole(Table, tablename="vacancy_role"):
    """A role of the team that a new colleague would take up."""

    id: Serial
    vacancy = ForeignKey(Vacancy, null=False, index=True, on_delete=OnDelete.restrict)
    team_role = ForeignKey(TeamRole, null=False, index=True, on_delete=OnDelete.restrict)
    vacancy_role_once = Unique([vacancy, team_role])


class CommitteeMember(Table, tablename="committee_member"):
    """Somebody who selects; also from another team, or of the client council."""

    id: Serial
    vacancy = ForeignKey(Vacancy, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    asked_at = Timestamptz()
    answered_at = Timestamptz(null=True, default=None)
    takes_part = Boolean(null=True, default=None)  # empty: has yet to answer
    committee_member_once = Unique([vacancy, person])
    committee_member_answered = Check("(answered_at IS NULL) = (takes_part IS NULL)")


class Applicant(Table, tablename="applicant"):
    """Erased on its day: name, address, letter and files go, and what was chosen stays."""

    id: Serial
    vacancy = ForeignKey(Vacancy, null=False, index=True, on_delete=OnDelete.restrict)
    standing = Varchar(length=10)
    name = Varchar(length=120)  # empty: erased
    email = Varchar(length=254)
    phone = Varchar(length=40)
    letter = Text()
    source = Varchar(length=80)  # where they heard of it
    language = Varchar(length=2)
    applied_on = Date()
    entered_by = ForeignKey(
        Person, null=True, default=None, index=True, on_delete=OnDelete.restrict
    )  # empty: themselves
    token_hash = Varchar(length=64, index=True)  # of the link with which they see and erase what is kept
    consent_on = Date(null=True, default=None)  # that it may be kept for a year after the procedure
    reason = ForeignKey(VacancyCriterion, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    reason_words = Varchar(length=600)  # to the applicant, about that criterion
    settled_on = Date(null=True, default=None)  # rejected, withdrawn, chosen or hired
    erased_on = Date(null=True, default=None)
    applicant_standing_known = known("standing", Standing)
    applicant_erased = Check("erased_on IS NULL OR (name = '' AND email = '' AND phone = '' AND letter = '')")


class ApplicantFile(Table, tablename="applicant_file"):
    """A PDF, checked by what is in it; only ever sent to be downloaded."""

    id: Serial
    applicant = ForeignKey(Applicant, null=False, index=True, on_delete=OnDelete.restrict)
    name = Varchar(length=120)
    size = Integer()  # bytes
    body = Bytea()
    at = Timestamptz()
