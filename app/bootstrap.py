"""The composition root: what the program needs of the world is made here and handed down."""

import gc
import getpass
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_dir

from app.cli.call import Surroundings
from app.text.catalogue import LANGUAGES

if TYPE_CHECKING:
    from app.services.shop import Shop

_GLOBALS = ("--shop", "--lang", "--actor")


def main(argv: Sequence[str]) -> int:
    """Open the window, or do the command that ``argv`` names; returns the exit code."""
    around = surroundings()
    told = window_options(argv)
    if told is not None:
        return open_window(around, told)
    # Late: a window needs no command line, and a command no window.
    from app.cli.running import run_command  # noqa: PLC0415

    return run_command(argv, around)


def surroundings() -> Surroundings:
    """The real clock, randomness, environment and streams; stdout speaks UTF-8 from here on."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return Surroundings(
        clock=lambda: time.time_ns() // 1_000_000,
        rand=os.urandom,
        environ=os.environ,
        shop_folder=_shop_folder(os.environ),
        user=_user(),
        out=sys.stdout,
        err=sys.stderr,
    )


def _shop_folder(environ: Mapping[str, str]) -> Path:
    told = environ.get("AFTERCARE_SHOP")
    return Path(told or user_data_dir("aftercare", appauthor=False))


def _user() -> str:
    """The operating system's name for whoever runs this; it may know none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "owner"


def window_options(argv: Sequence[str]) -> dict[str, str] | None:
    """The options of a command line that names no command, or None for any other.

    Kept apart from the real parser so that a window opens without loading it; whatever is not
    plainly one of these goes there and is refused there.
    """
    told: dict[str, str] = {}
    words = iter(argv)
    for word in words:
        name, has_value, value = word.partition("=")
        if name not in _GLOBALS:
            return None
        told[name] = value if has_value else next(words, "")
        if not told[name] or (name == "--lang" and told[name] not in LANGUAGES):
            return None
    return told


def open_window(around: Surroundings, told: Mapping[str, str]) -> int:
    """Open the window on the shop; returns the exit code when it is closed."""
    gc.disable()  # until the window is there: what is loaded stays, and is no rubbish
    # Late: a command must not load Qt, and asking for help not even the shop.
    from app.domain.moves import Actor  # noqa: PLC0415
    from app.services.program_data import load_program_data  # noqa: PLC0415
    from app.services.shop import found_shop, open_shop  # noqa: PLC0415
    from app.ui.application import run_window  # noqa: PLC0415

    folder = Path(told["--shop"]) if "--shop" in told else around.shop_folder

    def opened(progress: Callable[[int, int], None]) -> "Shop":
        return open_shop(
            folder,
            program=load_program_data(),
            clock=around.clock,
            rand=around.rand,
            progress=progress,
        )

    actor = Actor(told.get("--actor", around.user))

    def founded(settings: dict[str, str]) -> None:
        program = load_program_data()
        found_shop(
            folder,
            program=program,
            founded_by=actor.name,
            settings=settings,
            clock=around.clock,
            rand=around.rand,
        ).close()

    lang = told.get("--lang", "")
    return run_window(folder, opened, found=founded, actor=actor, lang=lang)
