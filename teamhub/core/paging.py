"""A long list, one page of it at a time."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from teamhub.core.forms import bounded
from teamhub.core.lazily import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """`rows` of a list; `back` and `on`: at how many the page before and the one after begin, where there are such."""

    rows: Sequence[T]
    back: int | None = None
    on: int | None = None


def paged(whole: Sequence[T], skip: int, size: int) -> Paged[T]:
    """The page that begins after `skip` of them, whatever somebody typed there."""
    skip = bounded(skip)
    rows = whole[skip : skip + size]
    return Paged(rows, max(skip - size, 0) if skip else None, skip + size if len(whole) > skip + size else None)
