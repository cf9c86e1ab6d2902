"""The database keeps its own rules: what must be there, what may be in it, and that it is the code's."""

import re

import pytest
from piccolo.apps.migrations.commands.new import AutoMigrationManager

from teamhub.core.db import rows
from teamhub.features import TABLES
from teamhub.piccolo_app import APP_CONFIG

pytestmark = pytest.mark.usefixtures("db")

# A foreign key that may be empty, and what it means then.
MAY_BE_EMPTY = {
    "policy_note.idea": "it came from no idea",
    "certificate_told.certificate": "about a registration",
    "certificate_told.registration": "about a certificate",
    "contract_review.decided_by": "not decided yet",
    "absence.team": "of no team: somebody of the staff",
    "absence.case_manager": "the team guides",
    "absence.near": "nobody has been named for the warm contact",
    "absence_work.taken_by": "nobody has taken it over yet",
    "frequent_talk.by": "not held yet",
    "vacancy.contact": "the team has no recruiter",
    "hire_choice.colleague": "HR has not welcomed anybody yet, or what they sent as an applicant has been erased",
    "applicant.entered_by": "they wrote it themselves",
    "reply_text.team": "of the whole organisation",
    "applicant.reason": "not rejected, or for no criterion",
    "training.idea": "it came from no idea",
    "training.team": "in the catalogue, for everybody",
    "training_need.training": "no training has been named for it",
    "training_need_voice.seen_by": "on another ground than that a colleague has seen it, or wants to learn it",
    "training_plan.need": "made without a need, or the need has been erased",
    "training_plan.mpp_by": "the MPP was not asked, or has not answered",
    "training_plan.chosen_by": "not chosen yet, or by the team with consent",
    "training_spending.plan": "for something else than a plan",
    "adviser.person": "the client council as a body",
    "consent_round.after": "the first round of its matter",
    "consent_round.last": "about nobody in particular",
    "consent_round.team": "people are asked by name: see round_member",
    "contribution.answers": "no answer, but a question or a reaction",
    "decision.round": "not decided by consent",
    "framework_draft.council_by": "the works council has not said anything yet",
    "framework_draft.request": "begun without a framework request",
    "framework_group_member.delegate_of": "speaks for no team",
    "framework_version.decided_by": "adopted by consent, not decided for a while",
    "election.person": "nobody has been elected yet",
    "election.withdrawn_by": "not withdrawn",
    "framework_request.answered_by": "not answered yet",
    "framework_request.idea": "asked without an idea",
    "framework_request.taken_by": "nobody took it up yet",
    "framework_request.team": "asked by an office, or by the client council",
    "idea.merged_into": "not merged",
    "idea.origin": "thought of here, not adopted",
    "idea.origin_by": "thought of here, not adopted",
    "idea.team": "shared by an office, or by the client council",
    "idea_answer.copy": "not adopted, so there is no copy",
    "idea_pilot.extension": "not extended",
    "idea_remark.replied_by": "no reply yet",
    "idea_version.thanks": "not from a suggestion",
    "journal_entry.by": "the system itself, when the clock called",
    "may_we.answered_by": "not answered yet",
    "may_we.request": "answered without changing a framework",
    "may_we.team": "asked by an office, or by the client council",
    "office_held.team": "an office of the whole organisation; only that of MPP is over a team",
    "person.successor": "named none, or does not leave",
    "proposal.team": "people are asked by name",
    "role_buy_in.answered_by": "not answered yet",
    "role_handover.moved_to": "it did not go on with the next before it was signed",
    "role_handover.receiver": "begun before anybody is next",
    "role_handover_item.by": "proposed by TeamHub from the role itself",
    "role_handover_item.settled_by": "neither handed over nor struck",
    "role_exchange.ended_by": "not ended, or by itself",
    "selection_letter.decided_by": "the committee has not decided about this letter yet",
    "selection_letter.reason": "not decided yet, or invited",
    "suggestion.answered_by": "not answered yet",
    "takeover.colleague": "from the team as a whole",
    "takeover.ended_by": "not back yet, or TeamHub recorded that it is",
    "takeover_longer.answered_by": "not answered yet, or by the whole team with consent",
    "talk_question.criterion": "a question of the client council's own",
    "talk_slot.applicant": "nobody has this moment yet",
    "team_role.merged_into": "not merged",
    "team_role.split_from": "not split off",
    "team_role.template": "a role of the team's own",
}

FOREIGN_KEYS = """
    SELECT c.conrelid::regclass || '.' || a.attname AS key, a.attnotnull AS filled, c.confdeltype = 'r' AS kept,
           EXISTS (SELECT FROM pg_index i
                   WHERE i.indrelid = c.conrelid AND i.indkey[0] = a.attnum AND i.indpred IS NULL) AS indexed
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' ORDER BY 1
"""
COLUMNS = """
    SELECT table_name AS of, column_name AS name, data_type AS kind
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> 'migration' AND is_generated = 'NEVER'
"""  # what the database computes for searching, the code need not know
CHECKS = (
    "SELECT conrelid::regclass::text AS of, pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE contype = 'c'"
)
FEW_WORDS = re.compile(r"(^|_)(stage|state|status|kind|outcome|phase|audience|office|way|voice|choice)$")


async def test_every_foreign_key_is_indexed_and_keeps_what_it_names() -> None:
    keys = await rows(FOREIGN_KEYS)
    assert keys
    assert [key["key"] for key in keys if not key["indexed"]] == []
    assert [key["key"] for key in keys if not key["kept"]] == []  # ON DELETE RESTRICT: nothing goes by itself


async def test_a_foreign_key_is_filled_unless_its_emptiness_means_something() -> None:
    empty = {key["key"] for key in await rows(FOREIGN_KEYS) if not key["filled"]}
    assert empty - set(MAY_BE_EMPTY) == set()  # a new one: null=False, or say here what empty means
    assert set(MAY_BE_EMPTY) - empty == set()


async def test_a_column_of_few_words_holds_no_others() -> None:
    rules = [(check["of"], check["rule"]) for check in await rows(CHECKS)]
    loose = [
        f"{column['of']}.{column['name']}"
        for column in await rows(COLUMNS)
        if column["kind"] == "character varying" and FEW_WORDS.search(column["name"])
        if not any(of == column["of"] and column["name"] in rule and "ANY" in rule for of, rule in rules)
    ]
    assert loose == []  # known("stage", Stage) in the table's constraints


async def test_the_migrations_give_the_tables_of_the_code() -> None:
    there: dict[str, set[str]] = {}
    for column in await rows(COLUMNS):
        there.setdefault(column["of"], set()).add(column["name"])
    assert there == {table._meta.tablename: {c._meta.db_column_name for c in table._meta.columns} for table in TABLES}


async def test_no_change_of_the_code_waits_for_its_migration() -> None:
    """What `piccolo migrations new teamhub --auto` would write: nothing."""
    waiting = await AutoMigrationManager().get_alter_statements(APP_CONFIG)
    assert [line for part in waiting for line in part.statements] == []
