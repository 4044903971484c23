"""Open hours between many pairs of moments: the calendar is walked once for all of them."""

from bisect import bisect_right

from app.domain.clocks import OpeningHours, open_times


class WorkingTime:
    """What `worked_between` gives, for moments from ``first_ms`` to ``last_ms``."""

    def __init__(self, hours: OpeningHours, first_ms: int, last_ms: int) -> None:
        self._begins: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = []  # what was worked when each open time began
        worked = 0
        for begin, end in open_times(first_ms, hours):
            if begin > last_ms:
                break
            self._begins.append(begin)
            self._ends.append(end)
            self._before.append(worked)
            worked += end - begin

    def between(self, start_ms: int, end_ms: int) -> int:
        """Open milliseconds between two moments; 0 where the end is not after the start."""
        return max(0, self._until(end_ms) - self._until(start_ms))

    def _until(self, at_ms: int) -> int:
        place = bisect_right(self._begins, at_ms) - 1
        if place < 0:
            return 0
        return self._before[place] + min(at_ms, self._ends[place]) - self._begins[place]
