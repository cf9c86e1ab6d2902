"""An HR export is read as it was meant, however it is spelled; and what cannot be read is named by its line."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given

from teamhub.core.errors import Invalid
from teamhub.people.importing import spelling
from teamhub.people.importing.reading import Column, Problem, Row, Sheet, sheet
from tests.people.importing.exports import Spelling, a_file, people, spellings

ILSE = Row(2, "1001", "Ilse Veldkamp", date(2012, 3, 1), "ilse@oeverlicht.nl", "Team Alkmaar", hours=Decimal(32))
HEAD = "personeelsnummer;naam;e-mail;team;contracturen;in dienst;uit dienst\n"


@given(people(), spellings)
def test_what_was_written_is_read(rows: list[Row], spelled: Spelling) -> None:
    content = a_file(*rows, spelling=spelled)
    assume(spelled.encoding != "cp1252" or not says_something_else_in_utf_8(content))
    read = sheet(content)
    assert read.problems == []
    assert read.rows == rows
    assert read.numbers == {row.number for row in rows}


def says_something_else_in_utf_8(content: bytes) -> bool:
    """Such as “Â¡”, which nobody is called: two letters of Windows-1252 that make one of UTF-8."""
    try:
        return not content.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def said(read: Sheet) -> list[tuple[int, str, str]]:
    return [(problem.line, str(problem.column or ""), problem.said()) for problem in read.problems]


@pytest.mark.parametrize("text", ["16-11-2026", "16/11/2026", "16.11.2026", "16-11-2026 00:00", "2026-11-16",
                                  "2026-11-16T00:00:00", "16 november 2026", "16 nov. 2026", "16 Nov 2026",
                                  "maandag 16 november 2026", "Monday, 16 November 2026", "16-nov-2026"])  # fmt: skip
def test_a_date_is_read_with_the_day_before_the_month(text: str) -> None:
    assert spelling.day(text) == date(2026, 11, 16)


@pytest.mark.parametrize("text", ["11/16/2026", "31-02-2026", "16-11-26", "16 herfst 2026", "1-1-0001", "gisteren",
                                  "2026-11-16 09:30", "٠١-٠٢-٢٠٢٦"])  # fmt: skip # noqa: RUF001
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    with pytest.raises(Invalid, match="is not a date"):
        spelling.day(text)


@pytest.mark.parametrize(
    ("text", "hours"), [("28,5", "28.5"), ("32", "32"), ("32,00", "32"), ("36 uur", "36"), ("0", "0")]
)
def test_hours_with_a_comma(text: str, hours: str) -> None:
    assert spelling.hours(text) == Decimal(hours)


@pytest.mark.parametrize("text", ["28,55", "-4", "veel", "61", "1.000,5", "NaN", "1e1"])
def test_hours_that_cannot_be(text: str) -> None:
    with pytest.raises(Invalid):
        spelling.hours(text)


@pytest.mark.parametrize(("text", "size"), [("7", 7), (" 12 ", 12), ("6,0", 6)])
def test_a_caseload_is_a_whole_number(text: str, size: int) -> None:
    assert spelling.whole(text) == size
    for wrong in ("6,5", "-1", "zes"):
        with pytest.raises(Invalid):
            spelling.whole(wrong)


def test_a_registration_is_one_that_we_know() -> None:
    cells = (" skj", "BIG", "geen", "", "NVO")
    lines = (f"{number};Ilse;1-3-2012;{cell}" for number, cell in enumerate(cells))
    read = sheet("\n".join(["nummer;naam;in dienst;Registratie", *lines]).encode())
    assert [row.registration for row in read.rows] == ["SKJ", "BIG", "", None]
    assert said(read) == [(6, "registration", "“NVO” is not a registration. It is SKJ or BIG.")]


def test_every_bad_line_is_named_with_all_that_is_wrong_on_it() -> None:
    read = sheet(
        (
            HEAD
            + "1001;Ilse;ilse@oeverlicht.nl;Alkmaar;32;1-3-2012;\n"
            + ";Karim;karim;Alkmaar;veel;1-9-2017;\n"
            + "\n"
            + "1003;Dewi;ILSE@oeverlicht.nl;Alkmaar;32;1-9-2017;1-9-2016\n"
            + "1001;Roel;;Alkmaar;32;morgen;\n"
            + "1005;Nour;;Alkmaar;32;1-9-2017;;te veel\n"
        ).encode()
    )
    assert [row.name for row in read.rows] == ["Ilse"]
    assert said(read) == [
        (3, "e-mail", "“karim” is not a mail address."),
        (3, "contract hours", "“veel” is not a number of hours. Write it as 28,5."),
        (3, "personnel number", "Please fill this in."),
        (5, "last day", "The last day cannot be before the first one."),
        (5, "e-mail", "“ilse@oeverlicht.nl” is on line 2 too."),
        (6, "first day", "“morgen” is not a date. Write it as 16-11-2026."),
        (6, "personnel number", "“1001” is on line 2 too."),
        (7, "", "There are 8 cells, and 7 columns."),
    ]
    assert read.numbers == {"1001", "1003", "1005"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty."),
        (b"\n \n", "The file is empty."),
        (b"PK\x03\x04 and then a workbook", "This is a workbook. Save it as CSV first."),
        (b"naam;in dienst\nIlse;1-3-2012\n", "The first line has no column “personnel number”."),
        (b"nummer;naam;naam;in dienst\n", "The first line has more than one column “name”."),
        (b"nummer;naam\x00;in dienst\n", "This is not text that can be read. Save it as CSV in UTF-8."),
        (b"nummer;na\x81m;in dienst\n", "This is not text that can be read. Save it as CSV in UTF-8."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, why: str) -> None:
    assert said(sheet(content)) == [(1, "", why)]


def test_a_quotation_mark_that_is_not_closed_is_found_where_it_begins() -> None:
    read = sheet(b'nummer;naam;in dienst\n1;Ilse;1-3-2012\n2;"Karim;1-3-2012\n3;Dewi;1-3-2012\n')
    assert [(problem.line, problem.column) for problem in read.problems] == [(3, None)]
    assert read.rows == []


def test_a_line_is_counted_where_it_begins_also_after_a_cell_of_several_lines() -> None:
    read = sheet(
        b'sep=;\n\nnummer;naam;functie;in dienst\n1;Ilse;"maatschappelijk\nwerker";1-3-2012\n2;Karim;;morgen\n'
    )
    assert read.rows == [Row(4, "1", "Ilse", date(2012, 3, 1), function="maatschappelijk werker")]
    assert [problem.line for problem in read.problems] == [6]


def test_columns_that_mean_nothing_to_us_are_told() -> None:
    read = sheet(b"nummer;naam;in dienst;salarisschaal;;BSN\n1;Ilse;1-3-2012;8;;\n")
    assert read.unread == ("salarisschaal", "BSN")
    assert read.rows == [Row(2, "1", "Ilse", date(2012, 3, 1))]


def test_a_problem_prints_itself_in_the_readers_language() -> None:
    problem = Problem(3, Invalid("Please fill this in."), Column.NAME)
    assert problem.said({"Please fill this in.": "Vul dit in."}.__getitem__) == "Vul dit in."


def test_spaces_that_nobody_meant_are_not_kept() -> None:
    read = sheet(b"nummer;naam;in dienst\n 1001 ;  Ilse   Veldkamp;1-3-2012 \n")
    assert read.rows == [replace(ILSE, email=None, team=None, hours=None)]
