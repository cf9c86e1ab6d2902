"""Every column that names a person: the kind of data under which they find it themselves, or why they do not."""

OF_KIND = {
    "Your record": ("person.successor",),
    "Contract hours": ("contract_hours.person",),
    "Caseload": ("caseload.person",),
    "Talents": ("talent.person",),
    "What colleagues saw you do well": ("recognition.person",),
    "What you saw colleagues do well": ("recognition.by",),
    "The teams that you are and were in": ("membership.person",),
    "Offices that you hold and held": ("office_held.person",),
    "Browsers in which you are signed in": ("session.person",),
    "That you have a password, and since when": ("credential.person",),
    "Links by mail with which you choose a password": ("password_link.person",),
    "That you have a second factor, and how many recovery codes": ("second_factor.person", "recovery_code.person"),
    "Roles that you hold and held": ("role_term.person",),
    "How gladly you take a role": ("role_preference.person",),
    "Whom you named for a role, and who named you": ("nomination.by", "nomination.person", "election_decline.person"),
    "Elections that you started, led or won": (
        "election.by", "election.facilitator", "election.person", "election.withdrawn_by",
    ),
    "Roles that you handed over or took over": (
        "role_handover.giver", "role_handover.receiver", "role_handover_item.by", "role_handover_item.settled_by",
    ),
    "What you wrote and ticked on the checklist of a role": ("role_checklist_item.by", "role_checklist_tick.by"),
    "Exchanges of clients for a role, and work bought in": (
        "role_exchange.by", "role_exchange.ended_by", "role_exchange.more", "role_exchange.takes",
        "role_buy_in.by", "role_buy_in.answered_by",
    ),
    "Advice that you asked for, gave, or were asked for": ("advice.by", "advice_request.by", "adviser.person"),
    "What you said in rounds, and rounds that you called or take part in": (
        "consent_round.by", "consent_round.doer", "consent_round.last", "contribution.by", "resolution.by",
        "round_member.person", "voice.person",
    ),
    "Decisions that you took or carry out, and doubts about one": ("decision.by", "decision.doer", "doubt.by"),
    "Proposals that you put to a team": ("proposal.by",),
    "Requests about frameworks, and what you answered or noted": (
        "framework_request.answered_by", "framework_request.by", "framework_request.taken_by",
        "framework_request_note.by",
    ),
    "Frameworks that you wrote or decided": (
        "framework_author.person", "framework_draft.by", "framework_draft.council_by", "framework_draft_version.by",
        "framework_group_member.invited_by", "framework_group_member.person", "framework_version.decided_by",
    ),
    "Numbers that you set for everybody": ("parameter_set.by",),
    "Questions whether something may, and what you answered": (
        "may_we.answered_by", "may_we.by", "may_we_earlier_answer.by",
    ),
    "Thoughts of yours that nobody else sees": ("thought.owner",),
    "Your ideas": ("idea.owner",),
    "Texts of ideas that you wrote": ("idea_version.by",),
    "What you said and did about ideas": (
        "idea_answer.by", "idea_effect.by", "idea_measurement.by", "idea_merge.by", "idea_offer.by", "idea_remark.by",
        "idea_remark.replied_by", "idea_support.person", "idea_transfer.by", "idea_transfer.receiver",
        "suggestion.answered_by", "suggestion.by", "suggestion_backing.person",
    ),
    "Ideas that name you": (
        "idea.origin_by", "idea_co_maker.person", "idea_guest.person", "idea_typo_help.person", "idea_version.thanks",
    ),
    "What you took over, or what was taken over from you": (
        "takeover.colleague", "takeover.ended_by", "takeover.taker", "takeover_longer.answered_by",
    ),
    "Work that you left with a team": ("takeover_withheld.by", "takeover_withheld.hands"),
    "Notices that you got": ("notice.person",),
    "What you want to hear of": ("notice_choice.person",),
    "On which days a mail about your day was seen to": ("notice_digest.person",),
    "What you did in TeamHub, as the journal has it": ("journal_entry.by",),
    "Scores and notes that you gave about applicants": ("letter_score.scorer", "talk_score.scorer"),
    "Policy notes that you wrote or were asked for": (
        "policy_note_offer.by", "policy_note_text.by", "policy_note_writer.person",
    ),
    "What you pass on to colleagues, and what was passed on to you": (
        "passed_session.trainer", "passed_to.person", "trainer.person",
    ),
    "The dates of an absence, and what was noted for HR": ("absence.person",),
    "Maternity leave": ("maternity_leave.person",),
    "Leave, and what colleagues said to it": ("leave_request.person", "leave_voice.by"),
    "Working days": ("work_pattern.person",),
    "Certificates and registers": ("certificate.person", "registration.person"),
    "Learning needs, and what was said to them": (
        "training_need.by", "training_need.owner", "training_need_voice.person", "training_need_voice.seen_by",
    ),
    "Trainings that somebody went to, and what they wrote afterwards": ("training_participant.person",),
    "Vacancies that you drafted, are the contact of, select for, or came through": (
        "vacancy.made_by", "vacancy.contact", "committee_member.person", "hire_choice.colleague",
    ),
    "Onboarding plans": ("onboarding_plan.person",),
    "Clocks of contracts, and what was said about them": ("contract.person",),
}  # fmt: skip

NOT_THEIRS = "it is about somebody else, whose data it is: a copy here would outlive theirs"
FOR_THE_TEAM = "written down for the team, or an address alone: that they did it, the journal shows them"
WHY_NOT = {
    NOT_THEIRS: (
        "absence.case_manager", "absence.near", "absence.reported_by", "absence_contact.by", "absence_hours.by",
        "absence_look.by", "absence_work.taken_by", "applicant.entered_by", "contract.recorded_by",
        "contract_review.decided_by", "contract_review_voice.by", "frequent_talk.by", "gatekeeper_step.by",
        "onboarding_plan.made_by", "onboarding_plan.mentor", "onboarding_week.by", "hire_seen.by",
        "letters_agreed.person", "selection_letter.decided_by", "talk_missed.person", "talk_question.by",
        "talk_slot.by",
    ),
    FOR_THE_TEAM: (
        "reply_text.by", "team_establishment.said_by", "training_collection.by", "training_nothing_now.person",
        "training_participant.by", "training_plan.by", "training_plan.chosen_by", "training_plan.mpp_by",
        "training_spending.by", "calendar_link.person",
    ),
}  # fmt: skip

SHOWN = {column: kind for kind, columns in OF_KIND.items() for column in columns}
EXPLAINED = {column: why for why, columns in WHY_NOT.items() for column in columns}
