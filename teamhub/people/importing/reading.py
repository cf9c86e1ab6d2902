"""From the bytes of a file to rows, and to what is wrong with it, line by line. Pure."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from teamhub.core.errors import Invalid, Refused, Translate
from teamhub.core.lazily import dataclass
from teamhub.people import rules
from teamhub.people.importing import spelling


class Column(StrEnum):
    NUMBER = "personnel number"
    NAME = "name"
    EMAIL = "e-mail"
    TEAM = "team"
    FUNCTION = "function"
    REGISTRATION = "registration"
    HOURS = "contract hours"
    CASELOAD = "caseload"
    JOINED = "first day"
    LEFT = "last day"


# As they are written at the top of a file, in small letters and without anything that is not a letter.
HEADERS = {
    Column.NUMBER: "personeelsnummer personeelsnr nummer medewerkernummer number employeenumber personnelnumber",
    Column.NAME: "naam volledigenaam medewerker name fullname employee",
    Column.EMAIL: "email emailadres mail mailadres emailaddress",
    Column.TEAM: "team teamnaam afdeling department",
    Column.FUNCTION: "functie functienaam function jobtitle job",
    Column.REGISTRATION: "registratie beroepsregistratie register beroepsregister registration",
    Column.HOURS: "contracturen uren urenperweek contracturenperweek hours contracthours hoursperweek",
    Column.CASELOAD: "caseload",
    Column.JOINED: "indienst datumindienst indienstdatum indienstper indienstvanaf joined joinedon startdate",
    Column.LEFT: "uitdienst datumuitdienst uitdienstdatum uitdienstper left lefton enddate",
}
KNOWN = {name: column for column, names in HEADERS.items() for name in names.split()}
NEEDED = (Column.NUMBER, Column.NAME, Column.JOINED)
READ: Mapping[Column, Callable[[str], object]] = {
    Column.NUMBER: lambda text: rules.wording("number", text),
    Column.NAME: lambda text: rules.wording("name", text),
    Column.EMAIL: rules.address,
    Column.TEAM: lambda text: " ".join(text.split()),
    Column.FUNCTION: lambda text: rules.wording("function_nl", text),
    Column.REGISTRATION: rules.registration,
    Column.HOURS: spelling.hours,
    Column.CASELOAD: spelling.whole,
    Column.JOINED: spelling.day,
    Column.LEFT: spelling.day,
}


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody in the file. What the file does not say is None."""

    line: int
    number: str
    name: str
    joined_on: date
    email: str | None = None
    team: str | None = None
    function: str | None = None
    hours: Decimal | None = None
    caseload: int | None = None
    left_on: date | None = None
    registration: str | None = None  # "" is: in none


