"""What is kept of selecting: scores by criterion, questions, slots, and the choice. No pay, no file, nothing medical.

Scores, notes and slots go when the applicant is erased: see forgetting.py.
"""

from piccolo.columns import JSONB, Boolean, Date, Numeric, OnDelete, Serial, SmallInt, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.hiring.selecting.rules import Outcome, Paper, Round, State
from teamhub.hiring.tables import Applicant, Vacancy, VacancyCriterion
from teamhub.people.tables import Person
from teamhub.proposals.tables import Proposal


class SelectionLetter(Table, tablename="selection_letter"):
    """A letter as the committee knows it: "B". The order of these labels was drawn by lot."""

    id: Serial
    vacancy = ForeignKey(Vacancy, null=False, index=True, on_delete=OnDelete.restrict)
    applicant = ForeignKey(Applicant, null=False, index=True, on_delete=OnDelete.restrict)
    label = Varchar(length=3)
    outcome = Varchar(length=20, null=True, default=None)
    reason = ForeignKey(VacancyCriterion, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    words = Varchar(length=600)  # to the applicant, about that criterion
    decided_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    decided_at = Timestamptz(null=True, default=None)
    ruling = JSONB(null=True, default=None)  # whose it was to decide, as it was then
    selection_letter_once = Unique([applicant])
    selection_letter_label_once = Unique([vacancy, label])
    selection_letter_outcome_known = known("outcome", Outcome)
    selection_letter_decided = Check(
        "(outcome IS NULL) = (decided_by IS NULL) AND (outcome IS NULL) = (decided_at IS NULL)"
    )
    selection_letter_reasoned = Check("outcome <> 'do not invite' OR reason IS NOT NULL")


class LetterScore(Table, tablename="letter_score"):
    """What one scorer gave one letter on one criterion. All criteria at once; others read it after giving theirs."""

    id: Serial
    letter = ForeignKey(SelectionLetter, null=False, index=True, on_delete=OnDelete.restrict)
    scorer = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    criterion = ForeignKey(VacancyCriterion, null=False, index=True, on_delete=OnDelete.restrict)
    score = SmallInt()
    note = Varchar(length=400)
    at = Timestamptz()
    letter_score_once = Unique([letter, scorer, criterion])
    letter_score_sane = Check("score BETWEEN 1 AND 5")


class LettersAgreed(Table, tablename="letters_agreed"):
    """Somebody of the committee agrees with all decisions about the letters, as they were at that moment."""

    id: Serial
    vacancy = ForeignKey(Vacancy, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    letters_agreed_once = Unique([vacancy, person])


class TalkQuestion(Table, tablename="talk_question"):
    """A question for everybody. One of the client council's own has no criterion."""

    id: Serial
    vacancy = ForeignKey(Vacancy, null=False, index=True, on_delete=OnDelete.restrict)
    round = Varchar(length=30)
    words = Varchar(length=300)
    criterion = ForeignKey(VacancyCriterion, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    talk_question_round_known = known("round", Round)


class TalkSlot(Table, tablename="talk_slot"):
    """A moment and a place for one talk; free until somebody has it."""

    id: Serial
    vacancy = ForeignKey(Vacancy, null=False, index=True, on_delete=OnDelete.restrict)
    round = Varchar(length=30)
    starts_at = Timestamptz(index=True)
    minutes = SmallInt()
    place = Varchar(length=120)
    applicant = ForeignKey(Applicant, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    themselves = Boolean(default=False)  # the applicant chose it
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    talk_slot_round_known = known("round", Round)
    talk_slot_minutes = Check("minutes BETWEEN 10 AND 480")
    talk_slot_once = Unique([applicant, round])


class TalkScore(Table, tablename="talk_score"):
    """What one of the committee gave one candidate on one criterion after a talk, with a note on that criterion."""

    id: Serial
    applicant = ForeignKey(Applicant, null=False, index=True, on_delete=OnDelete.restrict)
    round = Varchar(length=30)
    scorer = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    criterion = ForeignKey(VacancyCriterion, null=False, index=True, on_delete=OnDelete.restrict)
    score = SmallInt()
    note = Varchar(length=400)
    at = Timestamptz()
    talk_score_round_known = known("round", Round)
    talk_score_once = Unique([applicant, round, scorer, criterion])
    talk_score_sane = Check("score BETWEEN 1 AND 5")


class TalkMissed(Table, tablename="talk_missed"):
    """Somebody of the committee was not at a talk: they score nothing, and may read what the others gave."""

    id: Serial
    applicant = ForeignKey(Applicant, null=False, index=True, on_delete=OnDelete.restrict)
    round = Varchar(length=30)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    talk_missed_round_known = known("round", Round)
    talk_missed_once = Unique([applicant, round, person])


class HireChoice(Table, tablename="hire_choice"):
    """Whom the team chose by consent, and what came of the terms talk. What was agreed about pay stands nowhere."""

    id: Serial
    vacancy = ForeignKey(Vacancy, null=False, index=True, on_delete=OnDelete.restrict)
    applicant = ForeignKey(Applicant, null=False, index=True, on_delete=OnDelete.restrict)
    proposal = ForeignKey(Proposal, null=False, index=True, on_delete=OnDelete.restrict)
    state = Varchar(length=30)
    condition = Text()  # how an objection was met, such as in the onboarding: kept with the choice
    chosen_on = Date()
    ruling = JSONB()  # whose the terms talk is
    talked_on = Date(null=True, default=None)
    start_on = Date(null=True, default=None)
    until_on = Date(null=True, default=None)  # the last day of a fixed term; empty: permanent, once agreed
    hours = Numeric(digits=(4, 1), null=True, default=None)
    agreed_on = Date(null=True, default=None)
    ground = Varchar(length=40)  # the limit for which it was put back: its key in KAD-01, or "cao"
    explanation = Text()
    put_back_ruling = JSONB(null=True, default=None)
    answer = Text()  # the team's, to the explanation
    ended_on = Date(null=True, default=None)  # put back, declined, or filled
    # Who started, once HR has welcomed them; empty again when what they sent as an applicant is erased.
    colleague = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    hire_choice_state_known = known("state", State)
    hire_choice_agreed = Check(
        "(agreed_on IS NULL OR (start_on IS NOT NULL AND hours IS NOT NULL))"
        " AND (until_on IS NULL OR until_on > start_on)"
    )
    hire_choice_hours = Check("hours > 0 AND hours <= 60")
    hire_choice_explained = Check("state <> 'put back' OR (ground <> '' AND explanation <> '')")
    hire_choice_ended = Check("(ended_on IS NULL) = (state IN ('terms talk', 'terms agreed'))")


class HireSeen(Table, tablename="hire_seen"):
    """That HR has seen something, and when. The paper itself is nowhere in TeamHub."""

    id: Serial
    choice = ForeignKey(HireChoice, null=False, index=True, on_delete=OnDelete.restrict)
    what = Varchar(length=40)
    seen_on = Date()
    issued_on = Date(null=True, default=None)  # of a certificate of conduct
    agreed_on = Date(null=True, default=None)  # of references: the day that the candidate agreed to them
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    hire_seen_what_known = known("what", Paper)
    hire_seen_once = Unique([choice, what])
    hire_seen_dated = Check("what <> 'certificate of conduct (VOG)' OR issued_on IS NOT NULL")
    hire_seen_agreed = Check("what <> 'references' OR agreed_on IS NOT NULL")
