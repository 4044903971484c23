"""The counter page: three steps that are always visible, and Ctrl+Enter."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.cases import EmptyComplaintError
from app.domain.changes import Changes
from app.domain.items import UnknownItemError
from app.domain.rows import ItemCard
from app.services.opening import OpenedCase
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.counter.chat_paste import ChatPaste
from app.ui.counter.draft_banner import DraftBanner
from app.ui.counter.draft_keeper import DraftKeeper
from app.ui.counter.duplicate_banner import DuplicateBanner
from app.ui.counter.intake import Intake
from app.ui.counter.item_panel import ItemPanel
from app.ui.counter.opening import open_intake
from app.ui.counter.outcome_panel import OutcomePanel
from app.ui.counter.story_panel import StoryPanel
from app.ui.counter.suggestion_asker import SuggestionAsker
from app.ui.counter.visit_line import VisitLine
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.jobs import JobContext
from app.ui.page import Page
from app.ui.pictures import LargePhotos
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX, PATIENCE_MS


class CounterPage(Page):
    """Scan → complaint → photos → category → Ctrl+Enter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filling = False
        self._resumes = False  # the item of a draft: whether it stays was said before
        self._saving: Intake | None = None
        self._customer: Intake | None = None  # whose case was saved last
        self._focus: QWidget | None = None  # where the clerk was when saving began
        self._item = ItemPanel(desk)
        self._story = StoryPanel(desk)
        self._outcome = OutcomePanel(desk)
        self._drafts = DraftKeeper(desk, self)
        self._asker = SuggestionAsker(desk, self)
        self._banner = DraftBanner(desk)
        self._again = DuplicateBanner(desk)
        self._visit = VisitLine(desk)
        self._owed: tuple[str, ...] = ()  # cases of this visit whose slip is still to be printed
        self._chat = ChatPaste(desk, self._story, self._outcome)
        self._large = LargePhotos(desk, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._save = EnterButton(
            desk.theme, lambda: translate("Counter", "Save without slip"), shortcut="Ctrl+S"
        )
        self._print = EnterButton(
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
        panels = ((self._item, 30), (self._story, 40), (self._outcome, 30), (self._chat.panel, 30))
        for panel, weight in panels:
            steps.addWidget(panel, weight)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR_PX)
        foot.addWidget(self._visit, 1)
        foot.addWidget(self._save)
        foot.addWidget(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(GROUP_PX)
        column.addWidget(self._banner)
        column.addWidget(self._again)
        column.addLayout(steps, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        for panel in (self._item, self._story, self._outcome):
            panel.edited.connect(self._on_edited)
        self._item.item_changed.connect(self._on_item_changed)
        self._item.facts.photo_wanted.connect(
            lambda sha256: self._large.show(self._item.facts.photos(), str(sha256))
        )
        self._story.photo_wanted.connect(
            lambda sha256: self._large.show(self._story.strip.photos(), str(sha256))
        )
        self._save.clicked.connect(partial(self.save, slip=False))
        self._print.clicked.connect(partial(self.save, slip=True))
        self._story.claimant_changed.connect(self._on_claimant_changed)
        self._story.chat_wanted.connect(self._chat.begin)
        self._chat.edited.connect(self._on_edited)
        self._chat.shown.connect(
            lambda shown: self._print.set_kind("secondary" if shown else "primary")
        )
        self._visit.joined.connect(self._on_visit_joined)
        self._visit.left.connect(self._on_visit_left)
        self._story.similar.duplicate_found.connect(self._again.warn)
        self._again.told.connect(lambda number: self._item.facts.leave_out(str(number)))
        self._patience.timeout.connect(partial(self._show_saving, saving=True))
        self._asker.answered.connect(self._outcome.show_opinion)
        self._banner.taken.connect(self._on_draft_taken)
        self._banner.refused.connect(lambda draft: self._drafts.discard(str(draft)))
        # The buttons carry Ctrl+S and Ctrl+Return themselves; the number pad has an Enter too.
        # A key of a button presses it with a delay: what follows at once would go astray.
        for keys, slot in (
            ("Ctrl+Enter", partial(self.save, slip=True)),
            ("Ctrl+Shift+S", self.save_and_go_on),
            ("Ctrl+Shift+V", self._chat.begin),
            ("Alt+N", self._item.proof.toggle),
            ("Alt+V", self._visit.join),
            ("Ctrl+O", self._story.pick),
            ("Alt+W", self._story.who.focus_party),
            ("Alt+D", self._banner.take),
            ("Alt+O", self._again.open_case),
            ("Alt+S", self._story.similar.focus_start),
            *((f"Alt+{n}", partial(self._outcome.suggestions.take, n - 1)) for n in (1, 2, 3)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def load(self, key: str) -> None:
        """``key`` is a tag or receipt to begin with; an intake that was interrupted is offered."""
        self._outcome.refill()
        self._item.focus_start()
        if key:
            self._item.begin(key)
        elif not self.intake().is_worth_keeping:
            self._banner.look(self._drafts.draft_id)

    def refresh(self) -> None:
        """Names of branches may have changed; what is typed stays."""
        self._outcome.refill()

    def concerns(self, changes: Changes) -> bool:
        """Only what fills the choices."""
        return changes.touches("branch") or changes.touches("shop")

    def leave(self) -> bool:
        """Esc closes a photo, then goes back to the tag; what was typed stays."""
        if self._large.leave():
            return True
        if self._chat.close_panel():
            return True
        if self._item.tag_edit.hasFocus():
            return False
        self._item.focus_start()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt shows the consignor, and why cases are alike, while it is held."""
        if event.key() == Qt.Key.Key_Alt:
            self._show_behind(shown=True)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """And hides them again."""
        if event.key() == Qt.Key.Key_Alt:
            self._show_behind(shown=False)
        super().keyReleaseEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look out for the window's losing the keyboard."""
        self.window().installEventFilter(self)
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After Alt+Tab nobody sees Alt come up: the consignor must not stay on the screen."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self._show_behind(shown=False)
        return super().eventFilter(watched, event)

    def _show_behind(self, *, shown: bool) -> None:
        """What is not for the buyer's eyes."""
        self._item.facts.show_owner(shown=shown)
        self._story.similar.show_why(shown=shown)
        self._outcome.suggestions.show_people(shown=shown)

    def intake(self) -> Intake:
        """What has been typed so far."""
        item, outcome, story = self._item, self._outcome, self._story
        return Intake(
            tag=item.tag(),
            sku=item.sku(),
            sale_number=item.sale_number(),
            complaint=story.complaint.toPlainText(),
            category=outcome.chosen_category(),
            resolution=outcome.chosen_resolution(),
            claimant=story.who.chosen(),
            name=story.who.told_name(),
            phone=story.who.told_phone(),
            handed_over=outcome.handed_over.isChecked(),
            place=outcome.place.text(),
            condition=outcome.condition.text(),
            accessories=outcome.accessories(),
            photos=story.photos(),
            consignor=story.who.number(),
            proof=item.proof.proof(),
            proof_photos=item.proof.photos(),
            chat=story.chat.text,
            customer=story.chat.customer,
            visit=self._visit.visit,
        )

    def _on_item_changed(self, item: ItemCard | None) -> None:
        """An item that is on the counter stays with us, unless the clerk says no."""
        self._outcome.allow_handover(allowed=item is not None)
        ours = item is not None and item.line.currency == self.desk.settings.currency
        self._outcome.show_price(item.line.price_minor if item is not None and ours else 0)
        if not self._resumes:
            self._suggest_handover(item)
        if item is not None:
            self._story.complaint.setFocus(Qt.FocusReason.OtherFocusReason)
        self._resumes = False
        self._on_edited()

    def _suggest_handover(self, item: ItemCard | None) -> None:
        """What a consignor or the shop complains about does not lie on the counter."""
        is_buyer = self._story.who.chosen() == "buyer"
        self._outcome.handed_over.setChecked(item is not None and is_buyer)

    def _on_edited(self) -> None:
        if not self._filling:
            self._banner.hide()
            self._drafts.keep(self.intake())
            self._ask()

    def _ask(self) -> None:
        """What it is about, and how such cases ended.

        For those an item counts once it was found, not while its tag is typed.
        """
        intake = self.intake()
        self._asker.ask_soon(intake)
        self._story.similar.look(intake, item_is_known=self._item.item() is not None)

    def _fill(self, intake: Intake) -> None:
        self._filling = True
        self._resumes = bool(intake.tag)
        self._outcome.allow_handover(allowed=False)
        self._outcome.show_price(0)
        self._story.fill(intake)
        self._chat.close_panel()
        self._outcome.fill(intake.category, intake.resolution)
        self._outcome.fill_handover(
            handed_over=intake.handed_over,
            place=intake.place,
            condition=intake.condition,
            accessories=intake.accessories,
        )
        self._item.proof.fill(intake.proof, intake.proof_photos)
        self._item.begin(intake.tag)
        self._visit.fill(intake.visit)
        self._filling = False
        self._again.start_afresh()
        self._ask()

    def save_and_go_on(self) -> None:
        """Save, then the next item of this customer; the slips come together at the end."""
        self.save(slip=False, goes_on=True)

    def save(self, *, slip: bool, goes_on: bool = False) -> None:
        """Open the case; the screen is free again when it is on disk."""
        if self._saving is not None or self._chat.accept_panel():
            return
        intake, desk, draft_id = self.intake(), self.desk, self._drafts.draft_id
        suggested = self._outcome.suggestions.opinion().suggestion
        if not intake.complaint.strip():
            self._story.set_problem(lambda: sentence(EmptyComplaintError()))
            self._story.complaint.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._saving = intake
        self._focus = QApplication.focusWidget()
        self._drafts.rest()
        self._patience.start()

        def opened(shop: Shop, _ctx: JobContext) -> OpenedCase:
            return open_intake(
                shop,
                intake,
                opened_by=desk.actor.name,
                draft_id=draft_id,
                suggested=suggested,
            )

        desk.work(
            opened,
            owner=self,
            done=partial(self._on_opened, intake, slip, goes_on),
            failed=self._on_refused,
        )

    def _show_saving(self, *, saving: bool) -> None:
        """A disk that takes its time: nothing typed now would be kept."""
        self._patience.stop()
        for panel in (self._item, self._story, self._outcome):
            panel.setEnabled(not saving)
        self._save.setEnabled(not saving)
        self._print.set_busy((lambda: translate("Counter", "Saving…")) if saving else None)

    def _on_opened(
        self,
        intake: Intake,
        slip: bool,  # noqa: FBT001 - bound by partial
        goes_on: bool,  # noqa: FBT001 - bound by partial
        case: OpenedCase,
    ) -> None:
        desk = self.desk
        owed = (*self._owed, case.number) if intake.visit else (case.number,)
        self._owed = owed if goes_on else ()
        self._saving = None
        self._customer = intake
        self._show_saving(saving=False)
        self._drafts.start_afresh()
        self._fill(Intake())
        self._item.focus_start()
        desk.committed(case.changes)
        desk.tell_of(
            case.changes,
            lambda: translate("Counter", "{number} is saved.").format(number=case.number),
        )
        self._visit.saved(case.visit, case.number)
        if goes_on:
            self._start_next(intake)
        elif slip:
            # Late: a start needs the counter, and no paper.
            from app.ui.papers.slip import print_slips  # noqa: PLC0415

            print_slips(desk, owed)

    def _start_next(self, last: Intake) -> None:
        """The same customer, another item."""
        self._customer = last
        self._visit.join()

    def _on_visit_joined(self) -> None:
        last = self._customer
        if last is not None and not self._story.who.told_name():
            self._story.who.fill(last.claimant, last.name, last.phone, last.consignor)
        self._item.focus_start()
        self._on_edited()

    def _on_visit_left(self) -> None:
        self._owed = ()
        self._story.who.fill("buyer", "", "", "")
        self._on_edited()

    def _on_claimant_changed(self, party: object) -> None:
        self._outcome.show_claimant(str(party))
        self._item.proof.show_claimant(str(party))
        if not self._filling:
            self._suggest_handover(self._item.item())
            self._ask()

    def _on_refused(self, error: Exception) -> None:
        """What was typed stays, and so does its draft."""
        self._saving = None
        self._show_saving(saving=False)
        self._drafts.keep(self.intake())
        if isinstance(error, UnknownItemError):
            self._item.tell_unknown(error)
            self._item.focus_start()
            return
        if self._focus is not None:
            self._focus.setFocus()
        self.desk.tell_failure(error)

    def _on_draft_taken(self, draft: object, intake: Intake) -> None:
        self._drafts.resume(str(draft), intake)
        self._fill(intake)
        if not intake.tag:
            self._story.complaint.setFocus(Qt.FocusReason.OtherFocusReason)
