"""Aftercare: without a command the window, with one the same shop without a screen."""

import multiprocessing
import sys

from app.bootstrap import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # packaged: a helper process must not open a second window
    sys.exit(main(sys.argv[1:]))
