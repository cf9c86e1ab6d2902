"""Putting things to the team: the profile of a vacancy, or that it stops."""

from datetime import date

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid
from teamhub.hiring import queries
from teamhub.hiring.events import subject
from teamhub.proposals import queries as proposals
from teamhub.proposals import rules, service
from teamhub.proposals.rules import State


async def put(act: Act, vacancy_id: int, *, why: str, days: int = rules.DAYS, meeting_on: date | None = None) -> int:
    """Asks the team for consent to the profile as it is now; returns the number of the proposal.

    Where an earlier round ended without consent, and the same person puts it, it is that proposal's next round.
    """
    async with writing():
        seen = await queries.held(act, vacancy_id)
        payload = {"vacancy": seen.id, "version": seen.version}
        for one in await proposals.of(act, subject(seen.id)):
            again = one.type == "hiring.profile" and one.state in (State.OBJECTED, State.TOO_FEW)
            if again and one.by == act.by.id:
                await service.again(act, one.id, why=why, payload=payload, days=days, meeting_on=meeting_on)
                return one.id
        return await service.propose(
            act, "hiring.profile", team=seen.team, payload=payload, why=why, key=subject(seen.id), days=days,
            meeting_on=meeting_on,
        )  # fmt: skip


async def put_stop(act: Act, vacancy_id: int, *, why: str, days: int = rules.DAYS) -> int:
    """Asks the team for consent that the vacancy stops; returns the number of the proposal."""
    async with writing():
        seen = await queries.held(act, vacancy_id)
        if not why.strip():
            raise Invalid("Write in your own words why.")
        return await service.propose(
            act, "hiring.stop", team=seen.team, payload={"vacancy": seen.id}, why=why, key=subject(seen.id), days=days
        )
