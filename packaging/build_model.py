"""Train the built-in model from the seed corpus: ``python packaging/build_model.py``.

To be run after a change in ``resources/complaints`` or ``app/insight``; the file is committed.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.insight.building import build_model  # noqa: E402 - after the path is known
from app.insight.model_file import MOST_BYTES  # noqa: E402

FOLDER = ROOT / "resources" / "complaints"


def main() -> int:
    """Write the model; 1 if it has grown too large to ship."""
    data = build_model(FOLDER)
    if len(data) > MOST_BYTES:
        print(f"The model has {len(data):,} bytes, {MOST_BYTES:,} at most.", file=sys.stderr)
        return 1
    (FOLDER / "built_in.model").write_bytes(data)
    print(f"built_in.model: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
