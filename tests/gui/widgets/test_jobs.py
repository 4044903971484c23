"""Background work: exactly one callback, on the UI thread, in order, and it ends when told to."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from app.domain.errors import RuleError
from app.ui.jobs import JobContext, JobHandle, Jobs, Lane, Progress


class RefusedError(RuleError):
    """The shop says no."""

    code = "refused"


class Story:
    """Everything the callbacks said, in order."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, object]] = []

    def done(self, result: object) -> None:
        self._note("done", result)

    def failed(self, error: Exception) -> None:
        self._note("failed", type(error).__name__)

    def cancelled(self) -> None:
        self._note("cancelled", None)

    def run(
        self, jobs: Jobs, work: Callable[[JobContext], object], lane: Lane = "write", key: str = ""
    ) -> JobHandle:
        return jobs.run(
            work,
            done=self.done,
            failed=self.failed,
            cancelled=self.cancelled,
            lane=lane,
            key=key,
        )

    def _note(self, what: str, value: object) -> None:
        assert threading.current_thread() is threading.main_thread()
        self.lines.append((what, value))


class Gate:
    """Work that waits inside until it is let through."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.opened = threading.Event()

    def work(self, _ctx: JobContext) -> str:
        self.entered.set()
        assert self.opened.wait(10)
        return "gate"

    def patient_work(self, ctx: JobContext) -> str:
        self.entered.set()
        while not self.opened.wait(0.005):
            ctx.check()
        return "gate"


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.fixture
def gate() -> Gate:
    return Gate()


def _until(qtbot: QtBot, story: Story, count: int) -> None:
    qtbot.waitUntil(lambda: len(story.lines) >= count, timeout=10_000)


def _saying(words: object, _ctx: JobContext) -> object:
    return words


def _raising(error: Exception) -> Callable[[JobContext], None]:
    def work(_ctx: JobContext) -> None:
        raise error

    return work


def test_a_result_arrives_once_on_the_ui_thread(qtbot: QtBot, jobs: Jobs, story: Story) -> None:
    jobs.run(lambda _ctx: threading.current_thread().name, done=story.done, failed=story.failed)
    _until(qtbot, story, 1)
    assert story.lines == [("done", "aftercare-write")]


def test_large_numbers_arrive_whole(qtbot: QtBot, jobs: Jobs, story: Story) -> None:
    jobs.run(lambda _ctx: 2**40 + 7, done=story.done, failed=story.failed)
    _until(qtbot, story, 1)
    assert story.lines == [("done", 2**40 + 7)]


def test_a_known_error_goes_to_failed_and_is_no_crash(
    qtbot: QtBot, jobs: Jobs, story: Story
) -> None:
    with qtbot.assertNotEmitted(jobs.crashed):
        jobs.run(_raising(RefusedError()), done=story.done, failed=story.failed)
        _until(qtbot, story, 1)
    assert story.lines == [("failed", "RefusedError")]


def test_a_bug_is_reported_with_its_traceback_and_fails_the_job(
    qtbot: QtBot, jobs: Jobs, story: Story
) -> None:
    with qtbot.waitSignal(jobs.crashed) as crashed:
        jobs.run(_raising(KeyError("no such case")), done=story.done, failed=story.failed)
    _until(qtbot, story, 1)
    report = str(crashed.args)
    assert ("KeyError" in report, "no such case" in report) == (True, True)
    assert story.lines == [("failed", "KeyError")]


def test_writes_keep_their_order(qtbot: QtBot, jobs: Jobs, story: Story) -> None:
    for number in range(20):
        story.run(jobs, partial(_saying, number))
    _until(qtbot, story, 20)
    assert story.lines == [("done", number) for number in range(20)]


def test_reading_does_not_wait_for_writing(
    qtbot: QtBot, jobs: Jobs, story: Story, gate: Gate
) -> None:
    jobs.run(gate.work, done=story.done, failed=story.failed, lane="write")
    jobs.run(lambda _ctx: "read", done=story.done, failed=story.failed, lane="read")
    _until(qtbot, story, 1)
    gate.opened.set()
    _until(qtbot, story, 2)
    assert story.lines == [("done", "read"), ("done", "gate")]


def test_neither_reading_nor_writing_waits_for_reckoning(
    qtbot: QtBot, jobs: Jobs, story: Story, gate: Gate
) -> None:
    story.run(jobs, gate.work, lane="reckon")
    assert gate.entered.wait(10)
    story.run(jobs, lambda _ctx: "asked", lane="read")
    story.run(jobs, lambda _ctx: "written")
    qtbot.waitUntil(lambda: len(story.lines) == 2, timeout=10_000)
    assert {("done", "asked"), ("done", "written")} == set(story.lines)
    gate.opened.set()
    qtbot.waitUntil(lambda: len(story.lines) == 3, timeout=10_000)


def test_the_newest_question_of_a_key_wins(
    qtbot: QtBot, jobs: Jobs, story: Story, gate: Gate
) -> None:
    jobs.run(gate.work, done=story.done, failed=story.failed, lane="read")
    assert gate.entered.wait(10)
    for words in ("包", "包包", "包包拉链"):
        story.run(jobs, partial(_saying, words), lane="read", key="search")
    gate.opened.set()
    _until(qtbot, story, 4)
    assert story.lines == [
        ("cancelled", None),
        ("cancelled", None),
        ("done", "gate"),
        ("done", "包包拉链"),
    ]


def test_a_running_question_is_dropped_for_a_newer_one(
    qtbot: QtBot, jobs: Jobs, story: Story, gate: Gate
) -> None:
    """Its answer is stale even when it never looked whether it is still wanted."""
    story.run(jobs, gate.work, lane="read", key="search")
    assert gate.entered.wait(10)
    story.run(jobs, partial(_saying, "newer"), lane="read", key="search")
    gate.opened.set()
    _until(qtbot, story, 2)
    assert story.lines == [("cancelled", None), ("done", "newer")]


def test_a_write_cannot_be_superseded(jobs: Jobs, story: Story) -> None:
    with pytest.raises(ValueError, match="never superseded"):
        jobs.run(lambda _ctx: 1, done=story.done, failed=story.failed, lane="write", key="x")


def test_a_queued_job_can_be_cancelled_and_is_never_started(
    qtbot: QtBot, jobs: Jobs, story: Story, gate: Gate
) -> None:
    jobs.run(gate.work, done=story.done, failed=story.failed)
    assert gate.entered.wait(10)
    handle = jobs.run(
        _raising(AssertionError("started")),
        done=story.done,
        failed=story.failed,
        cancelled=story.cancelled,
    )
    handle.cancel()
    handle.cancel()
    gate.opened.set()
    _until(qtbot, story, 2)
    assert story.lines == [("cancelled", None), ("done", "gate")]


def test_a_running_job_stops_at_its_next_check(
    qtbot: QtBot, jobs: Jobs, story: Story, gate: Gate
) -> None:
    handle = jobs.run(
        gate.patient_work, done=story.done, failed=story.failed, cancelled=story.cancelled
    )
    assert gate.entered.wait(10)
    handle.cancel()
    _until(qtbot, story, 1)
    assert story.lines == [("cancelled", None)]


def test_a_write_that_was_finished_all_the_same_is_told(
    qtbot: QtBot, jobs: Jobs, story: Story, gate: Gate
) -> None:
    handle = jobs.run(gate.work, done=story.done, failed=story.failed, cancelled=story.cancelled)
    assert gate.entered.wait(10)
    handle.cancel()
    gate.opened.set()
    _until(qtbot, story, 1)
    assert story.lines == [("done", "gate")]


def test_progress_is_thinned_out_but_its_end_is_told(
    qtbot: QtBot, jobs: Jobs, story: Story
) -> None:
    heard: list[Progress] = []

    def work(ctx: JobContext) -> None:
        for number in range(1, 1001):
            ctx.report(number, 1000, "import")

    jobs.run(work, done=story.done, failed=story.failed, progress=heard.append)
    _until(qtbot, story, 1)
    assert (heard[-1], len(heard) < 1000) == (Progress(1000, 1000, "import"), True)


def test_nobody_is_told_once_the_window_is_gone(
    qtbot: QtBot, jobs: Jobs, story: Story, gate: Gate
) -> None:
    window = QObject()
    jobs.run(gate.work, done=story.done, failed=story.failed, owner=window)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    gate.opened.set()
    other = Story()
    jobs.run(lambda _ctx: "later", done=other.done, failed=other.failed)
    _until(qtbot, other, 1)
    assert story.lines == []


def test_a_callback_that_fails_does_not_silence_the_next(
    qtbot: QtBot, jobs: Jobs, story: Story
) -> None:
    def broken(_result: object) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        jobs.run(lambda _ctx: 1, done=broken, failed=story.failed)
        jobs.run(lambda _ctx: 2, done=story.done, failed=story.failed)
        _until(qtbot, story, 1)
    assert ([kind for kind, _, _ in raised], story.lines) == ([ZeroDivisionError], [("done", 2)])


def test_closing_cancels_everything_and_calls_every_callback_once(
    qtbot: QtBot, story: Story, gate: Gate
) -> None:
    jobs = Jobs()
    story.run(jobs, gate.patient_work)
    assert gate.entered.wait(10)
    for _ in range(3):
        story.run(jobs, partial(_saying, "never"))
        story.run(jobs, JobContext.check, lane="read")
    assert jobs.close(10_000)
    story.run(jobs, partial(_saying, "too late"))
    qtbot.waitUntil(lambda: len(story.lines) == 8, timeout=10_000)
    assert [line for line in story.lines if line in [("done", "never"), ("done", "too late")]] == []
    assert ("cancelled", None) in story.lines


def test_closing_says_when_a_job_does_not_stop(story: Story, gate: Gate) -> None:
    jobs = Jobs()
    jobs.run(gate.work, done=story.done, failed=story.failed)
    assert gate.entered.wait(10)
    assert not jobs.close(1)
    gate.opened.set()
    assert jobs.close(10_000)
    assert story.lines == [("done", "gate")]


def test_closing_unused_lanes_is_quick_and_repeatable(qtbot: QtBot) -> None:  # noqa: ARG001 - Qt
    jobs = Jobs()
    assert (jobs.close(0), jobs.close(0)) == (True, True)
