"""Which language to speak before the shop can be asked."""

from collections.abc import Mapping, Sequence

from app.text.catalogue import LANGUAGES

_OPTION = "--lang"


def told_language(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """``zh`` or ``en`` as ``--lang`` or the environment says; empty if neither says either.

    Help has to be in that language, so this is known before anything is parsed.
    """
    for place, word in enumerate(argv):
        if word == "--":
            break
        name, has_value, value = word.partition("=")
        if name == _OPTION:
            said = value if has_value else "".join(argv[place + 1 : place + 2])
            if said.lower() in LANGUAGES:
                return said.lower()
    locale = next(
        (environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(key)), ""
    )
    return next((lang for lang in LANGUAGES if locale.lower().startswith(lang)), "")
