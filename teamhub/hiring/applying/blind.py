"""A letter without how old who wrote it is, so that it is read for what it says. Pure.

It covers what can be found for certain; what somebody tells of themselves in other words stays their own.
"""

import re

YEARS = r"(?:1[6-9]|[2-7]\d)"
AGE = re.compile(
    rf"(?<!\w)(?:(?:ik ben|ben ik|ik word|i am|i'm)\s+(?:nu\s+|now\s+)?{YEARS}"
    r"(?:\s+(?:jaar(?:\s+oud)?|years?(?:\s+old)?|jong))?"
    r"(?!\s+(?:jaar|years?)\s+(?:werk|actief|in\b|bij\b|als\b|at\b|with\b))"
    rf"|(?:mijn\s+leeftijd(?:\s+is)?|my\s+age\s+is)\s+{YEARS}"
    rf"|{YEARS}\s+(?:jaar\s+(?:oud|jong)|years?\s+old|-?jarige)"
    rf"|(?:geboren|born)\s+(?:op|in|on)?\s*[\w\s]{{0,20}}?(?:19|20)\d\d"
    rf"|(?:geboortedatum|geboortejaar|date\s+of\s+birth)\s*:?\s*[\w\s./-]{{4,20}})(?!\w)",
    re.I,
)


def ageless(text: str) -> str:
    return AGE.sub("[…]", text)
