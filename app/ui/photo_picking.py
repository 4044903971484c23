"""The chooser of files, for photos."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.text.catalogue import translate
from app.ui.widgets.photos import OfferedPhotos


def pick_photos(parent: QWidget) -> OfferedPhotos | None:
    """The photos that a person picks; None where she changed her mind."""
    paths, _ = QFileDialog.getOpenFileNames(
        parent,
        translate("Photos", "Add photos"),
        "",
        translate("Photos", "Photos") + " (*.jpg *.jpeg *.png *.webp *.heic *.heif)",
    )
    return OfferedPhotos(tuple(Path(path) for path in paths)) if paths else None
