"""Decoding in a process of its own, for a codec that damaged files can crash.

pi_heif 1.4 ends the whole process (segmentation fault) on some damaged HEIC files; Pillow's own
codecs have not been seen to. A crash in the child is just one more broken photo.
"""

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeVar

from app.domain.errors import AftercareError
from app.photos.errors import BrokenPhotoError

_Result = TypeVar("_Result")

_PYTHON_FAILED = 1  # exit code after an exception nobody caught: a bug of ours, not the photo's
_PATIENCE_S = 60  # a slow old computer with 60 megapixels; whatever takes longer is hostile


@dataclass(frozen=True, slots=True)
class _Refused:
    """A known error on its way between processes: exceptions with parameters do not pickle."""

    error: type[AftercareError]
    params: dict[str, str | int | None]


def run_apart(work: Callable[[bytes], _Result], source: bytes) -> _Result:
    """Return ``work(source)`` as computed by a fresh process; known errors are raised here again.

    ``work`` must be a module's function. BrokenPhotoError if the child crashes or hangs. A frozen
    program needs ``multiprocessing.freeze_support()`` at its start.
    """
    context = multiprocessing.get_context("spawn")  # a fork would copy locks of other threads
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(work, source, sender), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(_PATIENCE_S):
            raise BrokenPhotoError
        answer: _Result | _Refused = receiver.recv()
    except EOFError as end:
        child.join()
        if child.exitcode == _PYTHON_FAILED:
            raise RuntimeError("decoding failed unexpectedly; its traceback was printed") from end
        raise BrokenPhotoError from end
    finally:
        child.kill()
        child.join()
        child.close()
        receiver.close()
    if isinstance(answer, _Refused):
        raise answer.error(**answer.params)
    return answer


def _answer(work: Callable[[bytes], object], source: bytes, sender: Connection) -> None:
    """Run in the child: send the result, or the known error."""
    try:
        sender.send(work(source))
    except AftercareError as known:
        sender.send(_Refused(type(known), known.params))
