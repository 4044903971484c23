"""Evidence: the complaint, the photos, is it our item, and how it was at intake."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.rows import CaseCard, ItemCard, SaleLineCard
from app.services.moves import check_identity
from app.services.photo_hiding import PhotoSubject
from app.services.photos import add_photos, read_picture
from app.text.catalogue import translate
from app.text.dates import format_day_at
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.photo_hiding import HidePhotoLine
from app.ui.photo_picking import pick_photos
from app.ui.pictures import show_thumbnails
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photos import OfferedPhotos, StripPhoto
from app.ui.widgets.read_only_text import ReadOnlyText
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.texts import Text
from app.ui.widgets.words import Words, said

_ANSWERS = (
    ("ours", lambda: translate("Case", "Yes, ours")),
    ("not_ours", lambda: translate("Case", "No")),
    ("cannot_tell", lambda: translate("Case", "Cannot tell")),
)


class EvidenceCard(Card):
    """``photo_wanted`` carries the hash of a photo to be seen large."""

    photo_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, lambda: translate("Case", "Evidence"), parent=parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._complaint = ReadOnlyText()
        self._photos = PhotoStrip(desk.theme, on_record=True)
        self._baseline = PhotoStrip(desk.theme, frozen=True, on_record=True)
        self._baseline_words = Text(desk.theme, "", "caption", tone="secondary", wrap=True)
        self._identity_words = Text(desk.theme, "", bold=True, wrap=True)
        self._answers: list[EnterButton] = []
        self._facts = KeyValueGrid(desk.theme, label_px=72)
        self.hiding = HidePhotoLine(desk)
        self._lay_out()
        for strip in (self._photos, self._baseline):
            strip.hide_wanted.connect(lambda sha256: self.ask_to_hide(str(sha256)))
        self._photos.photos_offered.connect(self._on_photos_offered)
        self._photos.pick_requested.connect(self._on_pick_requested)
        self._photos.preview_requested.connect(self.photo_wanted)
        self._baseline.preview_requested.connect(self.photo_wanted)

    def _lay_out(self) -> None:
        scroll = ScrollColumn()
        self.body.addWidget(scroll, 1)
        column = scroll.column
        column.addWidget(self._complaint)
        column.addWidget(self._photos)
        column.addWidget(self.hiding)
        column.addWidget(self._identity_words)
        row = QHBoxLayout()
        row.setSpacing(NEAR_PX)
        for answer, words in _ANSWERS:
            button = EnterButton(self._desk.theme, words)
            button.clicked.connect(partial(self._on_answered, answer))
            self._answers.append(button)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        for key, words in (
            ("sku", lambda: translate("Case", "SKU")),
            ("condition", lambda: translate("Case", "Grade")),
            ("sale", lambda: translate("Case", "Sold")),
            ("promise", lambda: translate("Case", "Promised")),
            ("buyer", lambda: translate("Case", "Buyer")),
            ("consignor", lambda: translate("Case", "Consignor")),
        ):
            self._facts.add_row(key, words)
        column.addWidget(self._facts)
        column.addWidget(self._baseline_words)
        column.addWidget(self._baseline)
        column.addStretch(1)

    def show_case(self, card: CaseCard) -> None:
        """Show what speaks for and against."""
        if self._card is not None and self._card.line.id != card.line.id:
            self.hiding.leave()
        self._card = card
        desk = self._desk
        self._complaint.say(card.complaint)
        hashes = [photo.sha256 for photo in card.photos]
        photos = tuple(StripPhoto(sha256) for sha256 in hashes)
        if photos != self._photos.photos():
            self._photos.set_photos(photos)
            show_thumbnails(desk, self._photos, hashes)
        self._show_identity(card)
        self._show_facts(card)
        baseline = [photo.sha256 for photo in card.item.photos] if card.item else []
        photos = tuple(StripPhoto(sha256) for sha256 in baseline)
        self._baseline.setVisible(bool(baseline))
        if photos != self._baseline.photos():
            self._baseline.set_photos(photos)
            show_thumbnails(desk, self._baseline, baseline)
        self._baseline_words.setVisible(card.item is not None)
        self._baseline_words.say(
            lambda: (
                translate("Case", "How it was at intake:")
                if baseline
                else translate("Case", "No photos from intake: nothing shows how it was before.")
            )
        )

    def _show_facts(self, card: CaseCard) -> None:
        item, sale, zone = card.item, card.sale, self._desk.settings.zone
        facts: dict[str, Words] = {
            "sku": lambda: _sku_words(item) if item else "",
            "condition": item.condition if item else "",
            "sale": f"{format_day_at(sale.sold_at, zone)}  {sale.number}" if sale else "",
            "promise": lambda: _promise_words(sale),
            "buyer": f"{card.buyer_name}  {card.buyer.phone}".strip() if card.buyer else "",
            "consignor": f"{card.consignor.number}  {card.consignor.name}"
            if card.consignor
            else "",
        }
        for key, value in facts.items():
            self._facts.set_value(key, value)
            self._facts.show_row(key, shown=bool(said(value)))

    def focus_identity(self) -> None:
        """To the question whether it is our item."""
        self._answers[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_to_hide(self, sha256: str) -> None:
        """Ask why a photo of the case, or of its item, should be shown no more."""
        card = self._card
        if card is None:
            return
        of_case = any(photo.sha256 == sha256 for photo in card.photos)
        if of_case:
            self.hiding.ask(PhotoSubject("case", card.line.number), sha256)
        elif card.item is not None:
            self.hiding.ask(PhotoSubject("item", card.item.line.sku), sha256)

    def photos(self) -> tuple[StripPhoto, ...]:
        """All that can be seen large: of the complaint, then from intake."""
        return (*self._photos.photos(), *self._baseline.photos())

    def _show_identity(self, card: CaseCard) -> None:
        asked = card.item is not None and (card.line.is_open or bool(card.identity))
        self._identity_words.setVisible(asked)
        answered = bool(card.identity)
        if any(button.hasFocus() for button in self._answers):
            self.setFocus()  # else the next one in order gets it, and the card scrolls there
        for button in self._answers:
            button.setVisible(asked and not answered and card.line.is_open)
        said = {
            "": lambda: translate("Case", "Is it the item we sold?"),
            "ours": lambda: translate("Case", "Checked: it is our item."),
            "not_ours": lambda: translate("Case", "Checked: it is not our item."),
            "cannot_tell": lambda: translate("Case", "Checked: cannot tell."),
        }
        self._identity_words.say(said[card.identity])
        self._identity_words.set_tone("overdue" if card.identity == "not_ours" else "ink")

    def _on_answered(self, answer: str) -> None:
        card, desk = self._card, self._desk
        if card is not None:
            desk.do(
                lambda shop: check_identity(
                    shop, number=card.line.number, answer=answer, checked_by=desk.actor.name
                ),
                owner=self,
                said=lambda: translate("Case", "Noted."),
            )

    def _on_pick_requested(self) -> None:
        picked = pick_photos(self)
        if picked is not None:
            self._on_photos_offered(picked)

    def _on_photos_offered(self, offered: OfferedPhotos) -> None:
        card, desk = self._card, self._desk
        if card is None:
            return
        number = card.line.number

        def pictures() -> list[bytes]:
            return [offered.png] if offered.png else [read_picture(p) for p in offered.paths]

        desk.do(
            lambda shop: add_photos(
                shop, number=number, pictures=pictures(), added_by=desk.actor.name
            ),
            owner=self,
            said=lambda: translate("Case", "Photos added."),
        )


def _sku_words(item: ItemCard) -> str:
    if not item.serial:
        return item.line.sku
    return translate("Case", "{sku} · serial {serial}").format(
        sku=item.line.sku, serial=item.serial
    )


def _promise_words(sale: SaleLineCard | None) -> str:
    if sale is None or not sale.promise_factor:
        return ""
    words = translate("Case", "if a fake, {n} times the price on top")
    return words.format(n=sale.promise_factor)
