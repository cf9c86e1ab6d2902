"""What applicants are written: the usual texts, the words that may stand in them, and how they are filled. Pure."""

import re
from collections.abc import Mapping
from enum import StrEnum

from teamhub.core.errors import Invalid
from teamhub.core.lazily import dataclass


class Reply(StrEnum):
    RECEIVED = "received"
    INVITED = "invited"
    REJECTED = "rejected"
    RESERVE = "reserve"
    CHOSEN = "chosen"
    NOTICE = "notice"


# The word between the braces, in the language of the text, and what it stands for.
WORDS = {
    "nl": {
        "naam": "name", "vacature": "vacancy", "team": "team", "organisatie": "organisation", "reden": "reason",
        "wanneer": "when", "waar": "where", "datum": "day",
    },
    "en": {
        "name": "name", "vacancy": "vacancy", "team": "team", "organisation": "organisation", "reason": "reason",
        "when": "when", "where": "where", "date": "day",
    },
}  # fmt: skip
# What a text has to say, or the mail would leave out why it was written.
NEEDED = {Reply.REJECTED: ("reason",), Reply.INVITED: ("when",), Reply.NOTICE: ("day",)}
# What is known when a mail of this kind is written; other words would stay empty.
GIVEN = {
    Reply.RECEIVED: ("name", "vacancy", "team", "organisation", "day"),
    Reply.INVITED: ("name", "vacancy", "team", "organisation", "when", "where"),
    Reply.REJECTED: ("name", "vacancy", "team", "organisation", "reason"),
    Reply.RESERVE: ("name", "vacancy", "team", "organisation"),
    Reply.CHOSEN: ("name", "vacancy", "team", "organisation"),
    Reply.NOTICE: ("name", "vacancy", "team", "organisation", "day"),
}
BRACED = re.compile(r"\{([^{}]*)\}")
LOOSE = re.compile(r"[{}]")
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Text:
    nl: str
    en: str

    def of(self, language: str) -> str:
        return self.nl if language == "nl" else self.en


