"""Words that can be said again in another language."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent

# A function is asked anew after the language changed; a string (a name, a number) stays.
Words = str | Callable[[], str]


def said(words: Words) -> str:
    """The words in the language chosen now."""
    return words if isinstance(words, str) else words()


def announce_language(app: QCoreApplication) -> None:
    """After `app.text.catalogue.choose_language`: every open widget retranslates itself."""
    QCoreApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))
