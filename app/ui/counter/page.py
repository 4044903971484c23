"""The counter page: three steps that are always visible, and Ctrl+Enter."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.cases import EmptyComplaintError
from app.domain.changes import Changes
from app.domain.custody import Handover
from app.domain.errors import AftercareError
from app.domain.rows import DraftLine, ItemCard
from app.services.cases import Claimant, OpenedCase, open_case
from app.services.papers import buyer_slip
from app.services.reading import Queries
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.counter.draft_keeper import DraftKeeper
from app.ui.counter.intake import Intake, from_draft
from app.ui.counter.item_panel import ItemPanel
from app.ui.counter.outcome_panel import OutcomePanel
from app.ui.counter.story_panel import StoryPanel
from app.ui.desk import Desk
from app.ui.jobs import JobContext
from app.ui.page import Page
from app.ui.papers.preview import PaperDialog
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.widgets.banners import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.texts import Text


class CounterPage(Page):
    """Scan → complaint → photos → category → Ctrl+Enter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filling = False
        self._saving = False
        self._item = ItemPanel(desk)
        self._story = StoryPanel(desk)
        self._outcome = OutcomePanel(desk)
        self._drafts = DraftKeeper(desk, self)
        self._banner = Banner(desk.theme, "", lambda: translate("Counter", "Go on with it"))
        self._banner.hide()
        self._offered: DraftLine | None = None
        self._save = Button(
            desk.theme, lambda: translate("Counter", "Save without slip"), shortcut="Ctrl+S"
        )
        self._print = Button(
            desk.theme,
            lambda: translate("Counter", "Save and print slip"),
            "primary",
            shortcut="Ctrl+Return",
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(GROUP_PX)
        for panel, weight in ((self._item, 30), (self._story, 40), (self._outcome, 30)):
            steps.addWidget(panel, weight)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR_PX)
        foot.addWidget(
            Text(
                self.theme,
                lambda: translate(
                    "Counter", "Everything typed is kept. What is missing can be added later."
                ),
                tone="secondary",
            )
        )
        foot.addStretch(1)
        foot.addWidget(self._save)
        foot.addWidget(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(GROUP_PX)
        column.addWidget(self._banner)
        column.addLayout(steps, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        for panel in (self._item, self._story, self._outcome):
            panel.edited.connect(self._on_edited)
        self._item.sku_entered.connect(self.look_up)
        self._save.clicked.connect(partial(self.save, slip=False))
        self._print.clicked.connect(partial(self.save, slip=True))
        self._banner.action_taken.connect(self._on_draft_taken)
        self._banner.dismissed.connect(self._on_draft_dismissed)
        for keys, slot in (
            ("Ctrl+Return", partial(self.save, slip=True)),
            ("Ctrl+Enter", partial(self.save, slip=True)),
            ("Ctrl+S", partial(self.save, slip=False)),
            ("Ctrl+O", self._story.pick),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def load(self, key: str) -> None:
        """``key`` is a SKU or a receipt to begin with; drafts that were interrupted are offered."""
        self._item.focus_start()
        self.desk.ask(lambda queries: queries.drafts(), self._offer_draft, owner=self)
        if key:
            self._item.sku.setText(key)
            self.look_up(key)

    def refresh(self) -> None:
        """Names of branches may have changed; what is typed stays."""
        self._outcome.refill()

    def concerns(self, changes: Changes) -> bool:
        """Only what fills the choices."""
        return changes.touches("branch") or changes.touches("shop")

    def leave(self) -> bool:
        """Esc goes back to the tag; what was typed stays."""
        if self._item.sku.hasFocus():
            return False
        self._item.focus_start()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt shows the consignor while it is held."""
        if event.key() == Qt.Key.Key_Alt:
            self._item.show_owner(shown=True)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """And hides her again."""
        if event.key() == Qt.Key.Key_Alt:
            self._item.show_owner(shown=False)
        super().keyReleaseEvent(event)

    def look_up(self, code: str) -> None:
        """Find the item of a tag, or the one item of a receipt."""
        if not code:
            self._item.show_item(None)
            self._story.complaint.setFocus()
            return

        def find(queries: Queries) -> tuple[ItemCard | None, str]:
            hit = queries.search.scanned(code)
            if hit is not None and hit.subject_type == "sale":
                skus = queries.sales.one(hit.key).skus
                return (queries.items.card(skus[0]) if len(skus) == 1 else None), hit.key
            return queries.items.card(code), ""

        self.desk.ask(find, self._on_found, owner=self, key="counter.item", failed=self._on_unknown)

    def _on_found(self, found: tuple[ItemCard | None, str]) -> None:
        item, _sale = found
        self._item.show_item(item)
        if item is not None:
            self._filling = True
            self._item.sku.setText(item.line.sku)
            self._outcome.handed_over.setChecked(True)
            self._filling = False
        self._story.complaint.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_edited()

    def _on_unknown(self, error: Exception) -> None:
        self._item.show_item(None)
        if isinstance(error, AftercareError):
            self._item.set_problem(
                sentence(error) + translate("Counter", " The case can be opened without it.")
            )

    def intake(self) -> Intake:
        """What has been typed so far."""
        item = self._item.item()
        return Intake(
            sku=item.line.sku if item else "",
            complaint=self._story.complaint.toPlainText(),
            category=str(self._outcome.category.currentData() or ""),
            resolution=self._outcome.chosen_resolution(),
            claimant=str(self._outcome.claimant.currentData() or "buyer"),
            name=self._story.name.text(),
            phone=self._story.phone.text(),
            handed_over=self._outcome.handed_over.isChecked(),
            place=self._outcome.place.text(),
            condition=self._outcome.condition.text(),
            accessories=self._item.accessories(),
            photos=self._story.photos(),
        )

    def _on_edited(self) -> None:
        if not self._filling:
            self._drafts.keep(self.intake())

    def _fill(self, intake: Intake) -> None:
        self._filling = True
        self._item.sku.setText(intake.sku)
        self._item.show_item(None)
        self._item.tick(intake.accessories)
        self._story.fill(intake.complaint, intake.name, intake.phone, intake.photos)
        self._outcome.fill(intake.category, intake.resolution, intake.claimant)
        self._outcome.handed_over.setChecked(intake.handed_over)
        self._outcome.place.setText(intake.place)
        self._outcome.condition.setText(intake.condition)
        self._filling = False
        if intake.sku:
            self.look_up(intake.sku)

    def save(self, *, slip: bool) -> None:
        """Open the case; the screen is free again when it is on disk."""
        intake, desk, draft_id = self.intake(), self.desk, self._drafts.draft_id
        if self._saving:
            return
        if not intake.complaint.strip():
            self._story.set_problem(sentence(EmptyComplaintError()))
            self._story.complaint.setFocus()
            return
        self._saving = True
        actor = desk.actor.name

        def opened(shop: Shop, _ctx: JobContext) -> OpenedCase:
            return _open(shop, intake, actor, draft_id)

        desk.work(opened, owner=self, done=partial(self._on_opened, slip), failed=self._on_refused)

    def _on_opened(self, slip: bool, case: OpenedCase) -> None:  # noqa: FBT001 - bound by partial
        desk = self.desk
        self._saving = False
        self._drafts.start_afresh()
        self._fill(Intake())
        self._item.focus_start()
        desk.committed(case.changes)
        desk.tell(
            lambda: translate("Counter", "{number} is saved.").format(number=case.number),
            undoes=case.changes.action,
        )
        if slip:
            self._print_slip(case.number)

    def _print_slip(self, number: str) -> None:
        desk = self.desk
        langs = ("zh", "en") if desk.lang == "zh" else ("en",)
        size = desk.settings.slip_paper
        PaperDialog(
            desk,
            lambda shop: buyer_slip(
                shop,
                number=number,
                langs=langs,
                paper="roll80" if size == "roll80" else "a5",
                issued_by=desk.actor.name,
            ),
            f"slip-{number}.pdf",
        ).open()

    def _on_refused(self, error: Exception) -> None:
        """What was typed stays, and so does its draft."""
        self._saving = False
        self._drafts.save_now()
        self.desk.tell_failure(error)

    def _offer_draft(self, drafts: list[DraftLine]) -> None:
        others = [draft for draft in drafts if draft.id != self._drafts.draft_id]
        self._offered = others[0] if others else None
        self._banner.setVisible(bool(others) and not self.intake().is_worth_keeping)
        if others:
            words = str(others[0].body.get("complaint", ""))[:60] or str(
                others[0].body.get("sku", "")
            )
            self._banner.say(
                lambda: translate("Counter", "An intake was interrupted: “{words}”").format(
                    words=words
                )
            )

    def _on_draft_taken(self) -> None:
        if self._offered is not None:
            self._drafts.resume(self._offered.id)
            self._fill(from_draft(self._offered.body))
            self._offered = None
            self._banner.hide()

    def _on_draft_dismissed(self) -> None:
        if self._offered is not None:
            self._drafts.discard(self._offered.id)
            self._offered = None


def _open(shop: Shop, intake: Intake, actor: str, draft_id: str) -> OpenedCase:
    handover = Handover(
        "in_shop",
        place=intake.place,
        condition=intake.condition,
        accessories=intake.accessories,
        received_from=intake.name,
    )
    return open_case(
        shop,
        complaint=intake.complaint,
        opened_by=actor,
        sku=intake.sku,
        sale_number=intake.sale_number,
        claimant=Claimant(intake.claimant, intake.name, intake.phone),
        category=intake.category,
        resolution=intake.resolution,
        photos=intake.photos,
        handover=handover if intake.handed_over and intake.sku else None,
        draft_id=draft_id,
    )
