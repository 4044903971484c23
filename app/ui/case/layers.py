"""What lies below the head of a case: the overview in front, the professional layers a key away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.rows import CaseCard
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.tab_row import Tab, TabRow
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words

OVERVIEW = "overview"


class CaseSection(Themed):
    """A layer's content: it is told which case, and asks for the rest itself."""

    def show_case(self, card: CaseCard) -> None:
        """Show this case."""
        raise NotImplementedError

    def leave(self) -> bool:
        """Esc: close what is open in it; whether there was something."""
        return False


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: its key, its words, and how its content is made when it is first wanted."""

    key: str
    words: Words
    make: Callable[[Desk], CaseSection]


class CaseLayers(Themed):
    """The overview is there from the start; any other layer is made when it is first chosen."""

    def __init__(
        self, desk: Desk, overview: QWidget, layers: Sequence[Layer], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._layers = {layer.key: layer for layer in layers}
        self._overview = overview
        self._made: dict[str, CaseSection] = {}
        self._card: CaseCard | None = None
        words = Tab(OVERVIEW, lambda: translate("Case", "Overview"))
        tabs = (words, *(Tab(layer.key, layer.words) for layer in layers))
        self.tabs = TabRow(desk.theme, tabs, self)  # without a parent it would show as a window
        self.tabs.chosen.connect(lambda key: self.show_layer(str(key)))
        self._stack = _Stack()
        self._stack.addWidget(overview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addWidget(self.tabs)
        self.tabs.setVisible(bool(layers))  # in its place: alone it would be a window for a moment
        column.addWidget(self._stack, 1)

    def show_case(self, card: CaseCard) -> None:
        """Another case, or the same one changed: a new case begins with the overview."""
        is_another = self._card is None or self._card.line.id != card.line.id
        self._card = card
        if is_another:
            self.show_layer(OVERVIEW)
        else:
            self._tell(self.tabs.current())

    def show_layer(self, key: str) -> None:
        """Bring a layer to the front."""
        self.tabs.show_tab(key)
        if key in self._layers and key not in self._made:
            self._made[key] = self._layers[key].make(self._desk)
            self._stack.addWidget(self._made[key])
        self._stack.setCurrentWidget(self._made.get(key, self._overview))
        self._tell(key)

    def section(self, key: str) -> CaseSection | None:
        """The content of a layer that was made."""
        return self._made.get(key)

    def leave(self) -> bool:
        """Esc closes what is open in the layer, then goes back to the overview.

        Whether it was used up by that.
        """
        if self.tabs.current() == OVERVIEW:
            return False
        front = self._made.get(self.tabs.current())
        if front is not None and front.leave():
            return True
        self.show_layer(OVERVIEW)
        return True

    def _tell(self, key: str) -> None:
        section = self._made.get(key)
        if self._card is not None and section is not None:
            section.show_case(self._card)


class _Stack(QStackedWidget):
    """As large as the layer in front needs, not as the largest of all."""

    def minimumSizeHint(self) -> QSize:
        """Of the layer in front."""
        front = self.currentWidget()
        return front.minimumSizeHint() if front else super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        """Of the layer in front."""
        front = self.currentWidget()
        return front.sizeHint() if front else super().sizeHint()
