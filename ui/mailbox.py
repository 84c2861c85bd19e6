"""What one thread hands another: the latest item only, so that work never piles up."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition
from time import monotonic
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Holds at most one item. One that comes while another waits takes its place, or is joined to it by
    `join(waiting, new)`."""

    def __init__(self, join: Callable[[T, T], T] | None = None) -> None:
        self._wake = Condition()
        self._waiting: T | None = None
        self._closed = False
        self._join = join

    def put(self, item: T) -> None:
        with self._wake:
            joined = self._waiting is not None and self._join is not None
            self._waiting = self._join(self._waiting, item) if joined else item  # type: ignore[misc, arg-type]
            self._wake.notify()

    def take(self, seconds: float | None = None) -> T | None:
        """Waits for an item and takes it; None once the box is closed and empty, or after `seconds`."""
        until = None if seconds is None else monotonic() + seconds
        with self._wake:
            while self._waiting is None and not self._closed:
                left = None if until is None else until - monotonic()
                if left is not None and left <= 0:
                    return None
                self._wake.wait(left)
            item, self._waiting = self._waiting, None
            return item

    def close(self, drop: bool = True) -> None:
        """Nothing more comes. `drop`: what waits is not wanted either."""
        with self._wake:
            self._closed = True
            if drop:
                self._waiting = None
            self._wake.notify()

    @property
    def closed(self) -> bool:
        return self._closed
