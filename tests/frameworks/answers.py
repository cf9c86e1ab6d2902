"""Which framework answers which question, and which questions nobody has been given, each with the reason."""

# By framework, as domain.md tells them. A limit that only says how something is done asks nobody to decide.
ANSWERS = {
    "KAD-01": "hiring: profile formation committee post invite choose put_back terms",
    "KAD-02": "absence: report pass_on contact arrange cover frequent hand_over",
    "KAD-03": "absence: casework arrange hand_over cover percent build_up near welcome hand_back",
    "KAD-04": "training: book who budget method pass_on",
    "KAD-05": "roster: make share publish leave staffing shortage",
    "KAD-06": "work: own together way outside objection stuck",
    "KAD-07": "ideas: change suggested transfer decide pilot extend",
    "KAD-08": "ideas: decide adopt compulsory spread",
    "KAD-09": "privacy: tell absent erase file",
    "KAD-10": "ideas: decide; money: spend contract pace",
    "KAD-11": "roles: shape fill extend cover stop buy_in",
    "KAD-12": "roles: exchange; work: too_much",
    "KAD-13": "meetings: plan client length cut guarantee",
    "KAD-14": "hiring: onboard doubt advise probation renew goodbye",
    "KAD-15": "report: peer team response missed",
    "KAD-16": "takeover: keep",
    "KAD-17": "safety: house calm start danger secret",
    "KAD-18": "frameworks: ask adopt deadlock; roles: template",
}
UNCOVERED = {
    "hiring.dismiss": "KAD-14 speaks of probation and of renewal, not of ending a contract in between",
    "clients.manager": "what a team does with a client who asks for a manager is told, but agreed nowhere",
    "teams.shape": "which teams there are is older than the frameworks; KAD-18 only speaks of frameworks",
}


def answered() -> dict[str, set[str]]:
    """The names of the questions by framework: "ideas.decide"."""
    parts = {code: [part.strip().split(": ") for part in said.split(";")] for code, said in ANSWERS.items()}
    return {code: {f"{kind}.{name}" for kind, names in said for name in names.split()} for code, said in parts.items()}
