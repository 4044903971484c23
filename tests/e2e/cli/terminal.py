"""The command line as a person types it, without starting a process for each command."""

import io
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.cli.call import Surroundings
from app.cli.running import run_command


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def error(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.err)["error"]
        return told


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@dataclass(slots=True)
class Terminal:
    """Types commands about the shop in ``folder`` at the time of ``clock``."""

    folder: Path
    clock: Callable[[], int]
    environ: Mapping[str, str] = field(default_factory=lambda: {"LANG": "en_GB.UTF-8"})
    rand: Callable[[int], bytes] = field(default_factory=lambda: random.Random(11).randbytes)
    is_screen: bool = False

    def __call__(self, *argv: str) -> Answer:
        """Any outcome."""
        out, err = (Screen(), Screen()) if self.is_screen else (io.StringIO(), io.StringIO())
        around = Surroundings(
            clock=self.clock,
            rand=self.rand,
            environ=self.environ,
            shop_folder=self.folder,
            user="陈",
            out=out,
            err=err,
        )
        code = run_command(argv, around)
        return Answer(code, out.getvalue(), err.getvalue())

    def done(self, *argv: str) -> str:
        """A command that must succeed, as a person reads it."""
        answer = self(*argv)
        assert (answer.code, answer.err) == (0, "")
        return answer.out

    def json(self, *argv: str) -> dict[str, Any]:
        """A command that must succeed, as a script reads it."""
        answer = self(*argv, "--json")
        assert (answer.code, answer.err) == (0, "")
        return answer.document

    def refused(self, *argv: str, code: int = 1) -> str:
        """A command that must fail with ``code``; returns the error's own code."""
        answer = self(*argv, "--json")
        assert (answer.code, answer.out) == (code, "")
        return str(answer.error["code"])
