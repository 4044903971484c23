"""Any widget may explain a word: on hover, and on F1 while it has the keyboard."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from app.domain.glossary import Term
from app.text.catalogue import chosen_language
from app.ui.theme.theme import Theme
from app.ui.widgets.term_popup import TermPopup
from app.ui.widgets.themed import is_key

_HIDES = frozenset(
    {
        QEvent.Type.Leave,
        QEvent.Type.FocusOut,
        QEvent.Type.Hide,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.WindowDeactivate,
    }
)


class TermHover(QObject):
    """Explains ``term`` for ``widget``; None explains nothing. A second F1 is the window's: help.

    ``beside`` is the word below which the meaning stands, where that is not the widget itself.
    Without ``on_hover`` the pointer does nothing: a field keeps its own tooltip.
    """

    def __init__(
        self,
        theme: Theme,
        widget: QWidget,
        term: Term | None = None,
        *,
        beside: QWidget | None = None,
        on_hover: bool = True,
    ) -> None:
        super().__init__(widget)
        self._theme, self._widget, self._term = theme, widget, term
        self._beside = beside or widget
        self._on_hover = on_hover
        self._popup: TermPopup | None = None
        widget.installEventFilter(self)

    @property
    def term(self) -> Term | None:
        """What is explained now."""
        return self._term

    def set_term(self, term: Term | None) -> None:
        """Explain another word from now on."""
        self._term = term
        self.hide()

    def explain(self, *, copied: bool = False) -> None:
        """Show the meaning now."""
        if self._term is None:
            return
        if self._popup is None:
            self._popup = TermPopup(self._theme, self._widget)
        self._popup.explain(self._term, self._beside, copied=copied)

    def hide(self) -> None:
        """Take the meaning away."""
        if self._popup is not None:
            self._popup.hide()

    def is_shown(self) -> bool:
        """Whether the meaning is on the screen."""
        return self._popup is not None and self._popup.isVisible()

    def popup(self) -> TermPopup | None:
        """What shows the meaning, once it was wanted."""
        return self._popup

    def copy(self) -> bool:
        """The answer for a buyer, into the clipboard; whether there is one."""
        answer = self._term.answer if self._term else None
        if answer is None:
            return False
        QGuiApplication.clipboard().setText(answer.in_language(chosen_language()))
        self.explain(copied=True)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hover and F1 explain, Ctrl+C copies while the meaning is shown; leaving hides it."""
        if watched is not self._widget or self._term is None:
            return False
        kind = event.type()
        if kind == QEvent.Type.ToolTip and self._on_hover:
            self.explain()
            return True
        if kind in _HIDES:
            self.hide()
        elif is_key(event, Qt.Key.Key_F1) and not self.is_shown():
            event.accept()
            return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._took_key(event)
        return False

    def _took_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F1 and not self.is_shown():
            self.explain()
            return True
        if self.is_shown() and event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.is_shown() and not _has_selection(self._widget) and self.copy()
        if event.text():
            self.hide()  # whoever types on has read it
        return False


def _has_selection(widget: QWidget) -> bool:
    """Whether Ctrl+C means what is marked in a field."""
    asks = getattr(widget, "hasSelectedText", None)
    return bool(asks and asks())
