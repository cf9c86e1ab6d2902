"""What is due goes, each night: kind by kind, so that one which fails holds up no other."""

import logging

from teamhub.core import retention
from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.trouble import placed
from teamhub.journal.service import record
from teamhub.privacy import queries, rules
from teamhub.privacy.events import RecordsErased

logger = logging.getLogger(__name__)


async def erase(act: Act) -> RecordsErased:
    """Erases all that is due on that day, and writes down how many records of which kinds."""
    erased: dict[str, int] = {}
    failed: list[str] = []
    for keeping in retention.KEEPS:
        if keeping.purge is None:
            continue
        try:
            async with writing():
                count = await keeping.purge(act)
        except Exception as trouble:
            logger.error("erasing %r failed: %s", keeping.name, placed(trouble))
            failed.append(keeping.name)
            continue
        if count:
            logger.info("erased %r: %s records", keeping.name, count)
            erased[keeping.name] = count
    done = RecordsErased(count=sum(erased.values()), erased=erased, failed=tuple(failed))
    await record(act, done)
    return done


async def nightly(act: Act) -> str:
    """At night, once; and once an hour as long as something of it fails."""
    last = await queries.last_run()
    if not rules.is_time(act.at, last.at if last else None, failed=bool(last and last.failed)):
        return ""
    done = await erase(act)
    return f"{done.count} records erased, {len(done.failed)} kinds failed"
