"""What the clipboard holds of a chat: its words, and its pictures where they are files."""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from app.ui.widgets.photos import OfferedPhotos, offered_photos

_SOURCES = re.compile(r"<img[^>]{0,2000}?src=[\"'](file:[^\"'>]{1,2000})[\"']", re.IGNORECASE)
_MOST_PICTURES = 30


@dataclass(frozen=True, slots=True)
class ClipboardChat:
    """Words and photos; either may be missing."""

    text: str
    photos: OfferedPhotos | None


def clipboard_chat(mime: QMimeData | None) -> ClipboardChat:
    """The chat in ``mime``. Chat programs put pictures beside the words as local files."""
    if mime is None:  # an empty clipboard of some systems
        return ClipboardChat("", None)
    photos = offered_photos(mime)
    if photos is None and mime.hasHtml():
        paths = [
            Path(QUrl(source).toLocalFile())
            for source in _SOURCES.findall(mime.html())[:_MOST_PICTURES]
        ]
        there = tuple(path for path in dict.fromkeys(paths) if path.is_file())
        photos = OfferedPhotos(there) if there else None
    return ClipboardChat(mime.text() if mime.hasText() else "", photos)
