"""Recording a finding, and agreeing on an appraiser, by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit

from app.domain.findings import FINDING_KINDS, PROOFS, RESULTS, Finding
from app.domain.ledger import TENDERS
from app.domain.parties import PARTIES
from app.services.findings import Appraisal, agree_on_appraiser, record_finding
from app.text.catalogue import translate
from app.ui.amount_edit import amount_edit
from app.ui.case.recording_form import RecordingForm
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field

_REASON_PX = 72


class FindingForm(RecordingForm):
    """What was found, by whom, and what it cost."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: translate("Findings", "Record a finding"),
            lambda: translate("Findings", "Record"),
        )
        self._currency = ""
        self.by, self.seal = QLineEdit(), QLineEdit()
        self.kind, self.result, self.proven = QComboBox(), QComboBox(), QComboBox()
        self.advanced_by, self.tender = QComboBox(), QComboBox()
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(_REASON_PX)
        self.fake, self.before_sale = QCheckBox(), QCheckBox()
        self.fee = amount_edit(lambda: self._currency)
        self._lay_out()
        self.result.currentIndexChanged.connect(self._show_fake)
        self.kind.currentIndexChanged.connect(self._show_fake)
        self.retranslate()

    def _lay_out(self) -> None:
        theme = self.desk.theme
        self.add_field(Field(theme, lambda: translate("Findings", "Found by"), self.by))
        self._add_pair(
            Field(theme, lambda: translate("Findings", "Result"), self.result),
            Field(theme, lambda: translate("Findings", "Kind"), self.kind),
        )
        self.add_field(self.fake)
        self.add_field(Field(theme, lambda: translate("Findings", "Why"), self.reason))
        self._add_pair(
            Field(theme, lambda: translate("Findings", "The fault is"), self.proven),
            Field(theme, lambda: translate("Findings", "Seal no."), self.seal),
        )
        self._add_pair(
            Field(theme, lambda: translate("Findings", "Fee"), self.fee),
            Field(theme, lambda: translate("Findings", "Advanced by"), self.advanced_by),
        )
        self.add_field(
            Field(
                theme,
                lambda: translate("Findings", "Book the fee as a cost"),
                self.tender,
                hint=lambda: translate("Findings", "If the shop has paid it now"),
            )
        )
        self.add_field(self.before_sale)
        self.finish()

    def _add_pair(self, first: Field, second: Field) -> None:
        row = QHBoxLayout()
        row.setSpacing(GROUP_PX)
        row.addWidget(first, 1)
        row.addWidget(second, 1)
        self.fields.addLayout(row)

    def begin(self, number: str, currency: str, appraisal: Appraisal) -> None:
        """Ask for a finding on this case, by the appraiser agreed on if there is one."""
        self.number, self._currency = number, currency
        agreed = appraisal.appraisers[-1].name if appraisal.appraisers else ""
        self.by.setText(agreed)
        for field in (self.seal, self.fee):
            field.clear()
        self.fee.set_minor(None)
        self.reason.clear()
        if appraisal.sealed:
            self.seal.setText(appraisal.sealed.seal)
        for box in (self.kind, self.result, self.advanced_by, self.tender):
            box.setCurrentIndex(0)
        self.proven.setCurrentIndex(self.proven.findData("not_examined"))
        self.fake.setChecked(False)
        self.before_sale.setChecked(False)
        self.set_problem("")
        self._show_fake()
        (self.result if agreed else self.by).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Choices and names."""
        desk = self.desk
        for box, group, codes in (
            (self.kind, "finding_kind", FINDING_KINDS),
            (self.result, "finding_result", RESULTS),
            (self.proven, "proven", PROOFS),
            (self.advanced_by, "party", ("", *PARTIES)),
            (self.tender, "tender", ("", *TENDERS)),
        ):
            offer(box, [(code, desk.word(group, code) if code else "") for code in codes])
        self.tender.setItemText(0, translate("Findings", "no"))
        self.fake.setText(translate("Findings", "Confirmed counterfeit"))
        self.before_sale.setText(translate("Findings", "It was made before the sale, for pay"))

    def record(self) -> None:
        """Write it down."""
        desk, number, tender = self.desk, self.number, str(self.tender.currentData() or "")
        finding = Finding(
            self.by.text(),
            str(self.kind.currentData()),
            str(self.result.currentData()),
            str(self.proven.currentData()),
            self.reason.toPlainText(),
            confirmed_fake=self.fake.isEnabled() and self.fake.isChecked(),
            before_sale=self.before_sale.isChecked(),
            fee_minor=self.fee.minor() or 0,
            fee_advanced_by=str(self.advanced_by.currentData() or ""),
            seal_number=self.seal.text(),
        )
        self.write(
            lambda shop: record_finding(
                shop,
                number=number,
                finding=finding,
                recorded_by=desk.actor.name,
                fee_tender=tender,
            ),
            lambda: translate("Findings", "The finding is recorded."),
        )

    def _show_fake(self) -> None:
        can_be = (self.kind.currentData(), self.result.currentData()) == ("appraiser", "fail")
        self.fake.setEnabled(can_be)


class AppraiserForm(RecordingForm):
    """Who accepts whom as appraiser."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: translate("Findings", "Agree on an appraiser"),
            lambda: translate("Findings", "Record"),
        )
        self.name, self.how = QLineEdit(), QLineEdit()
        self._boxes = {party: QCheckBox() for party in PARTIES}
        theme = desk.theme
        self.add_field(Field(theme, lambda: translate("Findings", "Appraiser or house"), self.name))
        for box in self._boxes.values():
            self.add_field(box)
        self.add_field(Field(theme, lambda: translate("Findings", "How they said so"), self.how))
        self.finish()
        self.retranslate()

    def begin(self, number: str, appraisal: Appraisal) -> None:
        """Ask who accepts whom."""
        self.number = number
        last = appraisal.appraisers[-1] if appraisal.missing_sides else None
        self.name.setText(last.name if last else "")
        self.how.clear()
        for party, box in self._boxes.items():
            box.setVisible(party in appraisal.sides)
            box.setChecked(party in appraisal.missing_sides)
        self.set_problem("")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Who may accept."""
        for party, box in self._boxes.items():
            text = translate("Findings", "{party} accepts")
            box.setText(text.format(party=self.desk.word("party", party)))

    def record(self) -> None:
        """Write it down."""
        desk, number = self.desk, self.number
        name, how = self.name.text(), self.how.text()
        parties = [
            party for party, box in self._boxes.items() if box.isChecked() and not box.isHidden()
        ]
        if not parties:
            self.set_problem(lambda: translate("Findings", "Say who accepts."))
            return
        self.write(
            lambda shop: agree_on_appraiser(
                shop,
                number=number,
                name=name,
                agreed_by=parties,
                how=how,
                recorded_by=desk.actor.name,
            ),
            lambda: translate("Findings", "The appraiser is recorded."),
        )