USUAL: Mapping[Reply, Text] = {
    Reply.RECEIVED: Text(
        nl="Beste {naam},\n\nWe hebben je sollicitatie ontvangen voor {vacature} bij {team}. Je kunt schrijven tot en "
        "met {datum}. Daarna leest een commissie van collega’s alle brieven, zonder naam erbij.\n\nJe hoort van ons, "
        "ook als we je niet uitnodigen.\n\nHartelijke groet,\n{team}, {organisatie}",
        en="Dear {name},\n\nWe have received your application for {vacancy} at {team}. Letters come in up to {date}. "
        "After that a committee of colleagues reads all letters, without a name on them.\n\nYou will hear from us, "
        "also if we do not invite you.\n\nKind regards,\n{team}, {organisation}",
    ),
    Reply.INVITED: Text(
        nl="Beste {naam},\n\nWe hebben je brief gelezen en willen je graag spreken over {vacature}.\n\nWanneer: "
        "{wanneer}\nWaar: {waar}\n\nJe spreekt met collega’s van {team} en met iemand van buiten het team. We stellen "
        "iedereen dezelfde vragen. Komt het niet uit, laat het dan weten, dan zoeken we een ander moment.\n\nTot dan,\n"
        "{team}, {organisatie}",
        en="Dear {name},\n\nWe have read your letter and would like to talk with you about {vacancy}.\n\nWhen: {when}\n"
        "Where: {where}\n\nYou will talk with colleagues of {team} and with somebody from outside the team. We ask "
        "everybody the same questions. If this does not suit you, let us know, and we will find another time.\n\nSee "
        "you then,\n{team}, {organisation}",
    ),
    Reply.REJECTED: Text(
        nl="Beste {naam},\n\nDank je wel voor je sollicitatie op {vacature}. We gaan niet met je verder.\n\n{reden}\n\n"
        "Wil je hier meer over horen, antwoord dan op deze mail of bel ons.\n\nHartelijke groet,\n{team}, "
        "{organisatie}",
        en="Dear {name},\n\nThank you for your application for {vacancy}. We will not go on with you.\n\n{reason}\n\n"
        "If you would like to hear more about this, answer this mail or call us.\n\nKind regards,\n{team}, "
        "{organisation}",
    ),
    Reply.RESERVE: Text(
        nl="Beste {naam},\n\nDank je wel voor de gesprekken over {vacature}. We gaan eerst met een andere kandidaat "
        "verder. Loopt dat anders, dan bellen we jou graag.\n\nMogen we je gegevens daarvoor een jaar bewaren, zeg dat "
        "dan via de link hieronder. Je kunt dat altijd terugnemen.\n\nHartelijke groet,\n{team}, {organisatie}",
        en="Dear {name},\n\nThank you for talking with us about {vacancy}. We go on with another candidate first. "
        "Should that turn out differently, we would like to call you.\n\nIf we may keep your data for a year for that, "
        "say so with the link below. You can always take that back.\n\nKind regards,\n{team}, {organisation}",
    ),
    Reply.CHOSEN: Text(
        nl="Beste {naam},\n\nWe willen graag met jou werken: {team} heeft jou gekozen voor {vacature}.\n\n"
        "Over salaris, uren en contract praat je met de manager primair proces. Die belt je binnen een "
        "week.\n\nHartelijke groet,\n{team}, {organisatie}",
        en="Dear {name},\n\nWe would like to work with you: {team} chose you for {vacancy}.\n\nYou talk about pay, "
        "hours and contract with the primary-process manager, who will call you within a week.\n\nKind regards,\n"
        "{team}, {organisation}",
    ),
    Reply.NOTICE: Text(
        nl="Beste {naam},\n\nDe procedure voor {vacature} is afgelopen. Op {datum} wissen we je gegevens, je brief "
        "en je bestanden. Je hoeft niets te doen.\n\nMogen we ze een jaar bewaren, voor als er werk komt dat bij je "
        "past? Zeg dat dan via de link hieronder.\n\nHartelijke groet,\n{team}, {organisatie}",
        en="Dear {name},\n\nThe procedure for {vacancy} has ended. On {date} we erase your data, your letter and your "
        "files. You need not do anything.\n\nMay we keep them for a year, for when there is work that suits you? "
        "Then say so with the link below.\n\nKind regards,\n{team}, {organisation}",
    ),
}  # fmt: skip


def words_for(kind: Reply, language: str) -> list[str]:
    """What may stand between braces in a text of this kind, in this language: "naam", "vacature", …"""
    return [word for word, name in WORDS[language].items() if name in GIVEN[kind]]


def require(kind: Reply, language: str, text: str) -> None:
    """Only words that are known then, and those without which the mail does not say what it is for."""
    if not 20 <= len(text.strip()) <= LONGEST:
        raise Invalid("Write from 20 up to %(most)s characters.", most=LONGEST)
    allowed = words_for(kind, language)
    used = [word.strip() for word in BRACED.findall(text)]
    listed = ", ".join(f"{{{word}}}" for word in allowed)
    if strange := [word for word in used if word not in allowed]:
        raise Invalid("There is no {%(word)s} in this mail. You can use: %(allowed)s.", word=strange[0], allowed=listed)
    if LOOSE.search(BRACED.sub("", text)):
        raise Invalid("A brace stands alone. You can use: %(allowed)s.", allowed=listed)
    names = {WORDS[language][word] for word in used}
    for name in NEEDED.get(kind, ()):
        if name not in names:
            word = next(word for word, kept in WORDS[language].items() if kept == name)
            raise Invalid("This mail has to say {%(word)s}.", word=word)


def filled(text: str, language: str, values: Mapping[str, str]) -> str:
    """The text with its words filled in, once: what is filled in is not looked at again."""
    names = WORDS[language]

    def word(found: re.Match[str]) -> str:
        return values.get(names.get(found[1].strip(), ""), "")

    return BRACED.sub(word, text)
