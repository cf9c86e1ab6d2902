"""What the columns of a record are called where somebody reads it, and under which heading a kind stands. Pure."""

from enum import StrEnum

from teamhub.core.i18n import later

LABELS = {
    "about": later("about"), "accepted_at": later("accepted"), "acting": later("standing in"),
    "address": later("address"), "advice": later("advice of the team"), "advice_words": later("in its words"),
    "advised_on": later("advised on"), "agreements": later("agreements"), "answer": later("answer"),
    "at": later("when"), "audience": later("for whom"), "begins_on": later("first day"), "by": later("by"),
    "carried_out_at": later("carried out"), "case_manager": later("case manager"), "caseload": later("caseload"),
    "changed_at": later("changed"), "clients": later("clients"), "closed_on": later("looked back on"),
    "colleague": later("colleague"), "background": later("where it comes from"),
    "contact_days": later("contact once in so many days"), "contact_wish": later("how contact is kept"),
    "contacts": later("whom it needs"), "created_at": later("written"), "criterion": later("criterion"),
    "device": later("browser"), "differently": later("what you do differently"),
    "digest_hour": later("hour of the mail"), "done": later("done"), "done_on": later("done on"),
    "early": later("taken over early because of"), "email": later("mail address"), "ended_on": later("ended"),
    "ending": later("how it ended"), "ends_at": later("ends"), "evaluate_on": later("evaluated"),
    "expected_until": later("expected until"), "first_day": later("first day"),
    "first_thought": later("first thought"), "focus": later("focus"), "framework": later("framework"),
    "from_on": later("from"), "function_en": later("function in English"), "function_nl": later("function"),
    "given_at": later("given"), "ground": later("ground"), "hand_back_on": later("goes back on"),
    "handed_back_on": later("back with the team on"), "handed_over_on": later("with HR since"),
    "held_on": later("held on"), "hours": later("hours"), "hours_a_week": later("hours a week"),
    "inbox": later("in TeamHub"), "items": later("points"), "joined_on": later("here since"), "kind": later("kind"),
    "language": later("language"), "last_used_at": later("last used"), "leave_from": later("first day"),
    "leave_until": later("last day"), "left_on": later("last day"), "lesson": later("lesson"),
    "letter": later("kind"), "look_again_on": later("to be looked at again on"), "looked_on": later("when"),
    "mail": later("by mail"), "mailed_at": later("mailed"), "matters": later("what matters"),
    "mentor": later("mentor"), "name": later("name"), "near": later("contact in the team"), "note": later("note"),
    "number": later("number"), "obtained_on": later("obtained"), "office": later("office"), "on": later("on"),
    "on_day": later("when"), "origin": later("prompted by"), "out_on": later("did not go"),
    "outcome": later("what was decided"), "outcome_words": later("in words"), "ownership": later("whose it is"),
    "part": later("letter or talk"), "passed_on": later("passed on to the occupational health service"),
    "phone": later("telephone"), "planned_handover_on": later("handover agreed for"),
    "precheck_on": later("looked ahead on"), "probation": later("probation"),
    "prospect_on": later("second track not needed, written on"),
    "prospect_until": later("second track looked at again on"),
    "proposal": later("proposal"),
    "proved_at": later("second factor shown"), "question": later("question"), "read_at": later("read"),
    "read_on": later("last asked for"), "recovered_on": later("back on"), "recovery_codes": later("recovery codes"),
    "reflection": later("looking back"), "registration": later("registration"), "reply": later("answer"),
    "returned_on": later("given back on"), "role": later("role"), "safety_net": later("safety net applies"),
    "score": later("score"), "sent": later("sent"), "sent_at": later("sent"), "sentences": later("sentences"),
    "shared_at": later("shared"), "size": later("size"), "stage": later("stage"), "started_at": later("began"),
    "step": later("step"), "strengths": later("strengths"), "subject": later("subject"),
    "successor": later("looks after your ideas"), "taken_at": later("taken over"), "taken_by": later("taken over by"),
    "talked_on": later("talked on"), "team": later("team"), "text": later("words"),
    "third_party": later("third party may be liable"), "title": later("title"), "to_hr": later("offered by HR"),
    "training": later("training"), "until_on": later("until"), "used_at": later("used"),
    "vacancy": later("vacancy"), "valid_until": later("counts until"), "value": later("value"),
    "version": later("version"), "weeks": later("weeks"), "what": later("what"), "what_for": later("what for"),
    "whom": later("for whom"), "why": later("why"), "why_now": later("why now"), "wish": later("how gladly"),
    "withdrawn_at": later("withdrawn"), "words": later("words"), "work_accident": later("work accident"),
    "written_at": later("written"), "monday": later("Monday"), "tuesday": later("Tuesday"),
    "wednesday": later("Wednesday"), "thursday": later("Thursday"), "friday": later("Friday"),
    "saturday": later("Saturday"), "sunday": later("Sunday"),
}  # fmt: skip


