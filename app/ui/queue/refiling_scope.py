"""Which cases are looked at: unclassified ones, those where the program differs, a category."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from app.domain.categories import trunk_of
from app.domain.reclassifying import Kind, Scope
from app.text.catalogue import translate
from app.ui.counter.category_box import CategoryBox
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX
from app.ui.widgets.choices import offer
from app.ui.widgets.themed import Themed

_KIND_PX = 240
_CATEGORY_PX = 260


class RefilingScope(Themed):
    """``changed`` with every choice."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self.kind, self.category, self.closed = QComboBox(), CategoryBox(), QCheckBox()
        self.kind.setFixedWidth(_KIND_PX)
        self.category.setFixedWidth(_CATEGORY_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        for widget in (self.kind, self.category, self.closed):
            row.addWidget(widget)
        row.addStretch(1)
        self.retranslate()
        self.kind.currentIndexChanged.connect(lambda _row: self._on_changed())
        self.category.currentIndexChanged.connect(lambda _row: self._on_changed())
        self.closed.toggled.connect(lambda _on: self._on_changed())
        self._show()

    def scope(self) -> Scope:
        """What is chosen."""
        kind: Kind = self.kind.currentData()
        category = str(self.category.currentData() or "")
        return Scope(kind, category, only_open=not self.closed.isChecked())

    def retranslate(self) -> None:
        """Names of the kinds and the categories; what was chosen stays."""
        desk = self._desk
        self.closed.setText(translate("Reclassify", "Closed cases too"))
        names: tuple[tuple[Kind, str], ...] = (
            ("unclassified", translate("Reclassify", "Not classified yet")),
            ("differing", translate("Reclassify", "The program thinks otherwise")),
            ("category", translate("Reclassify", "Cases of a category")),
        )
        offer(self.kind, names)
        codes = [code for code, branch in desk.branches.items() if not branch.retired]
        self.category.offer(
            [
                (code, desk.category(code))
                for trunk in desk.shop.program.trunks
                for code in (trunk, *(c for c in codes if trunk_of(c) == trunk))
            ]
        )

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.category.setVisible(self.kind.currentData() == "category")
