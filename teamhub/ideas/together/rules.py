"""What counts as a typing error. Pure, and careful: better too little than a sentence that says something else."""

import re
from collections.abc import Mapping

PIECE = re.compile(r"\s+|\S+")
SHORT = 5  # letters; a word of so many may differ by one
MOST = 10  # words in one version
# Words that turn a sentence round when a letter is added or lost: "geen" is no typing error of "een".
TURNING = frozenset(
    """een geen iets niets niet ooit nooit iemand niemand ergens nergens wel ja nee mag moet met zonder voor door of op
    af no not now never ever none one any and or on off in can must may with without""".split()  # noqa: SIM905
)


def typing_errors(old: str, new: str) -> int | None:
    """How many words were corrected, or None where more than typing errors changed.

    The words stay as many and in their places, and so do the spaces; numbers and amounts stay as they are.
    """
    was, now = PIECE.findall(old), PIECE.findall(new)
    if len(was) != len(now):
        return None
    changed = [(a, b) for a, b in zip(was, now, strict=True) if a != b]
    return len(changed) if all(is_typing_error(a, b) for a, b in changed) else None


def is_typo_fix(old: Mapping[str, object], new: Mapping[str, object], most: int = MOST) -> bool:
    """Whether between these two texts, field by field, nothing but a few typing errors was corrected."""
    if any(old[name] != new[name] for name in old if not isinstance(old[name], str)):
        return False
    counts = [typing_errors(str(old[name]), str(new[name])) for name in old if isinstance(old[name], str)]
    known = [count for count in counts if count is not None]
    return len(known) == len(counts) and 0 < sum(known) <= most


def is_typing_error(word: str, other: str) -> bool:
    """Whether one word is the other with a letter or two wrong."""
    if any(not piece.strip() or re.search(r"[\d€$%]", piece) for piece in (word, other)):
        return False
    bare = [re.sub(r"\W", "", piece).lower() for piece in (word, other)]
    if not all(bare) or (bare[0] != bare[1] and TURNING & set(bare)):
        return False
    return distance(word, other, 1 if min(map(len, (word, other))) <= SHORT else 2)


def distance(word: str, other: str, most: int) -> bool:
    """Whether so many letters added, lost, changed or swapped with their neighbour are enough.

    Only letters that stand about as far can match, so a word as long as a whole field costs no more than reading it.
    """
    if abs(len(word) - len(other)) > most:
        return False
    far = most + 1
    two_up: dict[int, int] = {}
    up = {j: j for j in range(most + 1)}
    for i, letter in enumerate(word, 1):
        row = {0: i} if i <= most else {}
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            theirs = other[j - 1]
            best = min(up.get(j, far) + 1, row.get(j - 1, far) + 1, up.get(j - 1, far) + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == theirs:
                best = min(best, two_up.get(j - 2, far) + 1)
            row[j] = best
        two_up, up = up, row
    return up.get(len(other), far) <= most
