"""Guessing a PIN: five tries, then a quarter of an hour.

A clock that is set back neither ends a lock sooner nor makes it longer: what was left of it then
begins anew.
"""

from dataclasses import dataclass

from app.domain.errors import RuleError

TRIES = 5
LOCK_MS = 15 * 60 * 1000
_MINUTE_MS = 60_000


class LockedOutError(RuleError):
    """Too many wrong tries; nobody signs in under this name for a while."""

    code = "locked_out"

    def __init__(self, name: str, minutes: int, until: int) -> None:
        super().__init__(name=name[:80], minutes=minutes, until=until)


@dataclass(frozen=True, slots=True)
class Lockout:
    """Wrong tries of one user. ``since`` is when the last one was counted; UTC milliseconds."""

    failures: int = 0
    since: int = 0
    until: int = 0

    def seen_at(self, now_ms: int) -> "Lockout":
        """The same lock on a clock that may have been set back, or gone once it is over."""
        if now_ms < self.since:
            left_ms = self.until - self.since if self.until else 0
            return Lockout(self.failures, now_ms, now_ms + left_ms if left_ms else 0)
        if self.until and now_ms >= self.until:
            return Lockout()
        return self

    def is_locked(self, now_ms: int) -> bool:
        """Whether no try is taken now."""
        return self.seen_at(now_ms).until > now_ms

    def after_a_try(self, now_ms: int) -> "Lockout":
        """What stands when one more try has been made; it counts before its answer is known."""
        so_far = self.seen_at(now_ms)
        failures = so_far.failures + 1
        return Lockout(failures, now_ms, now_ms + LOCK_MS if failures >= TRIES else 0)

    def check(self, name: str, now_ms: int) -> None:
        """Raise LockedOutError while the lock holds."""
        seen = self.seen_at(now_ms)
        if seen.until > now_ms:
            minutes = -(-(seen.until - now_ms) // _MINUTE_MS)
            raise LockedOutError(name, minutes, seen.until)
