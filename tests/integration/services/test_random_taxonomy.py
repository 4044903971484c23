"""Branches merged, split, moved and taken back in any order: no case is lost, no count changes."""

import random
import shutil
import tempfile
from collections import Counter as Tally
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.errors import RuleError
from app.domain.ids import ActionId
from app.domain.papers import Words
from app.domain.rows import QueueFilter
from app.domain.taxonomy import BranchMove, present_code
from app.services.cases import edit_case
from app.services.opening import open_case
from app.services.program_data import load_program_data
from app.services.shop import found_shop
from app.services.taxonomy import move_branch
from app.services.undo import undo_action
from app.services.verify import rebuild_tables, verify
from tests.counter import OWNER, ShopClock
from tests.staff import CHEAP

PROGRAM = load_program_data()
NAME = Words("新", "New")
leaves = st.sampled_from(["WEAR", "STAIN", "MAT", "SIZE", "A", "B"])
codes = st.builds("{}.{}".format, st.sampled_from(["COND", "DESC", "MIND"]), leaves)


class Tidying(RuleBasedStateMachine):
    """An owner who cannot leave her categories alone, and a clerk who goes on opening cases."""

    @initialize()
    def shop_opens(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.shop = found_shop(
            self.folder / "shop",
            program=PROGRAM,
            founded_by=OWNER.name,
            settings={},
            clock=ShopClock(),
            rand=random.Random(7).randbytes,
            hashing=CHEAP,
        )
        self.cases: list[str] = []
        self.actions: list[ActionId] = []
        for code in ("COND.WEAR", "COND.STAIN", "DESC.MAT"):
            self.opens(code)

    @rule(code=codes)
    def opens(self, code: str) -> None:
        branches = self.shop.queries.branches()
        if present_code(code, branches) in branches:
            opened = open_case(self.shop, complaint="有污渍", opened_by=OWNER.name, category=code)
            self.cases.append(opened.number)

    @rule(which=st.integers(0, 99), code=codes)
    def corrects(self, which: int, code: str) -> None:
        number = self.cases[which % len(self.cases)]
        try:
            changes = edit_case(self.shop, number=number, category=code, edited_by=OWNER.name)
        except RuleError:
            return
        self.actions.append(changes.action)

    @rule(source=codes, into=codes)
    def merges(self, source: str, into: str) -> None:
        self.tidies(BranchMove("merge", source, into))

    @rule(source=codes, to=codes)
    def moves(self, source: str, to: str) -> None:
        self.tidies(BranchMove("move", source, to))

    @rule(source=codes, leaf=leaves, which=st.sets(st.integers(0, 99), min_size=1, max_size=3))
    def splits(self, source: str, leaf: str, which: set[int]) -> None:
        chosen = {self.cases[place % len(self.cases)] for place in which}
        numbers = tuple(
            number
            for number in sorted(chosen)
            if self.shop.queries.cases.line(number).category == source
        )
        target = f"{source.partition('.')[0]}.{leaf}"
        self.tidies(BranchMove("split", source, target, NAME, numbers))

    def tidies(self, move: BranchMove) -> None:
        try:
            changes = move_branch(self.shop, move=move, moved_by=OWNER.name)
        except RuleError:
            return
        self.actions.append(changes.action)

    @rule(which=st.integers(0, 5))
    def takes_back(self, which: int) -> None:
        if self.actions:
            action = self.actions[-1 - which % len(self.actions)]
            try:
                undo_action(self.shop, action_id=action, undone_by=OWNER.name)
            except RuleError:
                return

    @invariant()
    def every_case_is_there_under_a_branch_in_use(self) -> None:
        branches = self.shop.queries.branches()
        lines = self.shop.queries.cases.page(QueueFilter(only_open=False), offset=0, limit=1000)
        assert sorted(line.number for line in lines) == sorted(self.cases)
        for line in lines:
            assert line.category in branches
            assert not branches[line.category].retired

    @invariant()
    def the_branches_sum_to_the_whole(self) -> None:
        counted = Tally[str]()
        for code in self.shop.queries.branches():
            counted[code] = self.shop.queries.cases.count(
                QueueFilter(category=code, only_open=False)
            )
        assert counted.total() == len(self.cases)

    @invariant()
    def what_any_branch_was_called_leads_to_one_in_use_or_nowhere(self) -> None:
        branches = self.shop.queries.branches()
        for code, branch in branches.items():
            if branch.retired and branch.moved_to:
                assert present_code(code, branches) in branches

    def teardown(self) -> None:
        try:
            assert verify(self.shop, deep=True).faults == ()
            rebuild_tables(self.shop)
            assert verify(self.shop, deep=True).faults == ()
        finally:
            self.shop.close()
            shutil.rmtree(self.folder)


TestTidying = Tidying.TestCase
