"""That somebody opened an application: once a day each, so that who applied can be told who did."""

from teamhub.core.act import Act
from teamhub.core.clock import local
from teamhub.core.db import writing
from teamhub.hiring.applying import events
from teamhub.hiring.applying.events import subject
from teamhub.journal.service import record
from teamhub.journal.tables import Entry


async def note(act: Act, applicant_id: int) -> None:
    mine = (Entry.subject == subject(applicant_id)) & (Entry.by == act.by.id) & (Entry.what == "LettersRead")
    last = await Entry.select(Entry.at).where(mine).order_by(Entry.number, ascending=False).first()
    if last is None or local(last["at"]).date() < act.today:
        async with writing():
            await record(act, events.LettersRead(subject=subject(applicant_id)))
