"""What changed between two texts, word by word. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

WORD = re.compile(r"\s+|\S+\s*")
LINE = re.compile(r"[^\n]*\n|[^\n]+")
TOO_MUCH = 2_000_000  # pairs of equal words to look at: about a second

Part = tuple[str, str]  # ("same" | "ins" | "del", text)


def diff(old: str, new: str) -> list[Part]:
    """What stayed, came and went. "same" and "del" together are the old text, "same" and "ins" the new one."""
    for pieces in (WORD, LINE):
        was, now = pieces.findall(old), pieces.findall(new)
        if _pairs(was, now) <= TOO_MUCH:
            return _parts(was, now)
    return _parts([old], [new])


def _pairs(was: Sequence[str], now: Sequence[str]) -> int:
    ours, theirs = Counter(was), Counter(now)
    return sum(times * theirs[piece] for piece, times in ours.items())


def _parts(was: Sequence[str], now: Sequence[str]) -> list[Part]:
    found: list[Part] = []
    for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", "".join(was[a:b])))
        else:
            found += [(kind, text) for kind, text in (("del", "".join(was[a:b])), ("ins", "".join(now[c:d]))) if text]
    return [part for part in found if part[1]]
