"""Whether what we send is HTML that every browser and every screen reader takes the same way."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

POINTING = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "data-into")
FIELDS = {"input", "select", "textarea"}
SILENT = {"hidden", "submit", "button"}  # types of <input> that need no label


def valid_html(text: str, *, fragment: bool = False) -> Element:
    """Fails with what is wrong first; otherwise the tree, for a test to look around in."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parseFragment(text) if fragment else parser.parse(text)
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    for element in elements:
        element.tag = element.tag.rpartition("}")[2]  # a picture's elements come with the namespace of SVG
    ids = Counter(element.get("id") for element in elements if element.get("id") is not None)
    assert [id for id, count in ids.items() if count > 1] == [], "the same id twice"
    assert [*_dangling(elements, {*ids})] == [], "points to an id that is not there"
    assert [*_unnamed(elements)] == [], "a field, button or link without a name"
    assert [e.tag for e in elements if "style" in e.keys() or any(k.startswith("on") for k in e.keys())] == []  # noqa: SIM118
    if not fragment:
        assert [e.tag for e in elements].count("h1") == 1, "a page has one heading of the first rank"
        assert tree.get("lang"), "a page says its language"
    for form in (e for e in elements if e.tag == "form" and e.get("method") == "post"):
        assert any(e.get("name") == "_csrf_token" for e in form.iter()), f"no token in the form to {form.get('action')}"
    return tree


def said(element: Element) -> str:
    """All its text, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def _dangling(elements: list[Element], ids: set[str | None]) -> Iterator[str]:
    for element in elements:
        for attribute in POINTING:
            yield from (f"{attribute}={id}" for id in element.get(attribute, "").split() if id not in ids)


def _unnamed(elements: list[Element]) -> Iterator[str]:
    labelled = {e.get("for") for e in elements if e.tag == "label"}
    wrapped = {id(field) for e in elements if e.tag == "label" for field in e.iter()}
    for element in elements:
        named = any(element.get(a) for a in ("aria-label", "aria-labelledby"))
        if element.tag in FIELDS and element.get("type") not in SILENT:
            if not named and element.get("id") not in labelled and id(element) not in wrapped:
                yield f"{element.tag} {element.get('name')}"
        elif element.tag in ("a", "button", "summary") and not named and not said(element):
            yield f"{element.tag} {element.get('href')}"
