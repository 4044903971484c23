"""How the sale is known, and one key to say that it is not proven."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.proof import PROVEN, decide_proof
from app.services.photos import KeptPhoto
from app.text.catalogue import translate
from app.ui.counter.photo_tray import PhotoTray
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.chips import Chip
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.term_text import TermText
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed


class ProofLine(Themed):
    """``edited`` on any choice. Only a buyer has to prove a sale: for others it is not there."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._chosen = ""  # what the clerk said herself
        self._found = ""  # how the sale was found
        self._claimant = "buyer"
        theme = desk.theme
        self._label = TermText(
            theme, desk.term("proof"), role="caption", tone="secondary", stops=False
        )
        self._chip = Chip(theme, self._chip_words)
        self._toggle = EnterButton(theme, self._toggle_words, "quiet")
        self._toggle.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab leads from tag to complaint
        self._toggle.clicked.connect(self.toggle)
        self._hint = Text(
            theme,
            lambda: translate("Counter", "Screenshot of the payment"),
            "caption",
            tone="secondary",
            wrap=True,
        )
        self._strip = PhotoStrip(theme)
        self._tray = PhotoTray(desk, self._strip)
        self._tray.edited.connect(self.edited)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(NEAR_PX)
        row.addWidget(self._chip)
        row.addStretch(1)
        row.addWidget(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(INSIDE_PX)
        column.addWidget(self._label)
        column.addLayout(row)
        column.addWidget(self._hint)
        column.addWidget(self._strip)

    def proof(self) -> str:
        """What to keep with the case; empty leaves it to the books."""
        return self._chosen or self._found

    def photos(self) -> tuple[KeptPhoto, ...]:
        """Screenshots of the payment."""
        return self._tray.photos() if self._chosen == "not_proven" else ()

    def fill(self, proof: str, photos: tuple[KeptPhoto, ...]) -> None:
        """Show what a draft kept, or nothing."""
        self._chosen, self._found = proof, ""
        self._tray.fill(photos)
        self._show()

    def show_found(self, proof: str) -> None:
        """A sale was found this way; empty where none was."""
        self._found = proof
        if self._chosen in PROVEN:
            self._chosen = ""
        self._show()

    def show_claimant(self, party: str) -> None:
        """Who has to prove something."""
        self._claimant = party
        self._show()

    def toggle(self) -> None:
        """Not proven, or proven after all (Alt+N)."""
        if self._claimant != "buyer":
            return
        self._chosen = "" if self._chosen == "not_proven" else "not_proven"
        self._show()
        self.edited.emit()

    def _effective(self) -> str:
        return decide_proof(self.proof(), claimant=self._claimant, sale_is_known=False)

    def _show(self) -> None:
        is_buyer = self._claimant == "buyer"
        marked = self._chosen == "not_proven"
        self.setVisible(is_buyer)
        told = marked or bool(self._found)
        self._label.setVisible(told)
        self._chip.setVisible(told)
        self._chip.say(self._chip_words, "warning" if marked else "good")
        self._toggle.retranslate()
        self._hint.setVisible(marked)
        self._strip.setVisible(marked)

    def _chip_words(self) -> str:
        return self._desk.word("proof", self._effective())

    def _toggle_words(self) -> str:
        if self._chosen == "not_proven":
            return translate("Counter", "Proven after all  Alt+N")
        if self._found:
            return translate("Counter", "Not proven  Alt+N")
        return translate("Counter", "No receipt: not proven  Alt+N")
