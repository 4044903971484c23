"""A TrueType font whose text can be found, copied and read aloud after it was embedded.

Imported late, by the function that parses the fonts: it needs reportlab.
"""

import re
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_BEYOND_16_BITS = re.compile("<([0-9A-F]{5,6})>")


class SearchableFont(TTFont):  # type: ignore[misc] # reportlab publishes no types
    """Writes rare characters, beyond U+FFFF, into the PDF's table for text extraction.

    The table holds UTF-16; reportlab writes five hexadecimal digits there, which readers take
    for another character. Rare Chinese characters occur in names of people.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        """Add the font's objects to ``doc``, then mend their tables."""
        super().addObjects(doc)
        for name, held in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                held.content = _BEYOND_16_BITS.sub(_as_utf_16, held.content)


def _as_utf_16(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"
