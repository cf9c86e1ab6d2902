"""A vacancy, who chooses, and who applied. No pay, no birth date, no photo: there is no column for them.

An applicant's name, letter and files are erased on the day of `rules.gone_on`; that there was one stays, as a count.
"""

from piccolo.columns import (
    JSONB,
    Boolean,
    Bytea,
    Date,
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
from teamhub.core.references import ForeignKey
from teamhub.hiring.applying.rules import Tried
from teamhub.hiring.replies import Reply
from teamhub.hiring.rules import Source, Stage, Standing
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
    ground = Text()  # why the law allows what the words ask for, such as that the job is for women only
    ruling = JSONB(null=True, default=None)  # whether the hours are within the establishment, when it was put
    stopped_because = Text()
    contact = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # the recruiter
    made_by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    made_at = Timestamptz()
    opened_on = Date(null=True, default=None)  # posted: the page is public from then on
    closes_on = Date(null=True, default=None)  # the last day to apply
    names_on = Date(null=True, default=None)  # all letters were decided: from then on the committee knows names
    closed_on = Date(null=True, default=None)  # the procedure has ended: the clock of what is erased starts
    vacancy_stage_known = known("stage", Stage)
    vacancy_hours_sane = Check("hours > 0 AND hours <= 60")
    vacancy_ended = Check("(closed_on IS NOT NULL) = (stage IN ('filled', 'called off'))")


class VacancyStage(Table, tablename="vacancy_step"):
    """From which day a vacancy was in a stage; the last one is where it is."""

    id: Serial
    vacancy = ForeignKey(Vacancy, null=False, index=True, on_delete=OnDelete.restrict)
    stage = Varchar(length=10)
    from_on = Date()
    vacancy_step_stage_known = known("stage", Stage)


class Establishment(Table, tablename="team_establishment"):
    """How many contract hours a week are established for a team, from a day on, as the team was told."""

    id: Serial
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    hours = Numeric(digits=(6, 1))
    from_on = Date()
    said_by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    team_establishment_sane = Check("hours >= 0 AND hours <= 10000")
    team_establishment_once = Unique([team, from_on])


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
    source = Varchar(length=30)  # where they heard of it
    language = Varchar(length=2)
    applied_on = Date()
    entered_by = ForeignKey(
        Person, null=True, default=None, index=True, on_delete=OnDelete.restrict
    )  # empty: themselves
    agreed = Varchar(length=200)  # entered for them: how they said that this may be kept
    starts_on = Date(null=True, default=None)  # of who was hired: the first day
    noticed_on = Date(null=True, default=None)  # they were told when it goes
    consent_on = Date(null=True, default=None)  # that it may be kept for a year after the procedure
    reason = ForeignKey(VacancyCriterion, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    reason_words = Varchar(length=600)  # to the applicant, about that criterion
    settled_on = Date(null=True, default=None)  # rejected, withdrawn, chosen or hired
    erased_on = Date(null=True, default=None)
    applicant_standing_known = known("standing", Standing)
    applicant_source_known = known("source", Source)
    applicant_language_known = Check("language IN ('nl', 'en')")
    applicant_erased = Check(
        "erased_on IS NULL OR (name = '' AND email = '' AND phone = '' AND letter = '' "
        "AND reason_words = '' AND agreed = '')"
    )


class ApplicantFile(Table, tablename="applicant_file"):
    """A PDF, checked by what is in it; only ever sent to be downloaded."""

    id: Serial
    applicant = ForeignKey(Applicant, null=False, index=True, on_delete=OnDelete.restrict)
    name = Varchar(length=120)
    size = Integer()  # bytes
    body = Bytea()
    at = Timestamptz()
    applicant_file_size = Check("size BETWEEN 1 AND 5242880")


class ApplicantLink(Table, tablename="applicant_link"):
    """A link in a mail, with which an applicant sees, corrects and erases what is kept. Each mail has its own."""

    id: Serial
    applicant = ForeignKey(Applicant, null=False, index=True, on_delete=OnDelete.restrict)
    token_hash = Varchar(length=64, unique=True)
    made_at = Timestamptz()


class ReplyText(Table, tablename="reply_text"):
    """A mail to applicants in a team's or the organisation's own words. Without a row it is the usual text."""

    id: Serial
    team = ForeignKey(Team, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    kind = Varchar(length=10)
    text_nl = Text()
    text_en = Text()
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    reply_text_kind_known = known("kind", Reply)


class ApplicationAttempt(Table, tablename="application_attempt"):
    """A visitor tried something, so that nobody does it a thousand times. Gone after a day."""

    id: Serial
    tried = Varchar(length=10)
    client = Varchar(length=64)  # hashed
    at = Timestamptz(index=True)
    application_attempt_tried_known = known("tried", Tried)
