"""Whether anybody is still there: the window locks itself when nobody has stirred for long."""

from collections.abc import Callable

_MINUTE_MS = 60_000


class IdleWatch:
    """Told of every key and move; asked now and then whether it has been long enough."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._stirred_at = clock()

    def stirred(self) -> None:
        """Somebody is there."""
        self._stirred_at = self._clock()

    def is_idle(self, minutes: int) -> bool:
        """Whether nobody has stirred for so many minutes; never for 0."""
        now = self._clock()
        self._stirred_at = min(self._stirred_at, now)  # a clock that was set back counts from here
        return minutes > 0 and now - self._stirred_at >= minutes * _MINUTE_MS
