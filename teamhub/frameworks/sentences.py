"""What a ruling says, in English; the Dutch is in the catalogue. Keys are the words that are kept."""

from collections.abc import Callable, Mapping, Sequence

Translate = Callable[[str], str]


def _later(message: str) -> str:
    return message


DECIDES: Mapping[tuple[str, str], str] = {
    ("owner", "alone"): _later("The owner decides"),
    ("owner", "advice"): _later("The owner decides after advice"),
    ("concerned", "alone"): _later("Whoever it concerns decides"),
    ("role_holder", "alone"): _later("The %(roles)s decides"),
    ("team", "alone"): _later("The team arranges this itself"),
    ("team", "consent"): _later("The team decides by consent"),
    ("team_and_mpp", "advice"): _later("The team decides after advice from the MPP"),
    ("owner_and_mpp", "advice"): _later("The owner decides after advice from the MPP"),
    ("team_and_mpp", "consent"): _later("The team and the MPP decide together"),
    ("mpp", "alone"): _later("The MPP does this"),
    ("mpp", "advice"): _later("The MPP decides after advice from the team"),
    ("hr", "alone"): _later("HR does this"),
    ("hr", "advice"): _later("HR decides after advice from the team"),
    ("hr", "consent"): _later("HR and whoever it concerns decide together"),
    ("company_doctor", "alone"): _later("The company doctor decides"),
    ("organisation", "alone"): _later("The rules of the whole organisation settle this"),
    ("organisation", "consent"): _later("The framework group and the management team decide by consent"),
    ("organisation", "request"): _later("Only a framework request can decide this"),
    ("director", "alone"): _later("The managing director decides"),
}
# What the sentence above says already, and so is not repeated among what is needed first.
SAID_ALREADY: Mapping[tuple[str, str], Sequence[str]] = {
    ("owner", "advice"): ("advice",),
    ("owner_and_mpp", "advice"): ("mpp_advice",),
    ("team_and_mpp", "advice"): ("mpp_advice",),
    ("mpp", "advice"): ("team_advice",),
    ("hr", "advice"): ("team_advice",),
}
ROLES: Mapping[str, str] = {
    "": _later("holder of the role"),
    "huismeester": _later("housekeeper"),
    "penningmeester": _later("budget holder"),
    "verzuim": _later("absence coordinator"),
}
NEEDS: Mapping[str, str] = {
    "advice": _later("advice from those it concerns"),
    "team_advice": _later("advice from the team"),
    "mpp_advice": _later("advice from the MPP"),
    "council_advice": _later("advice from the client council"),
    "process_advice": _later("advice from the process supporter"),
    "practice_advice": _later("advice from the practice coach"),
    "process_help": _later("help from the process supporter"),
    "outsider": _later("somebody from another team or from the client council on it"),
    "explanation": _later("an explanation to whom it concerns"),
    "acceptance": _later("a yes of who receives it"),
    "mentor_talk": _later("a talk with the mentor"),
    "team_talk": _later("a talk in the team meeting"),
    "together_look": _later("a look together with the absent colleague and HR"),
}
# By fact, whether it has a bound below, and whether it has one above.
LIMITS: Mapping[tuple[str, bool, bool], str] = {
    ("amount", False, True): _later("up to €%(up_to)s"),
    ("amount", True, False): _later("above €%(above)s"),
    ("amount", True, True): _later("above €%(above)s, up to €%(up_to)s"),
    ("hours", False, True): _later("up to %(up_to)s hours"),
    ("hours", True, False): _later("above %(above)s hours"),
    ("hours", True, True): _later("above %(above)s, up to %(up_to)s hours"),
    ("weeks", False, True): _later("up to %(up_to)s weeks"),
    ("weeks", True, False): _later("longer than %(above)s weeks"),
    ("weeks", True, True): _later("longer than %(above)s, up to %(up_to)s weeks"),
    ("days", False, True): _later("up to day %(up_to)s"),
    ("days", True, False): _later("after day %(above)s"),
    ("days", True, True): _later("after day %(above)s, up to day %(up_to)s"),
    ("teams", False, True): _later("up to %(up_to)s teams"),
    ("teams", True, False): _later("more than %(above)s teams"),
    ("teams", True, True): _later("more than %(above)s, up to %(up_to)s teams"),
    ("clients", False, True): _later("it does not affect clients"),
    ("clients", True, False): _later("it affects clients"),
    ("clients", True, True): _later("it affects clients"),
    ("fte", False, True): _later("up to %(up_to)s fte beyond the establishment"),
    ("fte", True, False): _later("more than %(above)s fte beyond the establishment"),
    ("fte", True, True): _later("more than %(above)s, up to %(up_to)s fte beyond the establishment"),
    ("people", False, True): _later("fewer than %(below)s people"),
    ("people", True, False): _later("at least %(at_least)s people"),
    ("people", True, True): _later("at least %(at_least)s, fewer than %(below)s people"),
    ("percent", False, True): _later("up to %(up_to)s%%"),
    ("percent", True, False): _later("above %(above)s%%"),
    ("percent", True, True): _later("above %(above)s%%, up to %(up_to)s%%"),
    ("share", False, True): _later("less than %(below)s%%"),
    ("share", True, False): _later("at least %(at_least)s%%"),
    ("share", True, True): _later("at least %(at_least)s%%, less than %(below)s%%"),
    ("months", False, True): _later("up to %(up_to)s months"),
    ("months", True, False): _later("longer than %(above)s months"),
    ("months", True, True): _later("longer than %(above)s, up to %(up_to)s months"),
    ("running", False, True): _later("fewer than %(below)s months in a row"),
    ("running", True, False): _later("at least %(at_least)s months in a row"),
    ("running", True, True): _later("at least %(at_least)s, fewer than %(below)s months in a row"),
    ("minutes", False, True): _later("up to %(up_to)s minutes"),
    ("minutes", True, False): _later("longer than %(above)s minutes"),
    ("minutes", True, True): _later("longer than %(above)s, up to %(up_to)s minutes"),
    ("days_ahead", False, True): _later("less than %(below)s days ahead"),
    ("days_ahead", True, False): _later("at least %(at_least)s days ahead"),
    ("days_ahead", True, True): _later("at least %(at_least)s, less than %(below)s days ahead"),
    ("hours_ahead", False, True): _later("up to %(up_to)s hours ahead"),
    ("hours_ahead", True, False): _later("more than %(above)s hours ahead"),
    ("hours_ahead", True, True): _later("more than %(above)s, up to %(up_to)s hours ahead"),
    ("meetings", False, True): _later("fewer than %(below)s meetings without consent"),
    ("meetings", True, False): _later("at least %(at_least)s meetings without consent"),
    ("meetings", True, True): _later("at least %(at_least)s, fewer than %(below)s meetings without consent"),
    ("rounds", False, True): _later("fewer than %(below)s rounds without consent"),
    ("rounds", True, False): _later("at least %(at_least)s rounds without consent"),
    ("rounds", True, True): _later("at least %(at_least)s, fewer than %(below)s rounds without consent"),
    ("missed", False, True): _later("missed fewer than %(below)s times"),
    ("missed", True, False): _later("missed at least %(at_least)s times"),
    ("missed", True, True): _later("missed at least %(at_least)s, fewer than %(below)s times"),
    ("weeks_open", False, True): _later("open for up to %(up_to)s weeks"),
    ("weeks_open", True, False): _later("open for more than %(above)s weeks"),
    ("weeks_open", True, True): _later("open for more than %(above)s, up to %(up_to)s weeks"),
    ("recovery_weeks", False, True): _later("back within %(up_to)s weeks, as expected"),
    ("recovery_weeks", True, False): _later("back after %(above)s weeks, as expected"),
    ("recovery_weeks", True, True): _later("back after %(above)s and within %(up_to)s weeks, as expected"),
    ("contract_weeks", False, True): _later("the contract ends within %(up_to)s weeks"),
    ("contract_weeks", True, False): _later("the contract ends in more than %(above)s weeks"),
    ("contract_weeks", True, True): _later("the contract ends in more than %(above)s, up to %(up_to)s weeks"),
    ("outside", False, True): _later("nothing falls outside the framework"),
    ("outside", True, False): _later("something falls outside the framework"),
    ("outside", True, True): _later("something falls outside the framework"),
    ("early", False, True): _later("no other reason to hand over earlier"),
    ("early", True, False): _later("another reason to hand over earlier"),
    ("early", True, True): _later("another reason to hand over earlier"),
    ("off_method", False, True): _later("it fits the method"),
    ("off_method", True, False): _later("it does not fit the method"),
    ("off_method", True, True): _later("it does not fit the method"),
    ("recovered", False, True): _later("not fully recovered yet"),
    ("recovered", True, False): _later("fully recovered"),
    ("recovered", True, True): _later("fully recovered"),
}
FACTS: Mapping[str, str] = {
    "amount": _later("€%(count)s"),
    "hours": _later("%(count)s hours"),
    "weeks": _later("%(count)s weeks"),
    "days": _later("day %(count)s"),
    "teams": _later("%(count)s teams"),
    "clients": _later("it affects clients"),
    "fte": _later("%(count)s fte beyond the establishment"),
    "people": _later("number of people: %(count)s"),
    "percent": _later("%(count)s%%"),
    "share": _later("%(count)s%%"),
    "months": _later("%(count)s months"),
    "running": _later("%(count)s months in a row"),
    "minutes": _later("%(count)s minutes"),
    "days_ahead": _later("%(count)s days ahead"),
    "hours_ahead": _later("%(count)s hours ahead"),
    "meetings": _later("meetings without consent: %(count)s"),
    "rounds": _later("rounds without consent: %(count)s"),
    "missed": _later("times missed: %(count)s"),
    "weeks_open": _later("open for %(count)s weeks"),
    "recovery_weeks": _later("back in %(count)s weeks, as expected"),
    "contract_weeks": _later("the contract ends in %(count)s weeks"),
    "outside": _later("something falls outside the framework"),
    "early": _later("another reason to hand over earlier"),
    "off_method": _later("it does not fit the method"),
    "recovered": _later("fully recovered"),
}
FLAGS = frozenset({"clients", "outside", "early", "off_method", "recovered"})  # 1 where it is so; else 0
THOUSANDS = _later(",")  # between the thousands of a number: "1,500"
SOURCE = _later("%(framework)s, version %(version)s")
FIRST = _later("First %(needs)s.")
AND = _later("%(before)s and %(last)s")
OR = _later("%(before)s or %(last)s")
UNCOVERED = _later("No framework covers this: nobody has been given this decision yet.")


def number(count: int, translate: Translate) -> str:
    return f"{count:,}".replace(",", translate(THOUSANDS))


def listed(words: Sequence[str], joining: str, translate: Translate) -> str:
    """ "one, two and three"."""
    *before, last = words or [""]
    return translate(joining) % {"before": ", ".join(before), "last": last} if before else last


def facts(said: Mapping[str, int], translate: Translate = str) -> str:
    """ "€1,000 and 10 hours"; that something does not affect clients goes without saying."""
    shown = {fact: count for fact, count in said.items() if fact not in FLAGS or count}
    words = [translate(FACTS[fact]) % {"count": number(count, translate)} for fact, count in shown.items()]
    return listed(words, AND, translate)
