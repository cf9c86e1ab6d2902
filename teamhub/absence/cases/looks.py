"""Every look at somebody's file is kept, once a day and person, and shown to whom it is about."""

from teamhub.absence.tables import CaseLook
from teamhub.core.act import Act
from teamhub.core.db import writing

PUT = """
    INSERT INTO absence_look (absence, "by", "on")
    SELECT a.id, {}::int, {}::date FROM absence a WHERE a.id = {} AND a.person <> {} ON CONFLICT DO NOTHING
"""


async def looked(act: Act, absence_id: int) -> None:
    """Who acts has opened this absence. A look at one's own is nobody's business."""
    if act.by.id is None:
        return
    async with writing():
        await CaseLook.raw(PUT, act.by.id, act.today, absence_id, act.by.id)
