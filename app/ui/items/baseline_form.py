"""Recording how an item is: when it comes in, or when it goes out."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from app.domain.errors import AftercareError
from app.domain.items import ACCESSORIES
from app.services.photos import keep_photo, read_picture, record_baseline
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.items.file import ItemFile
from app.ui.jobs import JobContext
from app.ui.photo_picking import pick_photos
from app.ui.pictures import show_thumbnails
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photos import OfferedPhotos, StripPhoto
from app.ui.widgets.texts import ElidedText

# A baseline worth having: front, back, both sides, corners, serial number.
ENOUGH_PHOTOS = 6


class BaselineForm(FormCard):
    """Photos, condition, serial number, accessories of one item."""

    def __init__(self, desk: Desk, file: ItemFile) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("Items", "Record its condition"),
            lambda: translate("Items", "Save the record"),
        )
        self._desk = desk
        self._card = card = file.card
        last = file.baselines[0] if file.baselines else None
        self._pictures: dict[str, bytes] = {}
        self._strip = PhotoStrip(desk.theme)
        self._photo_field = Field(
            desk.theme,
            lambda: translate("Items", "Photos"),
            self._strip,
            hint=self._photo_words,
        )
        self._moments = {"intake": QRadioButton(), "sale": QRadioButton()}
        self._condition = QLineEdit(last.condition if last else card.condition)
        self._serial = QLineEdit((last.serial if last else "") or card.serial)
        self._known = last.accessories if last else card.accessories
        self._boxes = {code: QCheckBox() for code in ACCESSORIES}
        self._lay_out()
        self._strip.photos_offered.connect(self._on_photos_offered)
        self._strip.pick_requested.connect(self._on_pick_requested)
        self._strip.photo_removed.connect(self._on_photo_removed)
        self.accepted.connect(self._on_accepted)
        self.retranslate()

    def _lay_out(self) -> None:
        theme, line = self._desk.theme, self._card.line
        self.add_field(ElidedText(theme, f"{line.sku}  {line.title}", tone="secondary"))
        moments = QHBoxLayout()
        moments.setSpacing(GROUP_PX)
        group = QButtonGroup(self)
        for button in self._moments.values():
            group.addButton(button)
            moments.addWidget(button)
        moments.addStretch(1)
        self._moments["sale" if self._card.sale else "intake"].setChecked(True)
        self.fields.addLayout(moments)
        self.add_field(self._photo_field)
        self.add_field(
            Field(theme, lambda: translate("Items", "Condition, flaws"), self._condition)
        )
        self.add_field(Field(theme, lambda: translate("Items", "Serial no."), self._serial))
        grid = QGridLayout()
        grid.setHorizontalSpacing(GROUP_PX)
        grid.setVerticalSpacing(INSIDE_PX)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, (code, box) in enumerate(self._boxes.items()):
            box.setChecked(code in self._known)
            grid.addWidget(box, place // 2, place % 2)
        boxes = QWidget()
        boxes.setLayout(grid)
        self.add_field(Field(theme, lambda: translate("Items", "Accessories"), boxes))
        self.finish()

    def start(self) -> None:
        """The hands begin with the photos."""
        self._strip.setFocus(Qt.FocusReason.OtherFocusReason)
        self._condition.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Names of choices, placeholders."""
        self._moments["intake"].setText(translate("Items", "as it comes in"))
        self._moments["sale"].setText(translate("Items", "as it goes out"))
        self._condition.setPlaceholderText(
            translate("Items", "e.g. 95 %, light wear on the corners, scratch on the clasp")
        )
        for code, box in self._boxes.items():
            box.setText(self._desk.word("accessory", code))

    def _photo_words(self) -> str:
        count = len(self._pictures)
        if count >= ENOUGH_PHOTOS:
            return translate("Items", "{n} photos").format(n=count)
        return translate(
            "Items", "{n} of {enough}: front, back, sides, corners, serial number"
        ).format(n=count, enough=ENOUGH_PHOTOS)

    def _on_pick_requested(self) -> None:
        picked = pick_photos(self)
        if picked is not None:
            self._on_photos_offered(picked)

    def _on_photos_offered(self, offered: OfferedPhotos) -> None:
        """Each is checked and kept at once, so that a bad one is told while she has it at hand."""

        def keep(shop: Shop, ctx: JobContext) -> dict[str, bytes]:
            sources = [offered.png] if offered.png else []
            sources += [read_picture(path) for path in offered.paths]
            kept = {}
            for source in sources:
                ctx.check()
                kept[keep_photo(shop, source).sha256] = source
            return kept

        self._desk.work(keep, owner=self, done=self._on_kept)

    def _on_kept(self, kept: dict[str, bytes]) -> None:
        self._pictures |= kept
        self._strip.set_photos(tuple(StripPhoto(sha256) for sha256 in self._pictures))
        show_thumbnails(self._desk, self._strip, list(self._pictures))
        self._photo_field.set_problem("")

    def _on_photo_removed(self, sha256: str) -> None:
        picture = self._pictures.pop(sha256, None)
        self._photo_field.set_problem("")
        if picture is not None and self._desk.toasts is not None:
            self._desk.toasts.show(
                lambda: translate("Items", "Photo removed."),
                action=lambda: translate("Window", "Undo"),
                on_action=partial(self._bring_back, sha256, picture),
            )

    def _bring_back(self, sha256: str, picture: bytes) -> None:
        self._pictures[sha256] = picture
        self._strip.restore(sha256)
        self._photo_field.set_problem("")

    def _on_accepted(self) -> None:
        desk, sku = self._desk, self._card.line.sku
        pictures = tuple(self._pictures.values())
        condition, serial = self._condition.text().strip(), self._serial.text().strip()
        accessories = tuple(code for code, box in self._boxes.items() if box.isChecked())
        moment = next(code for code, button in self._moments.items() if button.isChecked())
        self.set_problem("")
        self.set_busy(lambda: translate("Items", "Saving…"))
        desk.do(
            lambda shop: record_baseline(
                shop,
                sku=sku,
                pictures=pictures,
                condition=condition,
                serial=serial,
                accessories=accessories,
                recorded_by=desk.actor.name,
                moment=moment,
            ),
            owner=self,
            done=lambda _changes: self.closed.emit(),
            failed=self._on_failed,
            said=lambda: translate("Items", "The condition of {sku} is recorded.").format(sku=sku),
        )

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        if isinstance(error, AftercareError):
            self.set_problem(lambda: sentence(error))
