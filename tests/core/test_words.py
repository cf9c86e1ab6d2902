from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core import words
from teamhub.core.i18n import current_locale

TODAY = date(2026, 11, 16)


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    tokens = current_locale.set("nl"), words.current_day.set(TODAY)
    yield
    current_locale.reset(tokens[0])
    words.current_day.reset(tokens[1])


def test_a_day_of_this_year_has_no_year_but_says_it_on_asking() -> None:
    full = 'datetime="2026-11-16" title="maandag 16 november 2026"'
    assert words.day(TODAY) == f"<time {full}>maandag 16 november</time>"


def test_a_day_of_another_year_has_its_year() -> None:
    assert ">donderdag 1 januari 2026<" not in words.day(date(2026, 1, 1))
    assert ">vrijdag 1 januari 2027<" in words.day(date(2027, 1, 1))


def test_where_no_day_is_known_the_year_is_written() -> None:
    words.current_day.set(None)
    assert ">maandag 16 november 2026<" in words.day(TODAY)


def test_a_moment_is_told_in_the_organisations_time() -> None:
    late = datetime(2026, 11, 16, 23, 30, tzinfo=UTC)
    assert ">dinsdag 17 november, 00:30<" in words.moment(late)
    assert 'datetime="2026-11-17T00:30+01:00"' in words.moment(late)
    assert ">dinsdag 17 november<" in words.day(late)


def test_in_english() -> None:
    current_locale.set("en")
    assert ">Monday 16 November<" in words.day(TODAY)
    assert ">in 3 days<" in words.soon(TODAY + timedelta(3), TODAY)
    assert [words.euro(1500), words.number(1234)] == ["€1,500", "1,234"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-2, "2 dagen te laat"),
        (-1, "1 dag te laat"),
        (0, "vandaag"),
        (1, "morgen"),
        (3, "over 3 dagen"),
        (13, "over 13 dagen"),
        (14, "over 2 weken"),
        (60, "over 9 weken"),
        (61, "over 2 maanden"),
        (365, "over 12 maanden"),
    ],
)
def test_how_soon(days: int, said: str) -> None:
    assert f">{said}<" in words.soon(TODAY + timedelta(days), TODAY)


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "vandaag"), (1, "gisteren"), (3, "3 dagen geleden"), (21, "3 weken geleden"), (90, "3 maanden geleden")],
)
def test_how_long_ago(days: int, said: str) -> None:
    assert f">{said}<" in words.ago(TODAY - timedelta(days), TODAY)


def test_no_date_is_shown_as_nothing() -> None:
    assert [words.day(None), words.moment(None), words.soon(None, TODAY), words.ago(None, TODAY)] == [""] * 4


def test_euros() -> None:
    assert [words.euro(amount) for amount in (0, 380, 1500, 12.5)] == ["€ 0", "€ 380", "€ 1.500", "€ 12,50"]


def test_prose_is_markdown_without_html_or_pictures() -> None:
    shown = words.prose("*Nee* <script>x</script>\n![x](https://ergens/x.png) [kwaad](javascript:alert(1))\n# Kop")
    assert "<em>Nee</em> &lt;script&gt;" in shown
    assert not any(tag in shown for tag in ("<script", "<img", "<h1", 'href="javascript'))


@given(st.text())
def test_prose_of_any_text_opens_no_script_and_loads_nothing(text: str) -> None:
    shown = words.prose(text).lower()
    assert not any(tag in shown for tag in ("<script", "<img", "<iframe", "<style", 'href="javascript'))


@pytest.mark.parametrize(
    ("name", "letters"), [("Esra", "ES"), ("Ilse de Vries", "IV"), ("J", "J"), (" Ö. Ünal ", "ÖÜ"), ("", "")]
)
def test_initials(name: str, letters: str) -> None:
    assert words.initials(name) == letters


@pytest.mark.parametrize(("text", "said"), [("tot € 500", "Tot € 500."), ("Klaar.", "Klaar."), ("", "")])
def test_a_sentence(text: str, said: str) -> None:
    assert words.sentence(text) == said


@pytest.mark.parametrize(("text", "shown"), [("na advies van de MPP", "Na advies van de MPP"), ("", "")])
def test_a_capital_keeps_the_others(text: str, shown: str) -> None:
    assert words.capital(text) == shown