class Group(StrEnum):
    WHO = "Who you are here"
    AWAY = "When you are not there"
    LEARNING = "Beginning and learning"
    ROLES = "Your roles and your team"
    IDEAS = "Ideas and decisions"
    TEAMHUB = "Signing in, and what TeamHub tells you"


LOOKED = "Who looked at a file of absence, and when"
KINDS = {
    Group.WHO: (
        "Your record", "Contract hours", "Caseload", "Working days", "The teams that you are and were in",
        "Offices that you hold and held", "Talents", "What colleagues saw you do well",
        "What you saw colleagues do well",
    ),
    Group.AWAY: (
        LOOKED, "The dates of an absence, and what was noted for HR", "How an absent colleague can be reached",
        "Work that others do while somebody is absent", "That there was contact with an absent colleague",
        "A talk about what helps, and its agreements", "Steps and hours in a file of absence", "Maternity leave",
        "Leave, and what colleagues said to it",
    ),
    Group.LEARNING: (
        "Onboarding plans", "Clocks of contracts, and what was said about them", "Certificates and registers",
        "Learning needs, and what was said to them",
        "Trainings that somebody went to, and what they wrote afterwards",
        "What you pass on to colleagues, and what was passed on to you",
        "Policy notes that you wrote or were asked for",
    ),
    Group.ROLES: (
        "Roles that you hold and held", "How gladly you take a role", "Whom you named for a role, and who named you",
        "Elections that you started, led or won", "Roles that you handed over or took over",
        "What you wrote and ticked on the checklist of a role", "Exchanges of clients for a role, and work bought in",
        "What you took over, or what was taken over from you", "Work that you left with a team",
        "Vacancies that you drafted, are the contact of, select for, or came through",
        "Scores and notes that you gave about applicants",
    ),
    Group.IDEAS: (
        "Thoughts of yours that nobody else sees", "Your ideas", "Texts of ideas that you wrote",
        "What you said and did about ideas", "Ideas that name you",
        "Advice that you asked for, gave, or were asked for",
        "What you said in rounds, and rounds that you called or take part in",
        "Decisions that you took or carry out, and doubts about one", "Proposals that you put to a team",
        "Questions whether something may, and what you answered",
        "Requests about frameworks, and what you answered or noted", "Frameworks that you wrote or decided",
        "Numbers that you set for everybody",
    ),
    Group.TEAMHUB: (
        "Browsers in which you are signed in", "That you have a password, and since when",
        "Links by mail with which you choose a password", "That you have a second factor, and how many recovery codes",
        "Address of a calendar", "What you want to hear of", "Notices that you got",
        "On which days a mail about your day was seen to", "Mails to you: which kind and when",
        "What you did in TeamHub, as the journal has it",
    ),
}  # fmt: skip
PLACES = {name: (group, place) for group, names in KINDS.items() for place, name in enumerate(names)}
