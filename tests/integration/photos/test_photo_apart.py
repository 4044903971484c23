"""A codec that crashes or hangs takes its own process down and nobody else's."""

import os
import signal
import sys
import time

import pytest

from app.photos import apart
from app.photos.apart import run_apart
from app.photos.errors import BrokenPhotoError, NotAPhotoError, TooManyPixelsError
from app.photos.normalise import normalise_here


def _crash(_source: bytes) -> int:
    os.kill(os.getpid(), signal.SIGSEGV if sys.platform != "win32" else signal.SIGTERM)
    return 0


def _hang(_source: bytes) -> int:
    time.sleep(60)
    return 0


def _stumble(source: bytes) -> int:
    return source[0]


def _refuse(source: bytes) -> int:
    raise TooManyPixelsError(len(source), 2, 3)


def test_a_crash_of_the_codec_is_a_broken_photo() -> None:
    with pytest.raises(BrokenPhotoError):
        run_apart(_crash, b"")


def test_a_codec_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_PATIENCE_S", 0.3)

    with pytest.raises(BrokenPhotoError):
        run_apart(_hang, b"")


def test_a_known_error_arrives_with_its_figures() -> None:
    with pytest.raises(TooManyPixelsError) as refused:
        run_apart(_refuse, b"four")

    assert {"width_px": 4, "height_px": 2, "limit_megapixels": 3} == refused.value.params


def test_an_error_without_figures_arrives_too() -> None:
    with pytest.raises(NotAPhotoError):
        run_apart(normalise_here, b"no photo")


def test_a_bug_is_not_blamed_on_the_photo(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError):
        run_apart(_stumble, b"")

    assert "IndexError" in capfd.readouterr().err
