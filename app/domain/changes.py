"""What an action changed: the value that travels up to whoever shows it."""

from dataclasses import dataclass

from app.domain.ids import ActionId


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds of the entries of one action and the subjects ``(type, id)`` they are about."""

    action: ActionId
    kinds: frozenset[str]
    subjects: frozenset[tuple[str, str]]

    def touches(self, subject_type: str) -> bool:
        """Whether any subject of this type changed."""
        return any(kind == subject_type for kind, _ in self.subjects)
