"""The counter: a case in under a minute without touching the mouse."""
