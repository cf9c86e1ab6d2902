"""Words that say something about somebody's health, where TeamHub keeps nothing about that. Pure.

Where the words of absence are typed, they are refused; elsewhere somebody is warned, and decides.
"""

import re
import unicodedata

# Dutch and English. "*" for the rest of a word; without it only the whole word counts, because of words that begin
# alike and mean something else: a rugzak, a fluit, hospitality. "-" may also be a space or nothing at all.
WORDS = """
    griep* verkouden* corona* covid* ziekenhuis* ziekenhuizen operatie* operatief opereren geopereerd kanker*
    tumor* chemo* depressie* depressief burn-out* overspannen overspannenheid angst* paniek* psych* zwanger* miskraam*
    miskramen bevalling* bevallen rug rugklacht* rugpijn* hernia* migraine* hartaanval* medicijn* pil pillen
    diagnose* therapie* therapieën fysiotherap* kliniek* opname opnames beperking beperkingen verslaafd* verslaving*
    flu hospital hospitals hospitalised hospitalized surgery surgeries cancer cancers depression depressed
    pregnan* miscarriage* back-pain* back-ache* diagnosis diagnosed medication* therapy therapies
    physiotherap*
"""
PATTERN = re.compile(
    r"(?<![^\W_])(?:{})(?![^\W_])".format(
        "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\-", r"[-\u2010\u2011\s]?") for word in WORDS.split())
    ),
    re.I,
)


def medical(text: str) -> list[str]:
    """The words in it that look medical, in small letters, each once and in order; whole words, never a part of one."""
    return [
        *dict.fromkeys(
            " ".join(found.casefold().split()) for found in PATTERN.findall(unicodedata.normalize("NFC", text))
        )
    ]
