"""What the processes say while they run: a line each, for people or as JSON, and never people's words."""

import logging
from collections.abc import MutableMapping
from typing import Any

import structlog

from teamhub.core import requests
from teamhub.core.trouble import trace

QUIETER = ("apscheduler", "httpx", "asyncio")  # these tell of every step at INFO


def configure(form: str) -> None:
    """Everything that is logged in this process goes through here; `form` is console or json."""
    last: Any = structlog.processors.JSONRenderer(ensure_ascii=False)
    if form == "console":
        last = structlog.dev.ConsoleRenderer(colors=False, sort_keys=False)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.ExtraAdder(allow=["method", "route", "status", "ms", "person"]),
            numbered,
            without_words,
        ],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
    )
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    for name in QUIETER:
        logging.getLogger(name).setLevel(logging.WARNING)


def numbered(_: Any, __: str, said: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """With the number of the request that it was said in, by which the lines of one request are found."""
    if given := requests.number.get():
        said["request"] = given
    return said


def without_words(_: Any, __: str, said: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An error's message may quote what somebody wrote, or a row: its kind and its places are enough."""
    error = said.pop("exc_info", None)
    if error:
        said["trouble"] = trace(error[1] if isinstance(error, tuple) else error)
    return said
