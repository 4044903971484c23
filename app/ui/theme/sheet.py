"""The one style sheet, written from the palette. No view ever holds another."""

from collections.abc import Mapping
from string import Template

from app.ui.theme.metrics import CONTROL_PX, RADIUS_PX, TILE_PX, TYPE_PT
from app.ui.theme.palette import Palette, mix
from app.ui.theme.sheet_views import VIEWS

_WORDS = Template("""
QLabel[tone="secondary"] { color: $secondary; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="overdue"] { color: $overdue; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="inverse"] { color: $on_inverse; }
QLabel:disabled { color: $disabled; }
QToolTip { background: $raised; color: $ink; border: 1px solid $hairline; padding: 4px 8px; }
""")

# Padding gives way by one pixel where the focus ring takes a second one: nothing jumps.
_BUTTONS = Template("""
QPushButton, QToolButton { color: $ink; background: $surface; border: 1px solid $edge;
  border-radius: ${radius}px; padding: 0 13px; min-height: ${inner}px; }
QToolButton { padding: 0 7px; }
QPushButton:hover, QToolButton:hover { background: $hover; border-color: $field_border; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {
  background: $pressed; }
QPushButton[kind="primary"] { color: $on_accent; background: $accent; border-color: $accent;
  font-weight: bold; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent;
  border-color: transparent; }
QPushButton[kind="quiet"] { color: $accent; padding: 0 7px; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $hover_veil; }
QPushButton[kind="quiet"]:pressed, QToolButton[kind="quiet"]:pressed { background: $pressed_veil; }
QPushButton[kind="tab"] { color: $secondary; background: transparent; border: none;
  border-bottom: 2px solid transparent; border-radius: 0; padding: 0 9px; }
QPushButton[kind="tab"]:hover { background: $hover_veil; }
QPushButton[kind="tab"]:checked { color: $ink; font-weight: bold; background: transparent;
  border-bottom: 2px solid $accent; }
QPushButton[kind="tab"]:focus { border: 2px solid $accent; border-radius: ${radius}px;
  padding: 0 7px; }
QPushButton[kind="inverse"] { color: $accent_on_inverse; background: transparent;
  border-color: transparent; padding: 0 7px; font-weight: bold; }
QToolButton[kind="tile"] { border: 1px dashed $field_border; background: transparent;
  min-width: ${tile}px; min-height: ${tile}px; padding: 0; }
QToolButton[kind="tile"]:hover { background: $hover_veil; }
QToolButton[kind="tile"]:focus { border: 2px solid $accent; min-width: ${ring_tile}px;
  min-height: ${ring_tile}px; padding: 0; }
QPushButton[kind="danger"] { color: $overdue; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; background: transparent;
  border-color: $hairline; }
QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled {
  border-color: transparent; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 12px;
  min-height: ${ring_inner}px; }
QPushButton[kind="inverse"]:focus { border-color: $accent_on_inverse; }
QToolButton:focus, QPushButton[kind="quiet"]:focus, QPushButton[kind="inverse"]:focus {
  padding: 0 6px; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton::menu-indicator, QToolButton::menu-indicator { width: 0; image: none; }
""")

_FIELDS = Template("""
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox { color: $ink; background: $surface;
  border: 1px solid $field_border; border-radius: ${radius}px;
  selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $secondary; }
QLineEdit { padding: 0 7px; min-height: ${inner}px; }
QAbstractSpinBox { padding: 0 3px; min-height: ${inner}px; }
QPlainTextEdit, QTextEdit { padding: 3px 3px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; }
QLineEdit:focus { padding: 0 6px; min-height: ${ring_inner}px; }
QAbstractSpinBox:focus { padding: 0 2px; min-height: ${ring_inner}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 2px 2px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled {
  color: $disabled; background: $page; border-color: $hairline; }
QLineEdit:read-only, QTextEdit:read-only { background: $page; border-color: $hairline; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border-color: $overdue; }
QLineEdit[kind="plain"], QPlainTextEdit[kind="plain"], QTextEdit[kind="plain"] {
  border-color: transparent; background: transparent; }
QComboBox { color: $ink; background: $surface; border: 1px solid $field_border;
  border-radius: ${radius}px; padding: 0 7px; min-height: ${inner}px; }
QComboBox:hover { background: $hover; }
QComboBox:focus { border: 2px solid $accent; padding: 0 6px; min-height: ${ring_inner}px; }
QComboBox:disabled { color: $disabled; background: $page; border-color: $hairline; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $hairline; outline: 0;
  selection-background-color: $selection; selection-color: $ink; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 24px; background: transparent; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; }
""")

_MARKS = Template("""
QComboBox::down-arrow { image: url("$arrow"); width: 14px; height: 14px; }
QComboBox::down-arrow:disabled { image: url("$arrow_disabled"); }
QDateEdit::down-arrow { image: url("$day"); width: 14px; height: 14px; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
  width: 14px; height: 14px; background: $surface;
  border: 1px solid $field_border; border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover,
QListView::indicator:hover { background: $hover; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { width: 12px; height: 12px;
  border: 2px solid $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$tick"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
  image: url("$dash"); }
QCheckBox::indicator:checked:focus, QCheckBox::indicator:indeterminate:focus {
  border-color: $ink; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QRadioButton::indicator:checked:focus { border-color: $accent; background: $ink; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $page;
  border-color: $hairline; }
QCheckBox::indicator:checked:disabled { background: $disabled; }
""")


def style_sheet(palette: Palette, marks: Mapping[str, str]) -> str:
    """Qt style sheet for every standard widget the program uses, in ``palette``.

    ``marks`` are paths by name, as `MarkFiles.write` returns them; without them Fusion draws.
    """
    light = palette.scheme == "light"
    values: dict[str, str | int] = {
        "page": palette.page,
        "surface": palette.surface,
        "raised": palette.raised,
        "hairline": palette.hairline,
        "ink": palette.ink,
        "secondary": palette.secondary,
        "disabled": palette.disabled,
        "accent": palette.accent,
        "on_accent": palette.on_accent,
        "on_inverse": palette.on_inverse,
        "accent_on_inverse": palette.accent_on_inverse,
        "overdue": palette.overdue,
        "warning": palette.warning,
        "good": palette.good,
        "hover": palette.hover,
        "pressed": palette.pressed,
        "selection": palette.selection,
        "field_border": palette.field_border,
        "edge": mix(palette.ink, palette.surface, 20),
        "accent_hover": palette.accent_hover,
        "accent_pressed": palette.accent_pressed,
        # Quiet buttons stand on page and card alike: a veil, not a colour.
        "hover_veil": "rgba(0, 0, 0, 6%)" if light else "rgba(255, 255, 255, 7%)",
        "pressed_veil": "rgba(0, 0, 0, 12%)" if light else "rgba(255, 255, 255, 13%)",
        "handle": mix(palette.ink, palette.surface, 26),
        "handle_hover": mix(palette.ink, palette.surface, 42),
        "radius": RADIUS_PX,
        "inner": CONTROL_PX - 2,
        "tile": TILE_PX - 2,
        "ring_tile": TILE_PX - 4,
        "ring_inner": CONTROL_PX - 4,
        "caption_pt": TYPE_PT["caption"],
    }
    values.update(marks)
    parts = (_WORDS, _BUTTONS, _FIELDS, VIEWS, *((_MARKS,) if marks else ()))
    return "".join(part.substitute(values) for part in parts)
