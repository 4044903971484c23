"""The projected tables: what the journal's fold looks like. All can be dropped and replayed.

Row classes are the one definition of these tables: their DDL is made from them. They never leave
this package, and queries are plain SQL: hot lists cannot afford row objects.

Integer ``pk`` follows the fold order, so newest first is ``pk DESC`` and a search row shares its
subject's ``pk``. ``made_clock`` is the clock of the entry that made a row edited by registers.
"""

from app.storage.tables.bills import BillLineRow
from app.storage.tables.bookkeeping import (
    FieldClockRow,
    ImportBatchRow,
    ParkedRow,
    RegisterLoserRow,
)
from app.storage.tables.cases import CaseRow
from app.storage.tables.claims import ChargebackRow, ClaimEventRow, ClaimRow
from app.storage.tables.clocks import CaseClockRow
from app.storage.tables.contracts import ContractRow
from app.storage.tables.evidence import (
    AppraiserRow,
    EvidenceNoteRow,
    FindingRow,
    FindingWithdrawalRow,
    PanelRow,
    PanelStrikeRow,
    PanelVoteRow,
)
from app.storage.tables.goods import (
    BaselineRow,
    CustodyRow,
    ItemRow,
    PersonRow,
    PhotoRow,
    SaleLineRow,
    SaleRow,
)
from app.storage.tables.learning import (
    CategoryDecisionRow,
    ModelChoiceRow,
    SuggestionAnswerRow,
    TrainedModelRow,
)
from app.storage.tables.money import PostingRow, StatementRow
from app.storage.tables.months import ClosedMonthRow, CostRow, InvoiceRow
from app.storage.tables.payouts import (
    CreditRow,
    PayoutHoldRow,
    PayoutLiftRow,
    PayoutReleaseRow,
    PayoutRow,
    PayoutRunRow,
    PayoutSentRow,
)
from app.storage.tables.recovery import RecoveryPlanRow
from app.storage.tables.refunds import RefundRow
from app.storage.tables.row import ProjectedRow
from app.storage.tables.rules import RuleRow, TeamRow
from app.storage.tables.shop import BranchRow, DefaultShareRow, SettingRow, SlaRow
from app.storage.tables.splits import SettledSplitRow, SplitWordRow
from app.storage.tables.statements import ObjectionAnswerRow, ObjectionRow
from app.storage.tables.surgery import AppealRow, CaseLinkRow, HiddenPhotoRow, SlipRow
from app.storage.tables.talks import ConsignorAnswerRow, OfferRow, OfferWordRow, ReminderRow
from app.storage.tables.taxonomy import BranchMoveRow
from app.storage.tables.till import TillEnteredRow
from app.storage.tables.unwinding import (
    CreditNoteRow,
    ExchangeRateRow,
    SaleTermsRow,
    ValueFallRow,
)
from app.storage.tables.users import PermissionRow, UserRow

PROJECTED: tuple[type[ProjectedRow], ...] = (
    SettingRow,
    BranchRow,
    BranchMoveRow,
    DefaultShareRow,
    SlaRow,
    RuleRow,
    TeamRow,
    UserRow,
    PermissionRow,
    PersonRow,
    ContractRow,
    ItemRow,
    SaleRow,
    SaleLineRow,
    SaleTermsRow,
    ExchangeRateRow,
    CaseRow,
    CaseClockRow,
    CategoryDecisionRow,
    SuggestionAnswerRow,
    TrainedModelRow,
    ModelChoiceRow,
    PhotoRow,
    CustodyRow,
    BaselineRow,
    EvidenceNoteRow,
    AppraiserRow,
    FindingRow,
    FindingWithdrawalRow,
    PanelRow,
    PanelStrikeRow,
    PanelVoteRow,
    PostingRow,
    StatementRow,
    RefundRow,
    BillLineRow,
    TillEnteredRow,
    ObjectionRow,
    ObjectionAnswerRow,
    ClosedMonthRow,
    CostRow,
    InvoiceRow,
    CreditRow,
    PayoutRow,
    PayoutRunRow,
    PayoutSentRow,
    PayoutHoldRow,
    PayoutLiftRow,
    PayoutReleaseRow,
    ClaimRow,
    ClaimEventRow,
    ChargebackRow,
    CreditNoteRow,
    ValueFallRow,
    RecoveryPlanRow,
    OfferRow,
    OfferWordRow,
    ConsignorAnswerRow,
    ReminderRow,
    SplitWordRow,
    SettledSplitRow,
    CaseLinkRow,
    AppealRow,
    HiddenPhotoRow,
    SlipRow,
    ImportBatchRow,
    RegisterLoserRow,
    FieldClockRow,
    ParkedRow,
)
SEARCH_TABLES = ("case_search", "item_search", "person_search")
PREFIXES = (2, 3)  # beginnings of words, by their letters, that the search tables index too

# Raised whenever a table above or a projector changes what replay gives.
PROJECTION_VERSION = 5
