"""Secrets of people: argon2id, and nothing of it anywhere else."""

from dataclasses import dataclass

from app.domain.users import normal_secret


@dataclass(frozen=True, slots=True)
class HashCost:
    """What one guess costs: memory in KiB, rounds, lanes."""

    memory_kib: int = 64 * 1024
    rounds: int = 3
    lanes: int = 1


STRONG = HashCost()


def hash_secret(secret: str, cost: HashCost) -> str:
    """The hash to keep, with its own salt and cost inside."""
    # Late: a shop in which nobody signs in never needs it.
    from argon2 import PasswordHasher, Type  # noqa: PLC0415

    hasher = PasswordHasher(
        time_cost=cost.rounds, memory_cost=cost.memory_kib, parallelism=cost.lanes, type=Type.ID
    )
    return hasher.hash(normal_secret(secret))


def is_secret(secret: str, kept: str) -> bool:
    """Whether ``kept`` is the hash of ``secret``; a hash that cannot be read is of nothing."""
    from argon2 import PasswordHasher  # noqa: PLC0415
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    try:
        return PasswordHasher().verify(kept, normal_secret(secret))
    except (VerificationError, InvalidHashError):
        return False
