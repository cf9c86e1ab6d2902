"""HR exports as they come: the same people, spelled in all the ways that a file may be."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from hypothesis import strategies as some

from teamhub.people.importing.reading import Column, Row

DUTCH = {
    Column.NUMBER: "Personeelsnummer",
    Column.NAME: "Naam",
    Column.EMAIL: "E-mail",
    Column.TEAM: "Team",
    Column.FUNCTION: "Functie",
    Column.REGISTRATION: "Beroepsregistratie",
    Column.HOURS: "Contracturen",
    Column.CASELOAD: "Caseload",
    Column.JOINED: "In dienst",
    Column.LEFT: "Uit dienst",
}
ENGLISH = {
    Column.NUMBER: "number",
    Column.NAME: "name",
    Column.EMAIL: "e-mail",
    Column.TEAM: "team",
    Column.FUNCTION: "function",
    Column.REGISTRATION: "registration",
    Column.HOURS: "contract hours",
    Column.CASELOAD: "caseload",
    Column.JOINED: "joined",
    Column.LEFT: "left",
}
TEAMS = ("Team Alkmaar", "Team Haarlem", "Kinderteam")
DATES = ("dd-MM-y", "d/M/y", "y-MM-dd", "d MMMM y", "d MMM y", "EEEE d MMMM y")


@dataclass(frozen=True)
class Spelling:
    headers: dict[Column, str]
    delimiter: str
    encoding: str
    dates: str
    point: str
    ends: str

    def day(self, on: date | None) -> str:
        return format_date(on, self.dates, locale="nl") if on else ""

    def number(self, value: Decimal | None) -> str:
        return "" if value is None else str(value).replace(".", self.point)

    def cells(self, row: Row) -> dict[Column, str]:
        return {
            Column.NUMBER: row.number,
            Column.NAME: row.name,
            Column.EMAIL: row.email or "",
            Column.TEAM: row.team or "",
            Column.FUNCTION: row.function or "",
            Column.REGISTRATION: "geen" if row.registration == "" else row.registration or "",
            Column.HOURS: self.number(row.hours),
            Column.CASELOAD: "" if row.caseload is None else str(row.caseload),
            Column.JOINED: self.day(row.joined_on),
            Column.LEFT: self.day(row.left_on),
        }

    def file(self, lines: list[dict[Column, str]]) -> bytes:
        written = io.StringIO(newline="")
        writer = csv.writer(written, delimiter=self.delimiter, lineterminator=self.ends)
        writer.writerow(self.headers.values())
        writer.writerows([line[column] for column in self.headers] for line in lines)
        return written.getvalue().encode(self.encoding)


PLAIN = Spelling(DUTCH, ";", "utf-8", "dd-MM-y", ",", "\r\n")


def a_file(*rows: Row, spelling: Spelling = PLAIN) -> bytes:
    return spelling.file([spelling.cells(row) for row in rows])


spellings = some.builds(
    Spelling,
    some.sampled_from([DUTCH, ENGLISH]).flatmap(
        lambda headers: some.permutations(list(headers.items())).map(lambda pairs: dict(pairs))
    ),
    some.sampled_from(";,\t"),
    some.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    some.sampled_from(DATES),
    some.sampled_from(",."),
    some.sampled_from(["\n", "\r\n"]),
)
# What Windows-1252 knows too, with a quotation mark and both delimiters among it; tidy, as it is kept.
letters = some.characters(
    min_codepoint=32, max_codepoint=255, exclude_characters="\x7f\xa0\xad", exclude_categories=["Cc"]
)
tidy = some.text(letters, min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
days = some.dates(date(1980, 1, 1), date(2035, 12, 31))


@some.composite
def people(draw: some.DrawFn, most: int = 8) -> list[Row]:
    """Rows as they are read from a file of so many people."""
    rows = []
    for place in range(draw(some.integers(1, most))):
        joined_on, left_on = sorted([draw(days), draw(days)])
        rows.append(
            Row(
                line=place + 2,
                number=str(1000 + place),
                name=draw(tidy),
                joined_on=joined_on,
                email=draw(some.none() | some.just(f"collega.{place}@oeverlicht.nl")),
                team=draw(some.none() | some.sampled_from(TEAMS)),
                function=draw(some.none() | tidy),
                registration=draw(some.sampled_from([None, "", "SKJ", "BIG"])),
                hours=draw(some.none() | some.decimals(0, 60, places=1)),
                caseload=draw(some.none() | some.integers(0, 40)),
                left_on=draw(some.none() | some.just(left_on)),
            )
        )
    return rows
