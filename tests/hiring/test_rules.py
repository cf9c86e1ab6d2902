"""What counts in hiring, without a database: wording, committees, hours, files, letters, mails, and when it goes."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.errors import Invalid, WrongStage
from teamhub.demo.building import read
from teamhub.hiring import replies, rules, wording
from teamhub.hiring.applying import rules as applying
from teamhub.hiring.applying.blind import ageless
from teamhub.hiring.applying.rules import LARGEST_FILE, Upload, require_files
from teamhub.hiring.replies import USUAL, Reply
from teamhub.hiring.rules import Missing, Seat, Stage, Standing
from teamhub.hiring.stages import STAGES, Verb
from tests.hiring.factories import PDF

DAY_ONE = date(2026, 3, 2)
STAYS = [
    ([(Stage.DRAFT, 0)], 5, [5]),
    ([(Stage.DRAFT, 0), (Stage.ADOPTED, 0), (Stage.OPEN, 4)], 4, [0, 4, 0]),
    ([(Stage.DRAFT, 0), (Stage.ADOPTED, 3), (Stage.DRAFT, 5), (Stage.ADOPTED, 9)], 10, [3, 2, 4, 1]),
    ([(Stage.TERMS, 0), (Stage.FILLED, 8)], 90, [8]),
    ([(Stage.DRAFT, 0), (Stage.STOPPED, 2)], 90, [2]),
]


@pytest.mark.parametrize(("stages", "today", "stays"), STAYS)
def test_how_long_a_vacancy_was_in_each_stage(stages: Any, today: int, stays: list[int]) -> None:
    since = [(stage, DAY_ONE + timedelta(days=day)) for stage, day in stages]
    found = rules.spans(since, DAY_ONE + timedelta(days=today))
    assert [one.days for one in found] == stays
    assert [one.runs for one in found].count(True) == (stages[-1][0] not in rules.ENDED)


FORBIDDEN = [
    ("nl", "We zoeken een jonge collega."),
    ("nl", "Je bent niet ouder dan 35 jaar."),
    ("nl", "Maximaal 40 jaar."),
    ("nl", "Je bent tussen de 25 en 35 jaar."),
    ("nl", "Alleen vrouwen kunnen reageren."),
    ("nl", "We zoeken een enthousiaste jonge vrouw."),
    ("en", "Looking for a caring man."),
    ("nl", "Wij zoeken een man voor de nacht."),
    ("nl", "Je bent van Nederlandse afkomst."),
    ("nl", "Een christelijke medewerker."),
    ("nl", "Je bent kerngezond en zelden ziek."),
    ("nl", "Heb je geen kinderwens?"),
    ("en", "A young colleague."),
    ("en", "You are under 35."),
    ("en", "Women only."),
    ("en", "Dutch nationals only."),
    ("en", "You are able-bodied."),
    ("en", "No family commitments."),
    ("en", "A single person."),
]
ADVISED = [
    ("nl", "Een jong team"), ("nl", "energiek"), ("nl", "Hij begeleidt gezinnen."), ("nl", "moederlijk"),
    ("nl", "verpleegster"), ("nl", "Je bent een native speaker"), ("nl", "digital native"), ("nl", "je bent fit"),
    ("nl", "€ 3.200 bruto"), ("nl", "schaal 8"), ("en", "a young team"), ("en", "he supports families"),
    ("en", "chairman"), ("en", "energetic"), ("en", "scale 8"),
]  # fmt: skip
TRAPS = [
    ("nl", "Je werkt met kinderen van 4 tot 12 jaar en met jonge kinderen."),
    ("nl", "Je begeleidt vrouwen en mannen, en hun jonge kinderen van vier."),
    ("nl", "Samen zoeken we een plek voor een vrouw."),
    ("nl", "Hij/zij of hij of zij: iedereen is welkom."),
    ("nl", "Je hebt twee jaar ervaring; je werkt 28 uur per week, maximaal 40 uur."),
    ("nl", "Je schrikt niet van outfits, profit of benefit, en van een dagje Chijnse thee."),
    ("nl", "Manager, mandaat, vrouwenopvang, herenhuis, zij aan zij."),
    ("nl", "Over salaris en contract praat je met de manager primair proces."),
    ("en", "Fits a small team; the fit between help and home; a fitting plan."),
    ("en", "Children under 12 and families with young children."),
    ("en", "She or he: the theme of her work; this helps them; women's shelter."),
    ("en", "Up to 28 hours a week, between 24 and 28 hours; over 40 clients."),
    ("en", "Maternal health is part of the work."),
]


@pytest.mark.parametrize(("language", "text"), FORBIDDEN, ids=lambda value: value[:30])
def test_what_the_law_forbids_is_found_and_stops(language: str, text: str) -> None:
    assert any(one.forbidden for one in wording.findings([(language, text)])), text
    with pytest.raises(Invalid):
        wording.require([(language, text)], ground="")
    wording.require([(language, text)], ground="Besluit beroepsactiviteiten, artikel 1")


@pytest.mark.parametrize(("language", "text"), ADVISED, ids=lambda value: value[:30])
def test_the_rest_is_advice_with_what_is_wrong(language: str, text: str) -> None:
    found = wording.findings([(language, text)])
    assert found and found[0].wrong and not any(one.forbidden for one in found), text
    wording.require([(language, text)], ground="")


@pytest.mark.parametrize(("language", "text"), TRAPS, ids=lambda value: value[:30])
def test_traps_are_left_alone(language: str, text: str) -> None:
    assert wording.findings([(language, text)]) == [], text


def test_the_vacancies_of_the_demo_need_no_ground() -> None:
    for told in read("oeverlicht.json")["vacancies"]:
        said = [(language, told[part][language]) for part in ("title", "profile") for language in ("nl", "en")]
        said += [(language, one[language]) for one in told["criteria"] for language in ("nl", "en")]
        assert [one.words for one in wording.findings(said) if one.forbidden] == []


def seat(takes_part: bool | None = True, *, outside: bool = False, council: bool = False) -> Seat:
    return Seat(takes_part, outside, council)


@pytest.mark.parametrize(
    ("seats", "lacks"),
    [
        ([], {Missing.PEOPLE, Missing.OUTSIDER, Missing.COUNCIL}),
        ([seat(), seat(), seat(outside=True)], {Missing.COUNCIL}),
        ([seat(), seat(), seat(outside=True), seat(None, outside=True, council=True)], set()),
        ([seat(), seat(), seat(outside=True), seat(False, outside=True, council=True)], set()),
        ([seat(), seat(), seat(outside=True, council=True)], set()),
        ([seat(), seat(), seat(), seat(False, outside=True, council=True)], {Missing.OUTSIDER}),
    ],
    ids=["nobody", "council not asked", "council asked", "council said no", "council is the outsider", "all of us"],
)
def test_what_a_committee_lacks(seats: list[Seat], lacks: set[Missing]) -> None:
    assert set(rules.missing(seats, 3)) == lacks


@given(*(st.decimals(0, 400, places=1) for _ in range(3)))
def test_more_hours_never_come_nearer_to_the_establishment(
    established: Decimal, filled: Decimal, asked: Decimal
) -> None:
    fte = rules.fte_beyond(established, filled, asked, Decimal(36))
    assert (fte == 0) == (filled + asked <= established)
    assert rules.fte_beyond(established, filled, asked + 36, Decimal(36)) >= fte


CLOSED = date(2026, 10, 16)


@pytest.mark.parametrize(
    ("standing", "closed", "consent", "starts", "gone"),
    [
        (Standing.REJECTED, CLOSED, None, None, date(2026, 11, 13)),
        (Standing.WITHDRAWN, CLOSED, None, None, date(2026, 11, 13)),
        (Standing.REJECTED, CLOSED, date(2026, 9, 21), None, date(2027, 10, 16)),
        (Standing.RESERVE, date(2028, 2, 29), CLOSED, None, date(2029, 2, 28)),
        (Standing.HIRED, CLOSED, None, date(2026, 12, 1), date(2026, 12, 29)),
        (Standing.HIRED, CLOSED, None, None, None),
        (Standing.RECEIVED, None, None, None, None),
    ],
    ids=["four weeks", "withdrawn", "a year", "leap day", "hired", "hired without a day", "still running"],
)
def test_when_it_goes(
    standing: Standing, closed: date | None, consent: date | None, starts: date | None, gone: date | None
) -> None:
    assert rules.gone_on(standing, closed, consent, starts, 4, 1) == gone


def test_it_closes_by_itself_the_day_after() -> None:
    assert rules.stage_on(Stage.OPEN, CLOSED, CLOSED) is Stage.OPEN
    assert rules.stage_on(Stage.OPEN, CLOSED, CLOSED + timedelta(days=1)) is Stage.SELECTING
    assert rules.stage_on(Stage.TERMS, CLOSED, CLOSED + timedelta(days=1)) is Stage.TERMS


@pytest.mark.parametrize("stage", [*Stage])
def test_what_has_ended_stays_so(stage: Stage) -> None:
    if stage in rules.ENDED:
        assert STAGES.final(stage)
        with pytest.raises(WrongStage):
            STAGES.after(stage, Verb.STOP)
    else:
        assert STAGES.after(stage, Verb.STOP) is Stage.STOPPED


def pdf(body: bytes = PDF, name: str = "cv.pdf", kind: str = "application/pdf") -> Upload:
    return Upload(name, kind, body)


GIF, ZIP = b"GIF89a\x01\x00\x01\x00", b"PK\x03\x04 a file that is hidden"
ATTACKS = {
    "a page": pdf(b"<html><script>alert(1)</script></html>"),
    "a page that says it is a PDF": pdf(b"<html>%PDF-1.4 %%EOF"),
    "a PDF that says it is a page": pdf(kind="text/html"),
    "a picture with a PDF in it": pdf(GIF + PDF),
    "a PDF with an archive behind it": pdf(PDF + ZIP),
    "cut off": pdf(PDF[:40]),
    "nothing": pdf(b""),
    "6 MB": pdf(PDF[:9] + b" " * (6 * 1024 * 1024) + PDF[9:]),
    "a program in it": pdf(PDF[:9] + b"/JavaScript (app.alert(1))" + PDF[9:]),
    "a program under an escaped name": pdf(PDF[:9] + b"/J#61va#53cript (app.alert(1))" + PDF[9:]),
    "a file in it": pdf(PDF[:9] + b"/EmbeddedFile" + PDF[9:]),
}


@pytest.mark.parametrize("file", ATTACKS.values(), ids=ATTACKS)
def test_files_that_are_refused(file: Upload) -> None:
    with pytest.raises(Invalid):
        require_files([file])


def test_files_that_are_kept() -> None:
    largest = pdf(PDF[:9] + b" " * (LARGEST_FILE - len(PDF)) + PDF[9:])
    require_files([pdf(), pdf(kind="application/pdf; charset=binary"), largest])
    with pytest.raises(Invalid, match="at most 3"):
        require_files([pdf()] * 2, kept=2)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("cv.pdf", "cv.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Documents\\Mijn cv.PDF", "Mijn cv.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "abSet-Cookie: x.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
        ("\u202efdp.exe", "fdp.exe.pdf"),
    ],
)
def test_the_name_of_a_file(typed: str, kept: str) -> None:
    assert applying.shown_name(typed) == kept


@given(st.text(max_size=12_000))
def test_any_name_of_a_file_can_be_kept(typed: str) -> None:
    kept = applying.shown_name(typed)
    assert len(kept) <= 120 and kept.endswith(".pdf") and "\n" not in kept and "/" not in kept


@pytest.mark.parametrize(
    ("letter", "gone"),
    [
        ("Ik ben Rozemarijn Kloos, 34 jaar oud.", "34"),
        ("Geboren op 3 mei 1990 in Hoorn.", "1990"),
        ("Ik ben 34 en zoek werk.", "34"),
    ],
)
def test_a_letter_is_read_without_an_age(letter: str, gone: str) -> None:
    assert "[…]" in ageless(letter) and gone not in ageless(letter)


def test_what_counts_in_a_letter_stays() -> None:
    letter = "Ik werk 12 jaar in de opvang, met kinderen van 4 jaar. Ik ben 6 jaar actief bij een team van der sterken."
    assert ageless(letter) == letter


@pytest.mark.parametrize("kind", [*Reply])
def test_the_usual_mails_keep_their_own_rules(kind: Reply) -> None:
    for language in ("nl", "en"):
        text = USUAL[kind].of(language)
        replies.require(kind, language, text)
        filled = replies.filled(text, language, dict.fromkeys(("name", *replies.GIVEN[kind]), "iets"))
        assert "{" not in filled and "iets" in filled


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Reply.REJECTED, "Beste {naam}, we gaan niet met je verder."),
        (Reply.RECEIVED, "Beste {naam}, het salaris is {bedrag} in de maand."),
        (Reply.RECEIVED, "Beste {naam}, {config.__class__} en zo verder."),
        (Reply.RECEIVED, "Beste naam}, dank je wel voor je brief."),
        (Reply.RECEIVED, "Beste {reden}, dank je wel voor je brief."),
        (Reply.RECEIVED, "Kort."),
    ],
    ids=["without a reason", "unknown word", "code", "a loose brace", "a word of another mail", "too short"],
)
def test_mails_that_are_refused(kind: Reply, text: str) -> None:
    with pytest.raises(Invalid):
        replies.require(kind, "nl", text)


def test_what_is_filled_in_is_not_looked_at_again() -> None:
    assert replies.filled("Beste {naam}", "nl", {"name": "{reden}", "reason": "weg"}) == "Beste {reden}"
