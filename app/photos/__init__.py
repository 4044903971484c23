"""Photos: decode safely, normalise, keep by content hash, make thumbnails."""
