"""The words by which a question names its subject: one of the questions that frameworks answer."""

import re
from collections.abc import Mapping

# The first that occurs is the subject, so what is most particular comes first. See `_pattern` for the spelling.
WORDS: Mapping[str, str] = {
    "ideas.extend": "pilot verlengen|pilot langer|extend the pilot|extend a pilot",
    "ideas.spread": "verspreid*|andere teams aanbieden|spread*|offer to other teams",
    "ideas.adopt": "idee * overnemen|adopt an idea|adopt the idea",
    "ideas.pilot": "pilot * weken|weken * pilot|pilot * weeks|weeks * pilot",
    "ideas.decide": "idee|ideeën|pilot*|proberen|uitproberen|experiment*|idea|ideas|try out|try",
    "hiring.renew": "contract verlengen|verlenging|vast contract|renew*|permanent contract",
    "hiring.terms": "salaris|arbeidsvoorwaard*|salary|pay rise|inschal*",
    "hiring.choose": "aannemen|kandidaat|kandidaten|sollicit*|vacature|hire|hiring|candidate*|vacancy",
    "hiring.onboard": "inwerken|inwerkplan|onboard*",
    "training.book": "training*|cursus*|opleiding*|scholing*|congres*|course|courses|conference",
    "absence.casework": "poortwachter|re-integratie|reïntegratie|gatekeeper|reintegration",
    "privacy.tell": "vertellen dat iemand|vertellen waarom|tell * sick|tell why",
    "absence.arrange": "verzuim*|afwezig*|ziekmelding|absence|absent",
    "roles.exchange": "caseload*|exchange * role",
    "roster.make": "rooster*|dienst ruilen|diensten|vakantie*|verlof|roster*|shift|shifts|holiday*",
    "roles.fill": "rol|rollen|rolhouder*|role|roles",
    "takeover.keep": "overnemen|overname|take over|takeover",
    "meetings.plan": "overleg*|vergader*|teamoverleg|meeting|meetings",
    "report.team": "teamverslag|verslag|report",
    "safety.danger": "acuut gevaar|gevaar|danger",
    "safety.house": "huisregel*|de-escalatie|nazorg|house rules",
    "frameworks.adopt": "kader|kaders|framework|frameworks",
    "money.spend": "kopen|koop|aanschaf*|bestel*|uitgeven|uitgave*|betalen|huren|buy*|order|spend|purchase*|pay for",
}


def _pattern(words: str) -> re.Pattern[str]:
    """ "rol|ruil*|pilot * weken": any of these, "*" for the rest of a word or, by itself, for words in between."""
    ways = (way.split(" * ") for way in words.split("|"))
    joined = (r"\b.*\b".join(re.escape(part).replace(r"\*", r"\w*") for part in way) for way in ways)
    return re.compile(rf"\b(?:{'|'.join(joined)})\b", re.I)


SUBJECTS = {name: _pattern(words) for name, words in WORDS.items()}


def subject(question: str) -> str | None:
    """The name of the question of the frameworks that this seems to be about."""
    return next((name for name, words in SUBJECTS.items() if words.search(question)), None)
