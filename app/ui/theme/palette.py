"""The colours by role, light and dark, as plain values: no Qt, so that a test can measure them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colours, each ``#RRGGBB``. Text on page, surface and raised keeps ≥ 4.5:1.

    ``party`` has the keys of `app.domain.parties.PARTIES`; ``on_accent`` is the text colour on
    accent and on party colours; ``inverse`` and the two after it dress notifications.
    """

    scheme: Scheme
    page: str
    surface: str
    raised: str
    hairline: str
    ink: str
    secondary: str
    disabled: str
    accent: str
    on_accent: str
    overdue: str
    warning: str
    good: str
    inverse: str
    on_inverse: str
    accent_on_inverse: str
    party: Mapping[str, str]

    def role(self, name: str) -> str:
        """The colour of a role (``"ink"``) or a party (``"consignor"``); KeyError if neither."""
        if name in self.party:
            return self.party[name]
        if name in self.__slots__ and name not in {"party", "scheme"}:
            return str(getattr(self, name))
        raise KeyError(name)

    @property
    def hover(self) -> str:
        """Under the pointer: a breath of ink on the surface."""
        return mix(self.ink, self.surface, 5)

    @property
    def pressed(self) -> str:
        """While the button is down."""
        return mix(self.ink, self.surface, 11)

    @property
    def accent_hover(self) -> str:
        """An accented ground under the pointer."""
        return mix(self.ink, self.accent, 12)

    @property
    def accent_pressed(self) -> str:
        """And while it is pressed."""
        return mix(self.ink, self.accent, 24)

    @property
    def selection(self) -> str:
        """Behind the chosen row; ink and signals stay readable on it."""
        return mix(self.accent, self.surface, 10 if self.scheme == "light" else 14)

    @property
    def field_border(self) -> str:
        """Around what can be typed into: ≥ 3:1, so that a field is seen as one."""
        return mix(self.ink, self.surface, 52 if self.scheme == "light" else 44)

    @property
    def skeleton(self) -> str:
        """The bars that stand where words will be."""
        return mix(self.ink, self.surface, 8)

    def tint(self, colour: str) -> str:
        """The pale ground behind a word in ``colour``."""
        return mix(colour, self.surface, 8 if self.scheme == "light" else 14)


LIGHT = Palette(
    scheme="light",
    page="#F6F5F2",
    surface="#FFFFFF",
    raised="#FFFFFF",
    hairline="#E3E1DB",
    ink="#1E1E1B",
    secondary="#66645E",
    disabled="#A7A59E",
    accent="#0E6B62",
    on_accent="#FFFFFF",
    overdue="#B3261E",
    warning="#8A5A00",
    good="#2C6E31",
    inverse="#27292C",
    on_inverse="#ECEAE4",
    accent_on_inverse="#52B8AB",
    party=MappingProxyType(
        {
            "shop": "#0E6B62",
            "consignor": "#6B4FA0",
            "carrier": "#A85410",
            "buyer": "#2460A7",
            "third": "#6D6259",
        }
    ),
)

DARK = Palette(
    scheme="dark",
    page="#17181A",
    surface="#1F2123",
    raised="#27292C",
    hairline="#35383C",
    ink="#ECEAE4",
    secondary="#A3A19A",
    disabled="#66645E",
    accent="#52B8AB",
    on_accent="#10201E",
    overdue="#F0938B",
    warning="#E0B04A",
    good="#84C788",
    inverse="#ECEAE4",
    on_inverse="#1E1E1B",
    accent_on_inverse="#0E6B62",
    party=MappingProxyType(
        {
            "shop": "#52B8AB",
            "consignor": "#B7A1E3",
            "carrier": "#E59B5F",
            "buyer": "#82B3EE",
            "third": "#BDB1A6",
        }
    ),
)


def mix(over: str, under: str, percent: int) -> str:
    """Lay ``over`` on ``under`` with ``percent`` opacity; both ``#RRGGBB``."""
    return "#" + "".join(
        f"{(high * percent + low * (100 - percent) + 50) // 100:02X}"
        for high, low in zip(_channels(over), _channels(under), strict=True)
    )


def contrast(first: str, second: str) -> float:
    """Contrast ratio 1…21 of two colours, as WCAG 2.2 defines it."""
    bright, dim = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
