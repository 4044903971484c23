"""Training in a process of its own: seconds of arithmetic that hold every thread of a program.

A window stays as quick as before, what is not wanted any more ends at once, and the memory that
training took goes back to the system.
"""

import multiprocessing
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain.errors import EnvironmentFailedError
from app.domain.suggestions import Example
from app.insight.model_file import write_model
from app.insight.seed import reader_of, seed_examples
from app.insight.training import train

_LOOK_EVERY_S = 0.2
_PATIENCE_S = 1800.0  # a slow old computer with thousands of cases; whatever takes longer hangs
_PYTHON_FAILED = 1  # exit code after an exception nobody caught: a bug of ours
_NICER = 10


class TrainingFailedError(EnvironmentFailedError):
    """The computer did not let the training finish: out of memory, or ended from outside."""

    code = "training_failed"


def train_apart(
    examples: Sequence[Example],
    *,
    corpus: Path,
    lexicon: Path,
    temperature: float,
    check: Callable[[], None],
) -> bytes:
    """The file of a model trained by a fresh process; ``check`` is called on the way and may raise.

    That process reads the ``corpus`` itself: to hand thousands of texts over would hold the window.
    Raises TrainingFailedError. A frozen program needs ``multiprocessing.freeze_support()`` at its
    start.
    """
    context = multiprocessing.get_context("spawn")  # a fork would copy locks of other threads
    receiver, sender = context.Pipe(duplex=False)
    told = (tuple(examples), corpus, lexicon, temperature, sender)
    child = context.Process(target=_train, args=told, daemon=True)
    child.start()
    sender.close()
    try:
        waited_s = 0.0
        while not receiver.poll(_LOOK_EVERY_S):
            check()
            waited_s += _LOOK_EVERY_S
            if waited_s > _PATIENCE_S:
                raise TrainingFailedError
        return bytes(receiver.recv_bytes())
    except EOFError as end:
        child.join()
        if child.exitcode == _PYTHON_FAILED:
            raise RuntimeError("training failed unexpectedly; its traceback was printed") from end
        raise TrainingFailedError from end
    finally:
        child.kill()
        child.join()
        child.close()
        receiver.close()


def _train(
    examples: Sequence[Example],
    corpus: Path,
    lexicon: Path,
    temperature: float,
    sender: Connection,
) -> None:
    """Run in the child, which gives way to everything else on the computer."""
    with suppress(AttributeError, OSError):  # Windows has no such word
        os.nice(_NICER)
    made = train(examples, seed=seed_examples(corpus), reader=reader_of(lexicon))
    sender.send_bytes(write_model(replace(made, temperature=temperature)))
