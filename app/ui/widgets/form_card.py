"""A form that stands beside what it is about, instead of a dialog before it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.text.catalogue import translate
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import Button, IconButton, Kind
from app.ui.widgets.cards import Card
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.texts import Text
from app.ui.widgets.words import Words

_WIDEST_PX = 440  # a field longer than what is typed into it is hard to read


class FormCard(Card):
    """Takes fields one by one. The page closes it on Esc.

    ``accepted`` by the button or Ctrl+Enter, ``closed`` by the other button or the cross.
    """

    accepted = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        title: Words,
        accept: Words,
        *,
        kind: Kind = "primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, parent=parent)
        self.add_action(self._cross(theme))
        self._scroll = ScrollColumn(spacing_px=GROUP_PX)
        self._scroll.setMaximumWidth(_WIDEST_PX)
        self.fields = self._scroll.column
        self._problem = Text(theme, "", tone="overdue", wrap=True)
        self._problem.hide()
        self.accept_button = Button(theme, accept, kind, hint="Ctrl+Enter")
        self.accept_button.clicked.connect(self.accepted)
        self.body.addWidget(self._scroll, 1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_shortcut)

    def start(self) -> None:
        """Put the focus where the hands begin."""

    def add_field(self, widget: QWidget) -> None:
        """A field below those that are there."""
        self.fields.addWidget(widget)

    def finish(self) -> None:
        """All fields are there: they stand at the top, the buttons below and last for Tab."""
        self.fields.addStretch(1)
        never_mind = Button(
            self.theme, lambda: translate("States", "Never mind"), "quiet", hint="Esc"
        )
        never_mind.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR_PX)
        foot.addWidget(self.accept_button)
        foot.addWidget(never_mind)
        foot.addStretch(1)
        self.body.addWidget(self._problem)
        self.body.addLayout(foot)

    def set_problem(self, problem: Words) -> None:
        """Why it was refused, beside the button that was pressed; ``""`` when it is gone."""
        self._problem.say(problem)
        self._problem.setVisible(problem != "")

    def set_busy(self, words: Words | None) -> None:
        """It is being done: take no second click."""
        self.accept_button.set_busy(words)

    def _cross(self, theme: Theme) -> IconButton:
        cross = IconButton(theme, "x", lambda: translate("States", "Close"), shortcut="")
        cross.clicked.connect(self.closed)
        return cross

    def _on_shortcut(self) -> None:
        if self.accept_button.isEnabled():
            self.accepted.emit()
