"""One way to translate: English is written in the code, Chinese stands in a gettext catalogue.

The language of the process is the one piece of module state in the program: like the locale of
a C program it is chosen once at start and again when the person switches. Papers that hold
two languages name the language with each call instead.
"""

import gettext
from dataclasses import dataclass
from functools import cache

from app.text.program_files import program_file

LANGUAGES = ("zh", "en")
DOMAIN = "aftercare"


@dataclass(slots=True)
class _Chosen:
    lang: str = "en"


_chosen = _Chosen()


def choose_language(lang: str) -> None:
    """Make ``lang`` (``"zh"`` or ``"en"``) the language of this process; ValueError otherwise."""
    if lang not in LANGUAGES:
        raise ValueError(f"no such language: {lang!r}")
    _chosen.lang = lang


def chosen_language() -> str:
    """The language that `translate` uses when none is named."""
    return _chosen.lang


def translate(context: str, text: str, lang: str | None = None) -> str:
    """Return ``text`` (an English literal) in ``lang``, by default the process's language.

    ``context`` is the feature the words belong to, so that one English word may have two
    translations. Placeholders stay as they are: call ``.format(...)`` on the result.
    """
    if (lang or _chosen.lang) == "en":
        return text
    return _chinese().pgettext(context, text)


@cache
def _chinese() -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, program_file("i18n"), languages=["zh"], fallback=True)
