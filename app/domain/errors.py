"""The two families of known failures.

Every failure is a class of its own with a stable ``code`` and parameters; the sentence a person
reads is made at the edge (``app.text.errors``), in her language. Anything else that is raised is
a bug and is reported as one.
"""

from typing import ClassVar


class AftercareError(Exception):
    """A known failure. ``params`` fill the placeholders of the sentence for ``code``."""

    code: ClassVar[str] = ""

    def __init__(self, **params: str | int | None) -> None:
        super().__init__(self.code)
        self.params = params

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={value!r}" for key, value in self.params.items())
        return f"{self.code}({shown})"


class RuleError(AftercareError):
    """The shop's rules or the input refuse this; the person can change what she asked for."""


class EnvironmentFailedError(AftercareError):
    """Disk, file, network or another program failed; what was acknowledged is safe."""


class MissingFileError(EnvironmentFailedError):
    """A file that was named does not exist or cannot be read."""

    code = "missing_file"

    def __init__(self, path: str) -> None:
        super().__init__(path=path)


class DiskFailedError(EnvironmentFailedError):
    """Writing failed: the disk is full, the folder is read-only, the medium is gone."""

    code = "disk_failed"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path=path, reason=reason)


class FileNotWrittenError(EnvironmentFailedError):
    """A file that was to come out of the shop found no room; what was done in the shop stays."""

    code = "file_not_written"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path=path, reason=reason)
