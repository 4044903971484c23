"""Photos of an intake: on disk before they are shown, kept in order, taken out and brought back."""

from PySide6.QtCore import QObject, Signal

from app.domain.errors import AftercareError
from app.services.photos import KeptPhoto, keep_photo, read_picture
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.jobs import JobContext
from app.ui.photo_picking import pick_photos
from app.ui.pictures import show_thumbnails
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photos import OfferedPhotos, StripPhoto

_MOST_TOLD = 3
_NAME_LETTERS = 40
_Refused = tuple[str, AftercareError]  # the file's name, and why


class PhotoTray(QObject):
    """What stands behind a `PhotoStrip`; ``edited`` when a photo came or went."""

    edited = Signal()

    def __init__(self, desk: Desk, strip: PhotoStrip) -> None:
        super().__init__(strip)
        self._desk, self.strip = desk, strip
        self._kept: dict[str, KeptPhoto] = {}
        self._intakes = 0  # an undo that comes too late must not reach the next customer's photos
        strip.photos_offered.connect(self.take)
        strip.pick_requested.connect(self.pick)
        strip.photo_removed.connect(self._on_photo_removed)

    def photos(self) -> tuple[KeptPhoto, ...]:
        """The photos of this intake, in order."""
        shown = [photo.photo_id for photo in self.strip.photos()]
        return tuple(self._kept[photo_id] for photo_id in shown if photo_id in self._kept)

    def fill(self, photos: tuple[KeptPhoto, ...]) -> None:
        """Show what a draft kept, or nothing."""
        self._intakes += 1
        self._kept = {photo.sha256: photo for photo in photos}
        self._show()

    def pick(self) -> None:
        """The file chooser."""
        picked = pick_photos(self.strip)
        if picked is not None:
            self.take(picked)

    def take(self, offered: OfferedPhotos) -> None:
        """Keep photos durably, then show them; one that is refused says why, the others stay."""

        def keep(shop: Shop, ctx: JobContext) -> tuple[list[KeptPhoto], list[_Refused]]:
            kept, refused = [], []
            pictures = offered.paths or (None,)
            for count, path in enumerate(pictures):
                ctx.report(count, len(pictures))
                ctx.check()
                try:
                    picture = offered.png if path is None else read_picture(path)
                    kept.append(keep_photo(shop, picture))
                except AftercareError as error:
                    refused.append((path.name if path else "", error))
            return kept, refused

        intake = self._intakes
        self._desk.work(keep, owner=self, done=lambda result: self._on_kept(intake, *result))

    def _on_kept(self, intake: int, photos: list[KeptPhoto], refused: list[_Refused]) -> None:
        if photos and intake == self._intakes:
            self._kept = {photo.sha256: photo for photo in (*self.photos(), *photos)}
            self._show()
            self.edited.emit()
        for name, error in refused[:_MOST_TOLD]:
            self._tell_refused(name, error)

    def _tell_refused(self, name: str, error: AftercareError) -> None:
        def words() -> str:
            return f"{name[:_NAME_LETTERS]}  {sentence(error)}".strip()

        if self._desk.toasts is not None:
            self._desk.toasts.show(words, failed=True)

    def _show(self) -> None:
        self.strip.set_photos(tuple(StripPhoto(sha256) for sha256 in self._kept))
        show_thumbnails(self._desk, self.strip, list(self._kept))

    def _on_photo_removed(self, photo_id: str) -> None:
        kept = self._kept.pop(photo_id, None)
        self.edited.emit()
        if kept is None or self._desk.toasts is None:
            return

        intake = self._intakes

        def bring_back() -> None:
            if intake != self._intakes:
                return
            self._kept[photo_id] = kept
            self.strip.restore(photo_id)
            self.edited.emit()

        self._desk.toasts.show(
            lambda: translate("Counter", "Photo removed."),
            action=lambda: translate("Window", "Undo"),
            on_action=bring_back,
        )
