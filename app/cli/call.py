"""One command as it was given: which shop, by whom, in which language, and where answers go."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from app.domain.errors import EnvironmentFailedError

_MOST_COLUMNS = 120


class AnswerLostError(EnvironmentFailedError):
    """The command is done, but what it had to say found no room on stdout."""

    code = "answer_lost"

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a command finds outside itself; made once, by bootstrap.

    ``clock`` gives UTC milliseconds, ``rand`` n random bytes. ``shop_folder`` and ``user`` are
    what holds where nothing else is said. A stream is None where the process was given none.
    """

    clock: Callable[[], int]
    rand: Callable[[int], bytes]
    environ: Mapping[str, str]
    shop_folder: Path
    user: str
    out: TextIO | None
    err: TextIO | None


@dataclass(slots=True)
class Call:
    """The command in hand. ``lang`` stays empty until somebody said which language to speak."""

    around: Surroundings
    shop_folder: Path
    actor: str
    lang: str = ""
    as_json: bool = False
    pin_file: Path | None = None

    def document(self, document: Mapping[str, Any]) -> None:
        """Answer with the one JSON document of this command."""
        self.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")

    def lines(self, lines: Iterable[str]) -> None:
        """Answer a person."""
        self.write("".join(line.rstrip() + "\n" for line in lines))

    def write(self, text: str) -> None:
        """Write to stdout at once, so that what is wrong with it is known before the exit code.

        Raises BrokenPipeError when the reader has gone, AnswerLostError when the disk is full.
        """
        if self.around.out is None:
            return
        try:
            self.around.out.write(text)
            self.around.out.flush()
        except OSError as error:
            _let_go_of(self.around.out)
            if isinstance(error, BrokenPipeError):
                raise
            raise AnswerLostError(error.strerror or str(error)) from error

    @property
    def width(self) -> int | None:
        """Columns of the terminal; None where nobody watches and nothing needs to fit."""
        if self.around.out is None or not self.around.out.isatty():
            return None
        return min(shutil.get_terminal_size().columns, _MOST_COLUMNS)

    @property
    def is_watched(self) -> bool:
        """Whether a person sees stderr while the command works."""
        return self.around.err is not None and self.around.err.isatty()


def _let_go_of(out: TextIO) -> None:
    """Point a broken stdout at nothing, or Python fails once more when it flushes at exit."""
    if out is sys.stdout:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, out.fileno())
        os.close(nothing)
