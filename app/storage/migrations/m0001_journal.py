"""The journal, its order, and the tables that are this device's own."""

STEPS = (
    """
    CREATE TABLE journal (
        place INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        device TEXT NOT NULL,
        seq INTEGER NOT NULL,
        action BLOB NOT NULL,
        action_size INTEGER NOT NULL,
        clock INTEGER NOT NULL,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL,
        subject_type TEXT NOT NULL,
        subject TEXT NOT NULL,
        expects BLOB,
        actor TEXT NOT NULL,
        at INTEGER NOT NULL,
        payload TEXT,
        nonce BLOB,
        prev_hash BLOB NOT NULL,
        hash BLOB NOT NULL,
        UNIQUE (device, seq)
    ) STRICT
    """,
    "CREATE INDEX journal_subject ON journal (subject)",
    """
    CREATE TABLE journal_order (
        entry BLOB PRIMARY KEY REFERENCES journal (id),
        shop_seq INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    """
    CREATE TRIGGER journal_keeps BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    # The one exception: payload and nonce become NULL once an `erased` entry names the row.
    """
    CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
    WHEN NOT (
        NEW.payload IS NULL AND NEW.nonce IS NULL
        AND (NEW.place, NEW.id, NEW.device, NEW.seq, NEW.action, NEW.action_size, NEW.clock,
             NEW.kind, NEW.version, NEW.subject_type, NEW.subject, NEW.actor, NEW.at,
             NEW.prev_hash, NEW.hash)
          = (OLD.place, OLD.id, OLD.device, OLD.seq, OLD.action, OLD.action_size, OLD.clock,
             OLD.kind, OLD.version, OLD.subject_type, OLD.subject, OLD.actor, OLD.at,
             OLD.prev_hash, OLD.hash)
        AND NEW.expects IS OLD.expects
        AND EXISTS (
            SELECT 1 FROM journal AS why
            WHERE why.subject = lower(hex(OLD.id)) AND why.kind = 'erased'
        )
    )
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
    """,
    "CREATE TABLE device (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """
    CREATE TABLE draft (
        id TEXT PRIMARY KEY,
        actor TEXT NOT NULL,
        saved_at INTEGER NOT NULL,
        body TEXT NOT NULL
    ) STRICT
    """,
)