FIELDS = {
    Column.NUMBER: "number",
    Column.NAME: "name",
    Column.EMAIL: "email",
    Column.TEAM: "team",
    Column.FUNCTION: "function",
    Column.REGISTRATION: "registration",
    Column.HOURS: "hours",
    Column.CASELOAD: "caseload",
    Column.JOINED: "joined_on",
    Column.LEFT: "left_on",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong on a line of the file, counted from 1. `column` is empty where it is the line as a whole."""

    line: int
    why: Refused
    column: Column | None = None

    def said(self, translate: Translate = str) -> str:
        return self.why.said(translate)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says. `numbers`: of everybody on it, also where the rest of the line is wrong."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    numbers: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()  # the columns that mean nothing to us


def sheet(content: bytes) -> Sheet:
    """Comma, semicolon or tab; UTF-8 or Windows-1252; Dutch or English headers."""
    try:
        lines = list(_lines(_text(content)))
        if not lines:
            raise Invalid("The file is empty.")
        columns, unread = _columns(lines[0][1])
    except Invalid as wrong:
        return Sheet(problems=[Problem(1, wrong)])
    except Torn as torn:
        return Sheet(
            problems=[Problem(torn.line, Invalid("From here on this is not a CSV file: %(why)s.", why=torn.why))]
        )
    return _sheet(columns, unread, lines[1:])


class Torn(Exception):
    """A quotation mark that is never closed, or something behind one that is."""

    def __init__(self, line: int, why: str) -> None:
        self.line, self.why = line, why
        super().__init__(why)


def _text(content: bytes) -> str:
    if content[:2] in (b"PK", b"\xd0\xcf"):
        raise Invalid("This is a workbook. Save it as CSV first.")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    if "\0" in text or "\ufffd" in text:
        raise Invalid("This is not text that can be read. Save it as CSV in UTF-8.")
    return text


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line that is not empty, and the number on which it begins."""
    first, _, rest = text.partition("\n")
    skipped = 0
    while rest and not first.strip():
        text, skipped = rest, skipped + 1
        first, _, rest = rest.partition("\n")
    if stated := re.fullmatch(r"sep=(.)", first.strip(), re.IGNORECASE):  # as Excel writes it
        text, skipped, delimiter = rest, skipped + 1, stated[1]
    else:
        delimiter = max(";,\t", key=lambda mark: len(_known(next(csv.reader([first], delimiter=mark), []))))
    cells = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = skipped + 1
    try:
        for row in cells:
            if any(cell.strip() for cell in row):
                yield begins, row
            begins = skipped + cells.line_num + 1
    except csv.Error as error:
        raise Torn(begins, str(error)) from None


def _known(headers: list[str]) -> list[Column]:
    return [KNOWN[plain] for header in headers if (plain := _plain(header)) in KNOWN]


def _plain(header: str) -> str:
    return re.sub(r"[^a-z]", "", header.lower())


def _columns(headers: list[str]) -> tuple[list[Column | None], tuple[str, ...]]:
    columns = [KNOWN.get(_plain(header)) for header in headers]
    for column in NEEDED:
        if column not in columns:
            raise Invalid("The first line has no column “%(column)s”.", column=column)
    for column in Column:
        if columns.count(column) > 1:
            raise Invalid("The first line has more than one column “%(column)s”.", column=column)
    unread = (header.strip() for header, column in zip(headers, columns, strict=True) if column is None)
    return columns, tuple(header for header in unread if header)


def _sheet(columns: list[Column | None], unread: tuple[str, ...], lines: list[tuple[int, list[str]]]) -> Sheet:
    rows, problems, numbers = list[Row](), list[Problem](), dict[str, int]()
    addresses: dict[str, int] = {}
    for line, cells in lines:
        found, wrong = _values(columns, line, cells)
        for column, seen in ((Column.NUMBER, numbers), (Column.EMAIL, addresses)):
            value = found.get(FIELDS[column])
            if value is not None and (before := seen.setdefault(value, line)) != line:
                again = Invalid("“%(value)s” is on line %(before)s too.", value=value, before=before)
                wrong.append(Problem(line, again, column))
        problems += wrong
        if not wrong:
            rows.append(Row(line=line, **found))
    return Sheet(rows, problems, frozenset(numbers), unread)


def _values(columns: list[Column | None], line: int, cells: list[str]) -> tuple[dict[str, Any], list[Problem]]:
    found: dict[str, Any] = {}
    wrong: list[Problem] = []
    if any(cell.strip() for cell in cells[len(columns) :]):
        params = {"cells": len(cells), "columns": len(columns)}
        wrong.append(Problem(line, Invalid("There are %(cells)s cells, and %(columns)s columns.", **params)))
    for column, cell in zip(columns, cells, strict=False):
        if column is None or not cell.strip():
            continue
        try:
            found[FIELDS[column]] = READ[column](cell)
        except Invalid as refused:
            wrong.append(Problem(line, refused, column))
    wrongly = {problem.column for problem in wrong}
    missing = [column for column in NEEDED if FIELDS[column] not in found and column not in wrongly]
    wrong += [Problem(line, Invalid("Please fill this in."), column) for column in missing]
    if {"joined_on", "left_on"} <= found.keys() and found["left_on"] < found["joined_on"]:
        wrong.append(Problem(line, Invalid("The last day cannot be before the first one."), Column.LEFT))
    return found, wrong
