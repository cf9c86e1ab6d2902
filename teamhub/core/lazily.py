"""`dataclass`, of which the methods are made when the first instance is, and not when its module is loaded.

A start loads some thousand of these classes, and a process uses few of them: a second of a processor each time. It is
`dataclasses.dataclass` in all else, and to a type checker; only `slots` is left out, for they would need another class.
"""

import dataclasses
from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    LOCK = RLock()

    def dataclass(cls: type | None = None, /, *, slots: bool = False, **options: Any) -> Any:
        if cls is None:
            return lambda cls: _postponed(cls, options)
        return _postponed(cls, options)

    def _postponed(cls: type, options: dict[str, Any]) -> type:
        if "__init__" in cls.__dict__:  # its own: there is nothing to postpone
            return dataclasses.dataclass(**options)(cls)
        cls.__init__ = _first(cls, options)
        cls.__dataclass_fields__ = _Fields(cls, options)
        return cls

    def _first(cls: type, options: dict[str, Any]) -> Callable[..., None]:
        def __init__(self: Any, *given: Any, **named: Any) -> None:
            _make(cls, options)
            type(self).__init__(self, *given, **named)

        return __init__

    class _Fields:
        """Who asks for the fields of the class, a subclass of it for one, has them made first."""

        def __init__(self, cls: type, options: dict[str, Any]) -> None:
            self.cls, self.options = cls, options

        def __get__(self, instance: object, owner: type) -> dict[str, Any]:
            _make(self.cls, self.options)
            return owner.__dataclass_fields__

    def _make(cls: type, options: dict[str, Any]) -> None:
        with LOCK:
            if isinstance(cls.__dict__.get("__dataclass_fields__"), _Fields):
                del cls.__init__, cls.__dataclass_fields__
                dataclasses.dataclass(**options)(cls)
