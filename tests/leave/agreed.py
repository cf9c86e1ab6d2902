"""KAD-05 as the demo organisation agreed it, in force before the tests begin."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from teamhub.demo import frameworks as demo
from teamhub.frameworks import service as frameworks
from tests.conftest import NOON
from tests.factories import system
from tests.frameworks.agreed import entries

CODES = ("KAD-05",)


async def agree(at: datetime = NOON - timedelta(days=400), **limits: int) -> None:
    """`limits` change those of the frameworks, such as min_staffing=3."""
    for code in CODES:
        entry: Mapping[str, Any] = entries()[code]
        agreed = [{**limit, "value": limits.get(limit["key"], limit["value"])} for limit in entry["limits"]]
        texts = demo.texts(entry, lambda _: at) | {"next_review_on": (NOON + timedelta(days=300)).date()}
        await frameworks.adopt(system(at), code, texts=texts, limits=agreed, clauses=demo.clauses()[code])
