"""Every term of a contract as a field, and in plain words what they mean together."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.contracts import (
    LOSS_BASES,
    LOST_COMMISSION,
    RESTOCKING_TO,
    ContractTerms,
)
from app.text.amounts import format_amount, format_share
from app.text.catalogue import translate
from app.text.contract_words import contract_sentences
from app.ui.amount_edit import amount_edit
from app.ui.contracts.tiers_edit import TiersEdit
from app.ui.desk import Desk
from app.ui.people.share_edit import ShareEdit
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.money_fields import MoneyEdit
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words

# Faults that have a day until which they are to be reported.
WINDOWED = ("MIND", "COND", "DESC", "FUNC", "SHIP", "AUTH")
_MOST_DIGITS = 4


class TermsEditor(Themed):
    """``edited`` when something was typed. ``standard`` is what the hints compare with."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._standard: ContractTerms | None = None
        self._base = ContractTerms()  # holds what has no field here
        currency = lambda: desk.settings.currency  # noqa: E731 - asked at every keystroke
        self.tiers = TiersEdit(desk)
        self.fee, self.damage_cap, self.loss_fixed, self.share_cap = (
            amount_edit(currency) for _ in range(4)
        )
        self.minimum, self.restocking = ShareEdit(), ShareEdit()
        self.hold = QLineEdit()
        self.owners_risk = QCheckBox()
        self.loss_basis, self.lost_commission, self.restocking_to = (QComboBox() for _ in range(3))
        for box in (self.loss_basis, self.lost_commission, self.restocking_to):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.windows = {trunk: QLineEdit() for trunk in WINDOWED}
        self.fields: dict[str, Field] = {}
        self._means = Text(desk.theme, "", "caption", tone="secondary", wrap=True)
        self._lay_out()
        self._listen()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP_PX)
        add = column.addWidget
        add(self._field("tiers", self.tiers))
        column.addLayout(self._pair(self._field("fee_minor", self.fee), self._hold_field()))
        add(self._head(lambda: translate("Contract", "Days to report a fault")))
        column.addLayout(self._windows())
        add(self._head(lambda: translate("Contract", "Loss and damage")))
        add(self.owners_risk)
        column.addLayout(
            self._pair(
                self._field("damage_cap_minor", self.damage_cap),
                self._field("share_cap_minor", self.share_cap),
            )
        )
        column.addLayout(
            self._pair(
                self._field("loss_basis", self.loss_basis),
                self._field("loss_fixed_minor", self.loss_fixed),
            )
        )
        column.addLayout(
            self._pair(
                self._field("minimum_share_bp", self.minimum),
                self._field("lost_commission", self.lost_commission),
            )
        )
        column.addLayout(
            self._pair(
                self._field("restocking_bp", self.restocking),
                self._field("restocking_to", self.restocking_to),
            )
        )
        add(self._head(lambda: translate("Contract", "What this means")))
        add(self._means)

    def _head(self, words: Words) -> Text:
        return Text(self.theme, words, "caption", bold=True)

    def _field(self, term: str, widget: QWidget) -> Field:
        hint = partial(self._standard_words, term)
        field = Field(self.theme, partial(self._label, term), widget, hint=hint)
        if isinstance(widget, MoneyEdit):
            widget.problem_changed.connect(lambda problem: field.set_problem(str(problem)))
        self.fields[term] = field
        return field

    def _label(self, term: str) -> str:
        words = self._desk.word("term", term)
        return words[:1].upper() + words[1:]

    def _hold_field(self) -> Field:
        return self._field("payout_hold_days", self.hold)

    @staticmethod
    def _pair(left: QWidget, right: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GROUP_PX)
        for place, widget in enumerate((left, right)):
            grid.addWidget(widget, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        return grid

    def _windows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(NEAR_PX)
        grid.setVerticalSpacing(INSIDE_PX)
        for place, (trunk, edit) in enumerate(self.windows.items()):
            term = f"windows.{trunk}"
            hint = partial(self._standard_words, term)
            field = Field(self.theme, partial(self._desk.category, trunk), edit, hint=hint)
            self.fields[term] = field
            grid.addWidget(field, place // 3, place % 3)
        return grid

    def _listen(self) -> None:
        for edit in (self.fee, self.damage_cap, self.loss_fixed, self.share_cap, self.minimum):
            edit.textEdited.connect(lambda _text: self._on_edited())
        for line in (self.restocking, self.hold, *self.windows.values()):
            line.textEdited.connect(lambda _text: self._on_edited())
        for box in (self.loss_basis, self.lost_commission, self.restocking_to):
            box.activated.connect(lambda _index: self._on_edited())
        self.owners_risk.toggled.connect(lambda _on: self._on_edited())
        self.tiers.edited.connect(self._on_edited)

    def show_terms(self, terms: ContractTerms, standard: ContractTerms | None = None) -> None:
        """Show these terms; ``standard`` is told below each field that differs from it."""
        self._standard, self._base = standard, terms
        self.tiers.show_tiers(terms.tiers)
        for edit, minor in (
            (self.fee, terms.fee_minor or None),
            (self.damage_cap, terms.damage_cap_minor),
            (self.loss_fixed, terms.loss_fixed_minor or None),
            (self.share_cap, terms.share_cap_minor),
        ):
            edit.set_minor(minor)
        self.minimum.set_bp(terms.minimum_share_bp)
        self.restocking.set_bp(terms.restocking_bp)
        self.hold.setText(str(terms.payout_hold_days))
        self.owners_risk.setChecked(terms.owners_risk)
        choose(self.loss_basis, terms.loss_basis)
        choose(self.lost_commission, terms.lost_commission)
        choose(self.restocking_to, terms.restocking_to)
        for trunk, line in self.windows.items():
            days = terms.windows.get(trunk)
            line.setText("" if days is None else str(days))
        self._show_state()

    def terms(self) -> ContractTerms | None:
        """What is typed; None while something cannot be read."""
        tiers = self.tiers.tiers()
        if tiers is None or self._wrong():
            return None
        return replace(
            self._base,
            tiers=tiers,
            fee_minor=self.fee.minor() or 0,
            windows=self._days_by_trunk(),
            payout_hold_days=_days(self.hold.text()) or 0,
            owners_risk=self.owners_risk.isChecked(),
            damage_cap_minor=self.damage_cap.minor(),
            loss_basis=str(self.loss_basis.currentData()),
            loss_fixed_minor=self.loss_fixed.minor() or 0,
            share_cap_minor=self.share_cap.minor(),
            minimum_share_bp=self.minimum.bp() or 0,
            lost_commission=str(self.lost_commission.currentData()),
            restocking_bp=self.restocking.bp() or 0,
            restocking_to=str(self.restocking_to.currentData()),
        )

    def _days_by_trunk(self) -> dict[str, int]:
        typed = {trunk: _days(line.text()) for trunk, line in self.windows.items()}
        others = {t: days for t, days in self._base.windows.items() if t not in typed}
        return {**others, **{trunk: days for trunk, days in typed.items() if days is not None}}

    def tell_wrong(self) -> None:
        """Say it beside every field that cannot be read."""
        for name in self._wrong():
            self.fields[name].set_problem(lambda: translate("Contract", "This cannot be read."))

    def _wrong(self) -> tuple[str, ...]:
        wrong = {
            "tiers": self.tiers.tiers() is None,
            "minimum_share_bp": self.minimum.bp() is None,
            "restocking_bp": self.restocking.bp() is None,
            "payout_hold_days": _days(self.hold.text()) is None,
            "fee_minor": bool(self.fee.toolTip()),
            "damage_cap_minor": bool(self.damage_cap.toolTip()),
            "loss_fixed_minor": bool(self.loss_fixed.toolTip()),
            "share_cap_minor": bool(self.share_cap.toolTip()),
            **{
                f"windows.{trunk}": bool(line.text().strip()) and _days(line.text()) is None
                for trunk, line in self.windows.items()
            },
        }
        return tuple(name for name, is_wrong in wrong.items() if is_wrong)

    def meaning(self) -> list[str]:
        """What stands there now, in plain words; nothing while it cannot be read."""
        told = self.terms()
        desk = self._desk
        return (
            contract_sentences(told, desk.settings.currency, desk.word, desk.category)
            if told
            else []
        )

    def retranslate(self) -> None:
        """Codes and sentences."""
        desk = self._desk
        self.owners_risk.setText(self._label("owners_risk"))
        for box, group, codes in (
            (self.loss_basis, "loss_basis", LOSS_BASES),
            (self.lost_commission, "lost_commission", LOST_COMMISSION),
            (self.restocking_to, "restocking_to", RESTOCKING_TO),
        ):
            offer(box, [(code, desk.word(group, code)) for code in codes])
        for edit in (self.damage_cap, self.share_cap):
            edit.setPlaceholderText(translate("Contract", "no limit"))
        for line in self.windows.values():
            line.setPlaceholderText(translate("Contract", "as usual"))
        self._show_state()

    def _on_edited(self) -> None:
        for field in self.fields.values():
            field.set_problem("")
        self._show_state()
        self.edited.emit()

    def _show_state(self) -> None:
        for field in self.fields.values():
            field.retranslate()
        self.fields["loss_fixed_minor"].setVisible(self.loss_basis.currentData() == "fixed")
        self._means.say("\n".join(self.meaning()))

    def _standard_words(self, term: str) -> str:
        """What the shop's standard contract says, where something else stands here."""
        standard, here = self._standard, self.terms()
        if standard is None or here is None:
            return ""
        name, _, trunk = term.partition(".")
        if name == "tiers":
            return ""
        usual, told = (getattr(terms, name) for terms in (standard, here))
        if trunk:
            usual, told = usual.get(trunk), told.get(trunk)
        if usual == told:
            return ""
        text = translate("Contract", "standard: {value}")
        return text.format(value=self._value_words(name, usual))

    def _value_words(self, name: str, value: object) -> str:
        if value is None:
            usual, limitless = translate("Contract", "as usual"), translate("Contract", "no limit")
            return usual if name == "windows" else limitless
        if isinstance(value, int) and name.endswith("_minor"):
            return format_amount(value, self._desk.settings.currency)
        if isinstance(value, int) and name.endswith("_bp"):
            return format_share(value)
        return self._desk.word(name, value) if isinstance(value, str) else str(value)


def _days(text: str) -> int | None:
    typed = text.strip()
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS
    return int(typed) if is_number else None
