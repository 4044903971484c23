"""My day: what needs somebody now, the most pressing first."""
