"""The style, enforced: what may import what, how long things may get, and that every sentence has Dutch."""

import ast
import importlib
import re
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from teamhub.core.i18n import CATALOGUES

ROOT = Path(__file__).parent.parent
CODE = sorted((ROOT / "teamhub").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PURE = (
    "rules.py",
    "stages.py",
    "policy.py",
    "questions.py",
    "authority.py",
    "sentences.py",
    "chain.py",
    "machine.py",
    "act.py",
    "medical.py",
)
BELOW_THE_WEB = {"litestar", "apscheduler", "jinja2", "pydantic", "granian"}
MAY_NOT_IMPORT = {  # by how a file's name ends: link_service.py is a service
    **{
        name: BELOW_THE_WEB
        for name in ("service.py", "queries.py", "tables.py", "proposals.py", "waiting.py", "section.py")
    },
    **{name: {"piccolo", "apscheduler"} for name in ("pages.py", "api.py")},
}
REFUSALS = (
    "NotFound",
    "NotAllowed",
    "Invalid",
    "WrongStage",
    "Stale",
    "DatabaseTrouble",
    "Taken",
    "InUse",
    "NoBackup",
    "TooOften",
)
UNSEEN = {"About", "Verb", "Glyph", "Decider", "Way", "Tried", "LinkFor", "Purpose"}
SPEAKERS = {"_": None, "gettext": None, "later": None, "_later": None, "ngettext": (1, 2), **dict.fromkeys(REFUSALS)}


def layer(path: Path) -> str:
    return next((name for name in MAY_NOT_IMPORT if path.name == name or path.name.endswith(f"_{name}")), "")


def short(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    plain = {a.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    return plain | {n.module.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}


def sentences() -> set[str]:
    """Every English sentence that somebody may be shown; words of an enum are shown as they are kept."""
    found = {str(word) for kind in words() for word in kind}
    read = [("**.html", "jinja2"), ("**.txt", "jinja2")]
    strictly = {kind: {"silent": "false"} for kind, _ in read}  # one that cannot be read has no sentences to be found
    for folder, method in (("teamhub", [("**.py", "python")]), ("templates", read)):
        for _file, _line, messages, *_ in extract_from_dir(ROOT / folder, method, strictly, SPEAKERS):
            found.add(messages if isinstance(messages, str) else messages[0])  # of a plural, the one is the key
    return found


def words() -> set[type[StrEnum]]:
    """All enumerations of ours, less those whose words only the code sees."""
    for path in CODE:
        if "StrEnum" in path.read_text():
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    ours = {kind for kind in StrEnum.__subclasses__() if kind.__module__.startswith("teamhub.")}
    return {kind for kind in ours if kind.__name__ not in UNSEEN}


@pytest.mark.parametrize("path", [p for p in CODE if layer(p)], ids=short)
def test_layers(path: Path) -> None:
    assert not imports(path) & MAY_NOT_IMPORT[layer(path)]


def test_what_is_pure_loads_without_a_database_or_a_web_server() -> None:
    pure = [".".join(p.relative_to(ROOT).with_suffix("").parts) for p in CODE if p.name in PURE]
    script = f"import sys, {', '.join(pure)}; print({{'piccolo', 'litestar', 'asyncpg'}} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert loaded.stdout.strip() == "set()"


@pytest.mark.parametrize("path", CODE, ids=short)
def test_size(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 300
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < 40, node.name


def test_only_the_clock_asks_for_the_time() -> None:
    asks = re.compile(r"datetime\.now|utcnow|date\.today|time\.time\(")
    assert [p.name for p in CODE if asks.search(p.read_text())] == ["clock.py"]


def test_core_knows_no_capability() -> None:
    packages = {path.parent.name for path in CODE if path.name == "__init__.py"} - {"core", "teamhub"}
    for path in (ROOT / "teamhub/core").glob("*.py"):
        assert not re.search(rf"from teamhub\.({'|'.join(packages)})", path.read_text()), path.name


@pytest.mark.parametrize("path", [p for p in TEMPLATES if p.name.startswith("_")], ids=lambda p: p.name)
def test_a_partial_has_one_root(path: Path) -> None:
    html = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", path.read_text(), flags=re.S).strip()
    root = re.match(r"<(\w+)", html)
    assert root and html.endswith(f"</{root[1]}>")


def test_templates_carry_no_script_and_no_style() -> None:
    forbidden = re.compile(r"<style|\sstyle=|\son\w+=|<script(?! type=\"module\" src=)")
    assert [p.name for p in TEMPLATES if forbidden.search(p.read_text())] == []


def test_every_sentence_has_dutch() -> None:
    dutch = set(CATALOGUES["nl"])
    assert sentences() - dutch == set()
    assert dutch - sentences() == set()


def test_a_sentence_has_one_dutch() -> None:
    """The catalogues are one when read: two that say a sentence differently would hide each other."""
    said: dict[str, set[str]] = {}
    for path in sorted((ROOT / "teamhub/locale/nl/LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="nl"):
                if message.id:
                    said.setdefault(str(message.id), set()).add(str(message.string))
    assert {sentence: dutch for sentence, dutch in said.items() if len(dutch) > 1} == {}


@pytest.mark.parametrize("path", sorted((ROOT / "teamhub/locale/nl/LC_MESSAGES").glob("*.po")), ids=short)
def test_a_catalogue_has_its_head(path: Path) -> None:
    """Without its empty msgid the head becomes the Dutch of the first sentence."""
    assert [line for line in path.read_text().splitlines() if line.startswith("msg")][:2] == ['msgid ""', 'msgstr ""']


def test_a_module_that_wants_a_database_has_no_test_that_cannot_wait_for_it() -> None:
    """A test that is not async, under a fixture that is, takes all later tests of its process down with it."""
    wants = re.compile(r"^pytestmark = pytest\.mark\.usefixtures\(.*\"db\"", re.M)
    files = [path for path in (ROOT / "tests").rglob("test_*.py") if wants.search(path.read_text())]
    assert files
    assert [path.name for path in files if re.search(r"^def test_", path.read_text(), re.M)] == []
