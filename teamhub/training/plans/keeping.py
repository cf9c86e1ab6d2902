"""What is kept of somebody's learning, and until when: their certificates, where they went, and what they wrote."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.i18n import later
from teamhub.core.months import months_later
from teamhub.core.retention import Held, Keeping
from teamhub.parameters import queries as parameters
from teamhub.training.plans.tables import Plan
from teamhub.training.tables import Certificate

LEFT = later("two years after somebody leaves, or as it is set")
PLACES = {"certificate": "certificate", "training_participant": "training_participant"}


async def _years(act: Act) -> int:
    return int((await parameters.numbers(act.today))["training.keep_years_after_leaving"])


async def _held(act: Act, table: str) -> list[Held]:
    years = await _years(act)
    rows = await Plan.raw(
        f"SELECT c.person, p.left_on, count(*) AS count FROM {PLACES[table]} c JOIN person p ON p.id = c.person"
        " GROUP BY c.person, p.left_on"
    )
    return [Held(row["person"], row["count"], _until(row["left_on"], years)) for row in rows]


def _until(left_on: date | None, years: int) -> date | None:
    return months_later(left_on, 12 * years) if left_on else None


async def held_certificates(act: Act) -> list[Held]:
    return await _held(act, "certificate")


async def held_went(act: Act) -> list[Held]:
    return await _held(act, "training_participant")


async def certificates_of(act: Act, person: int) -> list[Mapping[str, Any]]:
    return list(
        await Certificate.raw(
            "SELECT t.title_nl AS training, c.obtained_on, c.valid_until FROM certificate c"
            " JOIN training t ON t.id = c.training WHERE c.person = {} ORDER BY c.obtained_on, c.id",
            person,
        )
    )


async def went_of(act: Act, person: int) -> list[Mapping[str, Any]]:
    return list(
        await Plan.raw(
            "SELECT t.title_nl AS training, p.at, p.reply, p.out_on, p.monday, p.monday_at FROM training_participant p"
            " JOIN training_plan x ON x.id = p.plan JOIN training t ON t.id = x.training WHERE p.person = {}"
            " ORDER BY p.id",
            person,
        )
    )


async def _purge(act: Act, table: str) -> int:
    """Of who left longer ago than this is kept, and of nobody else."""
    years = await _years(act)
    async with writing():
        rows = await Plan.raw("SELECT id, left_on FROM person WHERE left_on IS NOT NULL")
        gone = [row["id"] for row in rows if months_later(row["left_on"], 12 * years) <= act.today]
        if not gone:
            return 0
        erased = await Plan.raw(
            f"WITH erased AS (DELETE FROM {PLACES[table]} WHERE person = ANY({{}}::int[]) RETURNING id)"
            " SELECT count(*) AS count FROM erased",
            gone,
        )
    return int(erased[0]["count"])


async def purge_certificates(act: Act) -> int:
    return await _purge(act, "certificate")


async def purge_went(act: Act) -> int:
    return await _purge(act, "training_participant")


KEEPS = (
    Keeping(
        name=later("Certificates"),
        why="KAD-04",
        until=LEFT,
        held=held_certificates,
        of_person=certificates_of,
        purge=purge_certificates,
    ),
    Keeping(
        name=later("Trainings that somebody went to, and what they wrote afterwards"),
        why="KAD-04",
        until=LEFT,
        held=held_went,
        of_person=went_of,
        purge=purge_went,
    ),
)
