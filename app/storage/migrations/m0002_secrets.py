"""How people sign in on this device: hashes of their secrets, and their wrong tries.

Neither is in the journal: a hash that travels is a hash that can be guessed at elsewhere, and a
lock belongs to the door it is on.
"""

STEPS = (
    """
    CREATE TABLE secret (
        user TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE lockout (
        user TEXT PRIMARY KEY,
        failures INTEGER NOT NULL,
        since INTEGER NOT NULL,
        until INTEGER NOT NULL
    ) STRICT
    """,
)
