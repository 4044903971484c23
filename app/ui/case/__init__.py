"""One case: both tracks, who is waited for, the money, and everything that happened."""
