"""Two questions of whoever runs it: restart it (`/health`), or send people to it (`/ready`)?"""

import asyncio
from typing import Any

from litestar import Response, get

from teamhub.core import schema
from teamhub.core.answers import NO_DATABASE
from teamhub.core.errors import Refused

PATIENCE = 3  # seconds for the database to answer


@get("/health", name="health.lives", exclude_from_auth=True, exclude_from_csrf=True)
async def lives() -> dict[str, str]:
    """This process answers. Says nothing about the database: to restart the process would not help that."""
    return {"health": "ok"}


@get("/ready", name="health.ready", exclude_from_auth=True, exclude_from_csrf=True)
async def ready() -> Response[Any]:
    """The database answers, and its tables are those of this version."""
    try:
        missing = await asyncio.wait_for(schema.pending(), PATIENCE)
    except (*NO_DATABASE, Refused) as trouble:
        return Response({"ready": "no", "because": type(trouble).__name__}, status_code=503)
    if missing:
        return Response({"ready": "no", "because": "migrations", "missing": len(missing)}, status_code=503)
    return Response({"ready": "yes"})


handlers = [lives, ready]
