"""The table of settings: what is read, what is refused, and that nothing in it is for show."""

import os
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from pytest import MonkeyPatch

from teamhub.core.i18n import CATALOGUES
from teamhub.settings import SETTINGS, Settings, WrongSetting, refuse_grace, unknown

ROOT = Path(__file__).parent.parent
WRONG = {
    "DATABASE_URL": ("mysql://host/base", "host", "postgresql://"),
    "SECRET": ("short",),
    "URL": ("teamhub.example.org", "ftp://host"),
    "HTTPS": ("yes", "1"),
    "MAIL": ("smtp.example.org", "https://example.org", "smtp://"),
    "MAIL_FROM": ("TeamHub", "a@b <c@d"),
    "TIMEZONE": ("Amsterdam", "../etc/passwd", "Europe/"),
    "LANGUAGE": ("de",),
    "JOBS": ("true",),
    "DEMO": ("maybe",),
    "SECOND_FACTOR_HOURS": ("0", "721", "-1", "twelve", "1.5"),
    "SECOND_FACTOR_GRACE": ("yes",),
    "LOG": ("loud",),
}
RIGHT = {
    "DATABASE_URL": "postgresql:///teamhub?host=/run/postgresql",
    "DATA": "somewhere",
    "SECRET": "b2f1c8e9a7d6453f0e1d2c3b4a5968770f",
    "URL": "https://hub.example.org/",
    "HTTPS": "ON",
    "PROXY": "10.0.0.1, 10.0.0.2",
    "MAIL": "smtps://esra:pass@mail.example.org:465",
    "MAIL_FROM": "TeamHub <hub@example.org>",
    "TIMEZONE": "America/Curacao",
    "LANGUAGE": "en",
    "JOBS": "off",
    "DEMO": "on",
    "SECOND_FACTOR_HOURS": "8",
    "SECOND_FACTOR_GRACE": "on",
    "LOG": "json",
}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("TEAMHUB_"):
            monkeypatch.delenv(name)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_wrong_value_is_refused_by_name(monkeypatch: MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"TEAMHUB_{name}", value)
    with pytest.raises(WrongSetting) as refused:
        Settings()
    assert refused.value.said().startswith(f"TEAMHUB_{name} is “")
    assert "\n" not in refused.value.said()


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_value_is_taken(monkeypatch: MonkeyPatch, name: str) -> None:
    before = Settings()
    monkeypatch.setenv(f"TEAMHUB_{name}", RIGHT[name])
    assert Settings() != before


def test_every_setting_has_its_examples() -> None:
    names = {setting.name.removeprefix("TEAMHUB_") for setting in SETTINGS.values()}
    assert names == set(RIGHT)
    assert set(WRONG) == names - {"DATA", "PROXY"}  # any text is a folder, and any word is a host


def test_a_secret_is_not_repeated() -> None:
    refused = WrongSetting("TEAMHUB_SECRET", "…", "at least 32 characters, from a generator")
    assert "“…”" in refused.said()
    hidden = {setting.name for setting in SETTINGS.values() if setting.secret}
    assert hidden == {"TEAMHUB_SECRET", "TEAMHUB_DATABASE_URL", "TEAMHUB_MAIL"}


def test_every_setting_is_read() -> None:
    """By its name, somewhere outside the table: a setting that changes nothing misleads whoever sets it."""
    code = "\n".join(p.read_text() for p in (ROOT / "teamhub").rglob("*.py") if p.name != "settings.py")
    unread = [field.name for field in fields(Settings) if not re.search(rf"(?i)settings(\(\))?\.{field.name}\b", code)]
    assert unread == []


def test_every_setting_is_explained_in_dutch() -> None:
    for setting in SETTINGS.values():
        words = (setting.meaning, setting.allowed, *filter(None, (setting.otherwise,)))
        assert [word for word in words if word not in CATALOGUES["nl"]] == []


def test_grace_outside_the_demo_stops_the_start() -> None:
    refuse_grace(Settings(second_factor_grace=True), demo=True)
    refuse_grace(Settings(), demo=False)
    with pytest.raises(WrongSetting) as refused:
        refuse_grace(Settings(second_factor_grace=True), demo=False)
    assert refused.value.said() == "TEAMHUB_SECOND_FACTOR_GRACE is “on”: it must be off, except in the demo."


def test_a_slip_of_the_pen_is_noticed() -> None:
    assert unknown({"TEAMHUB_SECRETS": "x", "TEAMHUB_SECRET": "x", "PATH": "/"}) == ["TEAMHUB_SECRETS"]


def test_the_start_stops_with_one_line() -> None:
    wrong = os.environ | {"TEAMHUB_TIMEZONE": "Mars/Olympus", "LANG": "nl_NL.UTF-8", "LC_ALL": ""}
    told = subprocess.run([sys.executable, "-m", "teamhub", "verify"], env=wrong, capture_output=True, text=True)
    assert told.returncode == 2
    assert told.stdout == ""
    assert told.stderr == (
        "teamhub: TEAMHUB_TIMEZONE is “Mars/Olympus”: het moet dit zijn: een tijdzone zoals Europe/Amsterdam.\n"
    )
