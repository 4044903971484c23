"""A place for photos takes what photos are, and shows that it would."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Theme
from app.ui.widgets.photo_drop import PhotoDrop
from app.ui.widgets.photos import OfferedPhotos

_NOWHERE = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def place(theme: Theme, qtbot: QtBot) -> PhotoDrop:
    place = PhotoDrop(theme)
    place.setAcceptDrops(True)
    qtbot.addWidget(place)
    place.show()
    return place


def enter(place: PhotoDrop, mime: QMimeData) -> bool:
    action = Qt.DropAction.CopyAction
    event = QDragEnterEvent(place.rect().center(), action, mime, *_NOWHERE)
    event.ignore()
    QApplication.sendEvent(place, event)
    return event.isAccepted()


def drop(place: PhotoDrop, mime: QMimeData) -> None:
    spot = QPointF(place.rect().center())
    QApplication.sendEvent(place, QDropEvent(spot, Qt.DropAction.CopyAction, mime, *_NOWHERE))


def marked(place: PhotoDrop) -> bool:
    return place._dropping


def test_photos_are_welcome_and_offered_once(place: PhotoDrop, tmp_path: Path) -> None:
    offered: list[object] = []
    place.photos_offered.connect(offered.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "拉链.jpg"))])
    assert enter(place, mime)
    assert marked(place)
    drop(place, mime)
    assert not marked(place)
    assert [OfferedPhotos(paths=(tmp_path / "拉链.jpg",))] == offered


def test_words_are_not_welcome_and_what_leaves_leaves_no_mark(
    place: PhotoDrop, tmp_path: Path
) -> None:
    offered: list[object] = []
    place.photos_offered.connect(offered.append)
    words, photos = QMimeData(), QMimeData()
    words.setText("只是文字")
    photos.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg"))])
    assert not enter(place, words)
    drop(place, words)
    assert enter(place, photos)
    QApplication.sendEvent(place, QDragLeaveEvent())
    assert not marked(place)
    assert [] == offered
