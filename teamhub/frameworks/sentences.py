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
    ("mpp", "alone"): _later("The MPP does this"),
    ("mpp", "advice"): _later("The MPP decides after advice from the team"),
    ("hr", "alone"): _later("HR does this"),
    ("organisation", "consent"): _later("The framework group and the management team decide by consent"),
    ("organisation", "request"): _later("Only a framework request can decide this"),
}
# What the sentence above says already, and so is not repeated among what is needed first.
SAID_ALREADY: Mapping[tuple[str, str], Sequence[str]] = {
    ("owner", "advice"): ("advice",),
    ("owner_and_mpp", "advice"): ("mpp_advice",),
    ("team_and_mpp", "advice"): ("mpp_advice",),
    ("mpp", "advice"): ("team_advice",),
}
ROLES: Mapping[str, str] = {
    "": _later("holder of the role"),
    "huismeester": _later("housekeeper"),
    "penningmeester": _later("budget holder"),
}
NEEDS: Mapping[str, str] = {
    "advice": _later("advice from those it concerns"),
    "team_advice": _later("advice from the team"),
    "mpp_advice": _later("advice from the MPP"),
    "council_advice": _later("advice from the client council"),
    "process_advice": _later("advice from the process supporter"),
    "practice_advice": _later("advice from the practice coach"),
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
}
FACTS: Mapping[str, str] = {
    "amount": _later("€%(count)s"),
    "hours": _later("%(count)s hours"),
    "weeks": _later("%(count)s weeks"),
    "days": _later("day %(count)s"),
    "teams": _later("%(count)s teams"),
    "clients": _later("it affects clients"),
}
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
    shown = {fact: count for fact, count in said.items() if fact != "clients" or count}
    words = [translate(FACTS[fact]) % {"count": number(count, translate)} for fact, count in shown.items()]
    return listed(words, AND, translate)
