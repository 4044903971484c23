"""Aftercare: without a command the window, with one the same shop without a screen."""

import sys

from app.bootstrap import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
