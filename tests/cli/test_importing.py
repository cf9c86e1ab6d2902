"""What `teamhub import` tells whoever runs it, and how it ends."""

import argparse
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from teamhub.cli import importing, main
from teamhub.core import i18n
from teamhub.core.errors import Invalid
from teamhub.people.importing.reading import Row
from teamhub.people.tables import Person
from teamhub.settings import Settings
from teamhub.teams import service as teams
from tests.factories import system
from tests.people.importing.exports import a_file

ILSE = Row(2, "1001", "Ilse Veldkamp", date(2012, 3, 1), None, "Alkmaar", "Begeleider", Decimal("28.5"))


@pytest.fixture
async def alkmaar(db: str) -> None:
    await teams.found(system(), name="Team Alkmaar")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.usefixtures("alkmaar")
async def test_it_shows_what_changes_in_the_operators_language(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async def imported(*rows: Row, dry_run: bool = False) -> str:
        i18n.current_locale.set(language)
        assert await importing.import_people(a_file(*rows), dry_run=dry_run) == 0
        return " ".join(capsys.readouterr().out.split())

    told = await imported(ILSE, dry_run=True)
    expected = {
        "nl": ("Ilse Veldkamp (1001)", "komt erbij", "contracturen: 28,5", "er is niets vastgelegd"),
        "en": ("Ilse Veldkamp (1001)", "joins", "contract hours: 28.5", "nothing was written"),
    }
    assert [words for words in expected[language] if words not in told] == []
    assert await Person.count() == 0

    await imported(ILSE)
    told = await imported(replace(ILSE, hours=Decimal(32)))
    assert {"nl": "contracturen: 28,5 → 32", "en": "contract hours: 28.5 → 32"}[language] in told

    told = await imported(replace(ILSE, number="1002", name="Karim"))
    ilse = (await Person.select(Person.id).where(Person.number == "1001"))[0]["id"]
    assert f"/personeel/{ilse}" in told


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.usefixtures("alkmaar")
async def test_bad_lines_are_told_and_end_it_with_one(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    i18n.current_locale.set(language)
    content = a_file(ILSE, replace(ILSE, line=3, number="1002", team="Nergens"))
    assert await importing.import_people(content, dry_run=False) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert {"nl": "TeamHub kent geen team “Nergens”.", "en": "TeamHub knows no team “Nergens”."}[language] in told
    assert {"nl": "1 regel klopt niet", "en": "1 line is not right"}[language] in told
    assert await Person.count() == 0


@pytest.mark.usefixtures("alkmaar")
async def test_what_a_file_says_is_printed_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Square brackets are words to rich; here they are part of somebody's name."""
    await importing.import_people(a_file(replace(ILSE, name="Ilse [bold]de Wit[/]")), dry_run=True)
    assert "Ilse [bold]de Wit[/]" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    typed = argparse.Namespace(file=tmp_path / "mensen.csv", dry_run=False, new_teams=False)
    with pytest.raises(Invalid, match=r"mensen\.csv cannot be read"):
        importing.run(typed, Settings())


def test_the_command_line_knows_it() -> None:
    typed = main.parser().parse_args(["import", "mensen.csv", "--dry-run", "--new-teams"])
    assert (typed.run, typed.file, typed.dry_run, typed.new_teams) == (
        importing.run,
        Path("mensen.csv"),
        True,
        True,
    )
