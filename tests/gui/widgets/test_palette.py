"""Every text can be read: at least 4.5:1 on every ground it stands on."""

import itertools
from string import hexdigits

import pytest

from app.domain.parties import PARTIES
from app.ui.theme.palette import DARK, LIGHT, Palette, contrast, mix

TEXTS = ("ink", "secondary", "accent", "overdue", "warning", "good", *PARTIES)
SIGNALS = ("ink", "secondary", "overdue", "warning", "good")
GROUNDS = ("page", "surface", "raised", "hover")
both_palettes = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


@both_palettes
def test_every_text_can_be_read_on_every_ground(palette: Palette) -> None:
    dim = [
        (text, ground)
        for text, ground in itertools.product(TEXTS, GROUNDS)
        if contrast(palette.role(text), getattr(palette, ground)) < 4.5
    ]
    assert dim == []


@both_palettes
def test_signals_can_be_read_in_the_chosen_row(palette: Palette) -> None:
    dim = [text for text in SIGNALS if contrast(palette.role(text), palette.selection) < 4.5]
    assert dim == []


@both_palettes
def test_chips_can_be_read(palette: Palette) -> None:
    coloured = ("accent", "overdue", "warning", "good", *PARTIES)
    words = [role for role in coloured if contrast(*_on_tint(palette, role)) < 4.5]
    letters = [role for role in coloured if contrast(palette.on_accent, palette.role(role)) < 4.5]
    neutral = contrast(palette.ink, palette.skeleton)
    assert (words, letters, neutral >= 4.5) == ([], [], True)


@both_palettes
def test_notifications_can_be_read(palette: Palette) -> None:
    words = contrast(palette.on_inverse, palette.inverse)
    action = contrast(palette.accent_on_inverse, palette.inverse)
    assert (words >= 4.5, action >= 4.5) == (True, True)


@both_palettes
def test_a_field_is_seen_as_a_field(palette: Palette) -> None:
    grounds = (palette.surface, palette.page)
    assert [ground for ground in grounds if contrast(palette.field_border, ground) < 3] == []


@both_palettes
def test_the_five_parties_have_five_colours(palette: Palette) -> None:
    assert len(set(palette.party.values())) == len(PARTIES) == len(palette.party)


def test_contrast_agrees_with_the_published_example() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_mixing_stays_a_colour() -> None:
    assert (mix("#000000", "#FFFFFF", 0), mix("#000000", "#FFFFFF", 100)) == (
        "#FFFFFF",
        "#000000",
    )
    half = mix("#102030", "#304050", 50)
    assert half == "#203040"
    assert set(half[1:]) <= set(hexdigits)


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(KeyError):
        LIGHT.role("pink")


def _on_tint(palette: Palette, role: str) -> tuple[str, str]:
    colour = palette.role(role)
    return colour, palette.tint(colour)
