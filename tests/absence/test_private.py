"""What is typed about an absence, or about who applied, is in forms of which no draft stays on a device (hub.js)."""

import re
from pathlib import Path

FORM = re.compile(r"<form\b(?:[^>{]|{{.*?}}|{%.*?%})*>", re.S)
# By the name of the route that a form is sent to: all of absence, and what colleagues write about an applicant.
ABOUT = re.compile(
    r"""["'](absence\.\w+|cases\.\w+|applying\.(?:apply|enter|correct|erase\w*)
    |hiring\.(?:score_\w+|decide_letter|turn_down|missed_talk|put_back|decline|answer_mpp|propose|agree_terms))["']""",
    re.X,
)


def forms() -> list[tuple[str, str]]:
    return [
        (path.name, form)
        for path in sorted(Path("templates").rglob("*.html"))
        for form in FORM.findall(path.read_text())
        if 'method="post"' in form
    ]


def test_they_are_all_marked() -> None:
    about = [(name, form) for name, form in forms() if ABOUT.search(form)]
    assert len(about) > 50
    assert [one for one in about if "data-private" not in one[1]] == []


def test_other_forms_are_not() -> None:
    others = [form for _, form in forms() if not ABOUT.search(form)]
    assert len([form for form in others if "data-private" not in form]) > 100
