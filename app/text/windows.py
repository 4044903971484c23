"""How long a problem may still be reported, in words."""

from app.domain.windows import WindowLeft
from app.text.catalogue import translate


def window_words(left: WindowLeft | None, lang: str | None = None) -> str:
    """``fault window: 26 days left``; empty where there is none."""
    if left is None:
        return ""
    names = {
        "FUNC": translate("Window of time", "fault window", lang),
        "COND": translate("Window of time", "condition window", lang),
        "DESC": translate("Window of time", "description window", lang),
        "SHIP": translate("Window of time", "shipping window", lang),
        "AUTH": translate("Window of time", "authenticity window", lang),
        "MIND": translate("Window of time", "return window", lang),
    }
    name = names.get(left.trunk, translate("Window of time", "report window", lang))
    if left.left is None:
        open_ended = (
            translate("Window of time", "{name}: no limit, but the sale is long ago", lang)
            if left.is_late
            else translate("Window of time", "{name}: no limit", lang)
        )
        return open_ended.format(name=name)
    if left.left < 0:
        over = translate("Window of time", "{name}: over for {n} d", lang)
        return over.format(name=name, n=-left.left)
    if left.left == 0:
        return translate("Window of time", "{name}: ends today", lang).format(name=name)
    return translate("Window of time", "{name}: {n} d left", lang).format(name=name, n=left.left)
