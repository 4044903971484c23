"""The same terminal as for the stories of the command line."""

from tests.e2e.cli.conftest import english, sold, terminal

__all__ = ["english", "sold", "terminal"]
