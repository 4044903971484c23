"""Aftercare: without a command the window, with one the same shop without a screen."""

import sys


def run() -> int:
    """Hand the command line to the program; Ctrl+C works from the first moment."""
    try:
        from app.bootstrap import main  # noqa: PLC0415 - inside, so that Ctrl+C is caught here

        return main(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(run())
