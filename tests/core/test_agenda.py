"""What stands on an agenda, and whom an event concerns that two capabilities tell of."""

from datetime import UTC, date, datetime

from teamhub.core.act import SYSTEM, Act
from teamhub.core.agenda import Agenda, ordered
from teamhub.core.telling import About, Concerns, Happened, together

ACT = Act(by=SYSTEM, at=datetime(2026, 3, 2, 12, 0, tzinfo=UTC))


def test_what_is_due_first_comes_first_and_undated_last() -> None:
    days = (None, date(2026, 3, 9), date(2026, 3, 1), None, date(2026, 3, 9))
    items = [Agenda(str(number), "home.show", due=day) for number, day in enumerate(days)]
    assert [item.said for item in ordered(items)] == ["2", "1", "4", "0", "3"]


async def test_who_is_concerned_by_either_is_told() -> None:
    async def ideas(act: Act, happened: Happened) -> Concerns:
        return {About.ASKED: [1], About.MINE: [2]}

    async def proposals(act: Act, happened: Happened) -> Concerns:
        return {About.ASKED: {3}, About.TEAM: [4]}

    happened = Happened(1, "proposal:1", 1, ACT.at, None, "RoundCalled", {})
    found = await together(ideas, proposals)(ACT, happened)
    assert found == {About.ASKED: [1, 3], About.MINE: [2], About.TEAM: [4]}
