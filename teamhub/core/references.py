"""A foreign key that makes the columns of the other table when somebody joins it, and not before."""

from typing import TYPE_CHECKING, Any, TypeVar

from piccolo.columns import Column, column_types
from piccolo.table import Table

T = TypeVar("T", bound=Table)

if TYPE_CHECKING:
    from piccolo.columns.column_types import ForeignKey as ForeignKey
else:

    class ForeignKey(column_types.ForeignKey[T]):
        """Piccolo's, which copies all columns of the other table when it is declared, for `Idea.owner.name`.

        With three hundred keys that is a tenth of a second of each start and megabytes of each process; and each use
        of such a key in a query looks through all of those copies first.
        """

        __getattribute__ = object.__getattribute__

        def set_proxy_columns(self) -> None:
            pass

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(name)
            return self._joined(name)

        def _joined(self, name: str) -> Column:
            """As Piccolo's `__getattribute__` has it: a copy that knows by which keys it was reached."""
            columns = self._foreign_key_meta.resolved_references._meta.columns
            for column in columns:
                if column._meta.name == name:
                    joined = column.copy()
                    joined._meta.call_chain = [*self._meta.call_chain, self]
                    return joined
            raise AttributeError(f"{self._meta.name} has no column {name}")
