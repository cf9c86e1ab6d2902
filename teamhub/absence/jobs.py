"""Tells HR when an absence is theirs. Whose it is, is worked out whenever it is read: this only says so, once."""

from datetime import timedelta

from teamhub.absence import events, queries
from teamhub.absence.events import noted, subject
from teamhub.absence.service import change
from teamhub.absence.tables import Absence
from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.jobs import Job

DUE = f"""a.recovered_on IS NULL AND a.prepared_on IS NULL AND (a.handed_over_on IS NULL OR a.handed_back_on <= {{}})
    AND {queries.STAYS} ORDER BY a.id"""


async def prepare_handovers(act: Act) -> str:
    """Those that HR should have by today, and was not told of yet. Returns how many."""
    terms = (await queries.agreed(act.today)).terms
    found = await queries.read(act, DUE, act.today, act.today, terms=terms)
    due = [one.id for one in found if one.guide and one.guide.due(act.today)]
    told = 0
    for absence in due:
        async with writing():
            row = await Absence.objects().get(Absence.id == absence).lock_rows("UPDATE")
            if row is None or row.prepared_on is not None or row.recovered_on is not None:
                continue
            seen = await queries.case(act, absence)
            await change(seen, {"prepared_on": act.today})
            await noted(act, events.HandOverPrepared(subject=subject(absence)), of=seen.person)
            told += 1
    return f"{told} absences for HR" if told else ""


JOBS = [Job("absence.handovers", timedelta(hours=1), prepare_handovers)]
