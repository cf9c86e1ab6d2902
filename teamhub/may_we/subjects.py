"""The words by which a question names its subject: one of the questions that frameworks answer."""

import re
from collections.abc import Mapping
from functools import cache

BUYING = "kopen|koop|aanschaf*|bestel*|uitgeven|uitgave*|betalen|huren|buy*|order|spend|purchase*|pay for"
# The first that occurs is the subject, so what is most particular comes first. See `_pattern` for the spelling.
WORDS: Mapping[str, str] = {
    # Ideas.
    "ideas.extend": "pilot verlengen|pilot langer|extend the pilot|extend a pilot",
    "ideas.spread": "verspreid*|andere teams aanbieden|spread*|offer to other teams",
    "ideas.adopt": "idee * overnemen|adopt an idea|adopt the idea",
    "ideas.transfer": "idee overdragen|idee * overdragen|hand over * idea",
    "ideas.suggested": "suggestie*|suggestion*",
    "ideas.compulsory": "idee * verplicht|verplicht * teams|idea * compulsory|compulsory * teams",
    "ideas.pilot": "pilot * weken|weken * pilot|pilot * weeks|weeks * pilot",
    "safety.start": "idee * veilig|veilig * idee|idea * safe*|safe* * idea",
    "ideas.decide": "idee|ideeën|pilot*|proberen|uitproberen|experiment*|idea|ideas|try out|try",
    # Hiring and joining.
    "hiring.probation": "proeftijd|probation",
    "hiring.renew": "contract verlengen|verlenging|vast contract|renew*|permanent contract",
    "hiring.dismiss": "ontslaan|ontslag|contract beëindigen|contract opzeggen|dismiss*|end * contract of",
    "hiring.formation": "formatie|contracturen|uur in plaats van|hours instead of|establishment|contract hours",
    "hiring.terms": "salaris|arbeidsvoorwaard*|salary|pay rise|inschal*",
    "hiring.post": "vacature plaatsen|vog|diploma*|post * vacancy|certificate of conduct",
    "hiring.committee": "sollicitatiecommissie|commissie|selection committee",
    "hiring.profile": "profiel|profile",
    "hiring.put_back": "keuze * terugleggen|kandidaat * terugleggen|put * choice back",
    "hiring.invite": "uitnodigen voor een gesprek|kandida* uitnodigen|kandida* * uitnodigen|invite * candidate*",
    "hiring.choose": "aannemen|kandidaat|kandidaten|sollicit*|vacature|hire|hiring|candidate*|vacancy",
    "hiring.onboard": "inwerken|inwerkplan|onboard*",
    "hiring.doubt": "functioneren|functioneert|performance",
    # Learning.
    "training.method": "krachtwerk past|past * krachtwerk|past * methodiek|methodiek past|fit * method|fit krachtwerk",
    "training.budget": "scholingsbudget|opleidingsbudget|training budget|learning budget",
    "training.pass_on": "kennis doorgeven|kennisoverdracht|pass on * knowledge|pass on knowledge|pass on what",
    "training.who": "wie * naar * training|wie * naar * cursus|who * to * training|who * to * course",
    "training.book": "training*|cursus*|opleiding*|scholing*|congres*|course|courses|conference",
    # Absence, and what others hear of it.
    "absence.build_up": "re-integratie-uren|reïntegratie-uren|reintegration hours",
    "absence.casework": "poortwachter|re-integratie*|reïntegratie*|gatekeeper|reintegration",
    "privacy.erase": "medisch*|diagnose|medical",
    "privacy.file": "verzuimdossier|absence file",
    "privacy.tell": "vertellen dat iemand|vertellen waarom|tell * sick|tell why",
    "absence.hand_over": "overdra* aan personeelszaken|overdra* aan hr|overdra* * personeelszaken|hand over to hr",
    "absence.percent": "percentage|weer werken|work again|fit for work",
    "absence.near": "kaartje|bloemen|bloemetje|flowers|get-well card",
    "absence.contact": "contact * afwezige|contact * absent",
    "absence.welcome": "welkom terug|welcome back",
    "absence.frequent": "vaak afwezig|frequent verzuim|verzuimgesprek|often absent",
    "absence.cover": "vervanging|vervangen|invallen|invaller*|cover for|stand in for",
    "absence.arrange": "verzuim*|afwezig*|ziekmelding|absence|absent",
    # Roles.
    "work.too_much": "overvraagd|overstretched|too much to do",
    "roles.exchange": "caseload*|exchange * role",
    "roles.cover": "rol waarnemen|rol * waarnemen|waarnemer|act for * role|acting holder",
    "roles.extend": "rol verlengen|rol * verlengen|termijn verlengen|extend * role|extend * term",
    "roles.buy_in": "rol inkopen|rol inhuren|inhuren voor * rol|buy in * role",
    "roles.stop": "rol * stoppen|stoppen met * rol|stop * role",
    "roles.shape": "rol splitsen|rollen samenvoegen|nieuwe rol|rol * kleiner|split * role|merge * roles|new role",
    # The roster.
    "roster.leave": "tegelijk vrij|tegelijk * verlof|tegelijk * vakantie|off at the same time|leave at the same time",
    "roster.publish": "rooster * bekend|rooster * vooraf|rooster * van tevoren|publish * roster|roster * ahead",
    "roster.shortage": "dienst * open|open dienst*|open shift*|shift * open",
    "roster.staffing": "bezetting|bereikbaar in de opvang|staffing",
    "roster.share": "nachtdienst*|avonddienst*|feestdag*|night shift*|public holiday*",
    "roster.make": "rooster*|dienst ruilen|diensten|vakantie*|verlof|roster*|shift|shifts|holiday*",
    "roles.fill": "rol|rollen|rolhouder*|role|roles",
    # Working together, and saying how it went.
    "takeover.keep": "overnemen|overname|take over|takeover",
    "work.stuck": "geen consent|zonder consent|no consent|without consent",
    "work.objection": "bezwaar|bezwaren|objection*",
    "meetings.client": "overleg met * cliënt*|overleg* * samen met * cliënt*|meeting* with * client*",
    "meetings.length": "overleg* * minuten|teamoverleg * minuten|minuten * overleg*|meet* * minutes|minutes * meet*",
    "meetings.cut": "overleg schrappen|minder overleg*|minder vergader*|cut * meetings|fewer meetings",
    "meetings.plan": "overleg*|vergader*|teamoverleg|meeting|meetings",
    "report.peer": "collegiaal verslag|peer report",
    "report.response": "toezegging*|toezeggen|reactie op * verslag|response to * report",
    "report.team": "teamverslag|verslag|report",
    "clients.manager": "om de manager|om een manager|naar de manager|manager spreken|for * manager|speak * manager",
    "safety.secret": "geheim adres|geheime adres*|bezoek * locatie|omgangskamer|secret address*|visit* * shelter",
    "safety.danger": "acuut gevaar|gevaar|danger",
    "safety.calm": "de-escal*",
    "safety.house": "huisregel*|nazorg|house rules",
    "teams.shape": "team splitsen|teams samenvoegen|nieuw team|split * team|join * teams|new team",
    "frameworks.ask": "kaderverzoek*|framework request*",
    "frameworks.adopt": "kader|kaders|framework|frameworks",
    # Money.
    "money.pace": "budget * op|jaarbudget|budget * gone|annual budget",
    "money.contract": "abonnement*|contract afsluiten|contract aangaan|contract van|subscription*|sign * contract",
    "money.spend": BUYING,
}
# Who buys something for a price asks about that, whatever else is named: of these, the price settles it.
PRICED = frozenset(
    {"ideas.spread", "ideas.decide", "training.budget", "training.book", "money.contract", "money.spend"}
)


def _pattern(words: str) -> re.Pattern[str]:
    """ "rol|ruil*|pilot * weken": any of these, "*" for the rest of a word or, by itself, for words in between."""
    ways = (way.split(" * ") for way in words.split("|"))
    joined = (r"\b.*\b".join(re.escape(part).replace(r"\*", r"\w*") for part in way) for way in ways)
    return re.compile(rf"\b(?:{'|'.join(joined)})\b", re.I)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """By the name of the question. Made when somebody first asks: they are large."""
    return {name: _pattern(words) for name, words in WORDS.items()}


def subject(question: str, priced: bool = False) -> str | None:
    """The name of the question of the frameworks that this seems to be about; `priced` where a sum is named."""
    bought = priced and patterns()["money.spend"].search(question)
    found = (name for name, words in patterns().items() if words.search(question))
    return next((name for name in found if name in PRICED or not bought), None)
