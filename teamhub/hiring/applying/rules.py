"""What counts for an application: how often, which files, when it goes. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from teamhub.core.errors import Invalid
from teamhub.core.lazily import dataclass
from teamhub.hiring.rules import Standing
from teamhub.sign_in.rules import Limit

# Of the server, not of an agreement: how much of somebody's letters and a CV a database keeps well.
MOST_FILES = 3
LARGEST_FILE = 5 * 1024 * 1024  # bytes
LARGEST_FORM = MOST_FILES * LARGEST_FILE + 500_000  # of a form with its files
LONGEST_NAME = 100  # characters of a file's name
# Before it is erased somebody is told, and can still say that it may be kept. No law or framework names how long: a
# week is time to answer a mail, and well within the four weeks that are left.
NOTICE_DAYS = 7
TAIL = 1024  # bytes within which a PDF says that it ends


class Tried(StrEnum):
    """What is counted of a visitor, so that nobody does it a thousand times."""

    APPLY = "apply"
    LINK = "link"  # asked for a new one
    TOKEN = "token"  # opened one that is not there


LIMITS = {
    Tried.APPLY: Limit(10, timedelta(hours=1)),
    Tried.LINK: Limit(5, timedelta(hours=1)),
    Tried.TOKEN: Limit(30, timedelta(minutes=15)),
}

# What somebody who stands so may still do themselves.
CORRECTABLE = frozenset({Standing.RECEIVED})
WITHDRAWABLE = frozenset({Standing.RECEIVED, Standing.INVITED, Standing.RESERVE, Standing.CHOSEN})
SETTLED = frozenset({Standing.REJECTED, Standing.WITHDRAWN, Standing.CHOSEN, Standing.HIRED})
# From where to where the committee and the team move somebody.
MOVES = {
    Standing.RECEIVED: {Standing.INVITED, Standing.REJECTED, Standing.RESERVE},
    Standing.INVITED: {Standing.REJECTED, Standing.RESERVE, Standing.CHOSEN},
    Standing.RESERVE: {Standing.REJECTED, Standing.CHOSEN, Standing.INVITED},
    Standing.CHOSEN: {
        Standing.HIRED,
        Standing.REJECTED,
        Standing.INVITED,
        Standing.RESERVE,
        Standing.WITHDRAWN,
    },
    Standing.REJECTED: {Standing.RECEIVED, Standing.INVITED},
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a browser sent it."""

    name: str
    type: str  # what the browser says that it is
    body: bytes


def require_files(files: Sequence[Upload], kept: int = 0) -> None:
    """At most three PDFs of 5 MB; one that only says it is a PDF, or is something else besides, is refused."""
    if len(files) + kept > MOST_FILES:
        raise Invalid("Send at most %(most)s files.", most=MOST_FILES)
    for one in files:
        name = shown_name(one.name)
        if not one.body:
            raise Invalid("“%(name)s” is empty.", name=name)
        if len(one.body) > LARGEST_FILE:
            raise Invalid("“%(name)s” is larger than 5 MB. Make it smaller, or send less.", name=name)
        if not is_pdf(one):
            raise Invalid("“%(name)s” is not a PDF. Save your document as a PDF, and choose that.", name=name)
        if is_active(one.body):
            raise Invalid("“%(name)s” holds a program or another file. Save it as a plain PDF.", name=name)


def is_pdf(file: Upload) -> bool:
    """By what the browser says, by its first bytes, and by its last: nothing stands before it or behind it."""
    said = file.type.partition(";")[0].strip().casefold()
    if said != "application/pdf" or not re.match(rb"%PDF-[12]\.\d", file.body):
        return False
    end = file.body.rfind(b"%%EOF", max(0, len(file.body) - TAIL))
    return end >= 0 and not file.body[end + 5 :].strip(b"\r\n\t\x00 ")


ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")  # how a PDF may write any character of a name
ACTIVE = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFile|RichMedia)")


def is_active(body: bytes) -> bool:
    """Whether it says openly that something runs, starts or hides in it. What hides deeper is never opened here."""
    return bool(ACTIVE.search(ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), body)))


def shown_name(name: str) -> str:
    """A file's name as it is kept: no folders, no control characters, not endless, and always a PDF's."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] not in "CZ" or c == " ")
    stem = re.sub(r"\.pdf$", "", plain.replace('"', "").strip(), flags=re.I).strip(". ")[:LONGEST_NAME].strip(". ")
    return f"{stem or 'document'}.pdf"


def notice_on(gone: date) -> date:
    """The day on which somebody is told that it goes."""
    return gone - timedelta(days=NOTICE_DAYS)
