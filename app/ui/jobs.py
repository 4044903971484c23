"""Work off the UI thread: one thread writes in strict order, one reads, one reckons for long.

A job is ``work(ctx) -> T``. It gets ids and frozen values, never widgets. Exactly one of its
callbacks is called, later and on the UI thread: ``done(result)``, ``failed(error)`` or
``cancelled()``.
"""

import threading
import traceback
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.domain.errors import AftercareError

T = TypeVar("T")
Lane = Literal["write", "read", "reckon"]

_REPORT_EVERY_S = 0.05  # more often than a person sees is a waste of the UI thread


class JobCancelledError(Exception):
    """Raised by `JobContext.check` inside a job that is no longer wanted."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: ``done`` of ``total`` (0: not known), and what it is doing."""

    done: int
    total: int
    text: str


class JobContext:
    """What a job sees of the outside."""

    def __init__(self, tell: Callable[[Progress], None], unwanted: threading.Event) -> None:
        self._tell = tell
        self._unwanted = unwanted
        self._told_at_s = float("-inf")

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far it is; calls in quick succession are thinned out, the last is not."""
        now_s = monotonic()
        if done >= total > 0 or now_s - self._told_at_s >= _REPORT_EVERY_S:
            self._told_at_s = now_s
            self._tell(Progress(done, total, text))

    def check(self) -> None:
        """Raise JobCancelledError if the job is no longer wanted: call it between steps."""
        if self._unwanted.is_set():
            raise JobCancelledError


@dataclass(eq=False, slots=True)
class _Job:
    work: Callable[[JobContext], object]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    cancelled: Callable[[], None] | None
    progress: Callable[[Progress], None] | None
    lane: Lane
    key: str
    owner: QObject | None
    unwanted: threading.Event = field(default_factory=threading.Event)

    def heard(self) -> bool:
        """Whether somebody is still there to be told: a closed window is not."""
        return self.owner is None or shiboken6.isValid(self.owner)

    def is_stale(self) -> bool:
        """Whether its result is to be dropped: a write that happened is always told."""
        return self.lane != "write" and self.unwanted.is_set()


@dataclass(frozen=True, slots=True)
class _Outcome:
    job: _Job
    kind: Literal["done", "failed", "cancelled", "progress"]
    value: object = None
    crash: str = ""


class JobHandle:
    """What the asker keeps, to change her mind."""

    def __init__(self, cancel: Callable[[], None]) -> None:
        self._cancel = cancel

    def cancel(self) -> None:
        """A queued job is never started; a running one stops at its next `JobContext.check`.

        A read that was finished all the same is reported as cancelled, a write as done: what was
        written is written.
        """
        self._cancel()


class _LaneThread:
    """One thread and its queue. The thread starts with the first job."""

    def __init__(self, name: str, deliver: Callable[[_Outcome], None]) -> None:
        self._deliver = deliver
        self._queue: deque[_Job] = deque()
        self._running: _Job | None = None
        self._closed = False
        self._ready = threading.Condition()
        # A daemon: a job that hangs in a broken network drive must not keep the program alive.
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._started = False

    def put(self, job: _Job) -> None:
        """Queue ``job``; of the same key, what waits is dropped, what runs is asked to stop."""
        with self._ready:
            if self._closed:
                self._deliver(_Outcome(job, "cancelled"))
                return
            if job.key:
                for old in [other for other in self._queue if other.key == job.key]:
                    self._drop(old)
                if self._running is not None and self._running.key == job.key:
                    self._running.unwanted.set()
            self._queue.append(job)
            if not self._started:
                self._started = True
                self._thread.start()
            self._ready.notify()

    def cancel(self, job: _Job) -> None:
        """Drop it from the queue, or ask it to stop."""
        with self._ready:
            job.unwanted.set()
            if job in self._queue:
                self._drop(job)

    def close(self) -> None:
        """Take no more, drop what waits, ask what runs to stop."""
        with self._ready:
            self._closed = True
            for job in tuple(self._queue):
                self._drop(job)
            if self._running is not None:
                self._running.unwanted.set()
            self._ready.notify()

    def wait(self, timeout_s: float) -> bool:
        """Whether the thread has ended within ``timeout_s``."""
        if self._started:
            self._thread.join(max(timeout_s, 0))
        return not self._thread.is_alive()

    def _drop(self, job: _Job) -> None:
        self._queue.remove(job)
        self._deliver(_Outcome(job, "cancelled"))

    def _serve(self) -> None:
        while True:
            with self._ready:
                self._running = None
                while not self._queue and not self._closed:
                    self._ready.wait()
                if self._closed:
                    return
                job = self._running = self._queue.popleft()
            self._deliver(self._outcome_of(job))
            del job  # a finished job must not keep its window alive until the next one

    def _outcome_of(self, job: _Job) -> _Outcome:
        def tell(progress: Progress) -> None:
            self._deliver(_Outcome(job, "progress", progress))

        try:
            return _Outcome(job, "done", job.work(JobContext(tell, job.unwanted)))
        except JobCancelledError:
            return _Outcome(job, "cancelled")
        except AftercareError as error:
            return _Outcome(job, "failed", error)
        except Exception as error:  # noqa: BLE001 - the one place where bugs in jobs are caught
            return _Outcome(job, "failed", error, traceback.format_exc())


class Jobs(QObject):
    """Made once by the composition root; `close` it before the window goes.

    ``crashed`` carries the traceback as text when a job raised anything but AftercareError: a
    bug, for the log and the crash dialog. The job's ``failed`` is called as well.
    """

    crashed = Signal(object)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outcomes: deque[_Outcome] = deque()
        self._lanes: dict[Lane, _LaneThread] = {
            "write": _LaneThread("aftercare-write", self._deliver),
            "read": _LaneThread("aftercare-read", self._deliver),
            "reckon": _LaneThread("aftercare-reckon", self._deliver),
        }
        self._arrived.connect(self._on_arrived)

    def run(
        self,
        work: Callable[[JobContext], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        cancelled: Callable[[], None] | None = None,
        progress: Callable[[Progress], None] | None = None,
        lane: Lane = "write",
        key: str = "",
        owner: QObject | None = None,
    ) -> JobHandle:
        """Queue ``work``. See the module for what is promised.

        Args:
            work: runs on the lane's thread.
            done: gets its result.
            failed: gets what it raised.
            cancelled: called when it was cancelled or superseded.
            progress: gets what it reports.
            lane: ``"write"`` keeps strict order; ``"read"`` never waits for writing; ``"reckon"``
                takes seconds (training, long reports), so that no question waits behind it.
            key: newest wins: not on the write lane, since a write that was asked for is done.
            owner: when it has been deleted nobody is called any more.
        """
        if key and lane == "write":
            raise ValueError("a write is never superseded: key= is for the other lanes")
        thread = self._lanes[lane]
        job = _Job(work, done, failed, cancelled, progress, lane, key, owner)
        thread.put(job)
        return JobHandle(lambda: thread.cancel(job))

    def close(self, timeout_ms: int) -> bool:
        """Cancel everything, wait, call the last callbacks; whether all work has stopped.

        What is asked for later is cancelled at once. False: a job did not heed its cancellation
        within ``timeout_ms``; it ends with the process, or is told of should it end before.
        """
        until_s = monotonic() + timeout_ms / 1000
        for thread in self._lanes.values():
            thread.close()
        ended = [thread.wait(until_s - monotonic()) for thread in self._lanes.values()]
        while self._outcomes:
            self._on_arrived()
        return all(ended)

    def _deliver(self, outcome: _Outcome) -> None:
        self._outcomes.append(outcome)
        # After the program has taken the window down there is nobody to wake.
        with suppress(RuntimeError):
            self._arrived.emit()

    def _on_arrived(self) -> None:
        # One a signal: should a callback raise, the others still have their turn.
        if self._outcomes:
            self._call_back(self._outcomes.popleft())

    def _call_back(self, outcome: _Outcome) -> None:
        job = outcome.job
        if outcome.crash:
            self.crashed.emit(outcome.crash)
        if not job.heard():
            return
        kind = "cancelled" if outcome.kind == "done" and job.is_stale() else outcome.kind
        if kind == "done":
            job.done(outcome.value)
        elif kind == "failed" and isinstance(outcome.value, Exception):
            job.failed(outcome.value)
        elif kind == "cancelled" and job.cancelled is not None:
            job.cancelled()
        elif isinstance(outcome.value, Progress) and job.progress is not None:
            job.progress(outcome.value)
