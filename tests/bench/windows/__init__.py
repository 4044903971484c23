"""Programs that the window benches start: ours, and the least that Qt can do."""
