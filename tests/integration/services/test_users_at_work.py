"""People who sign in: secrets, lockouts across restarts, caps, undo, and the last owner."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.ids import ActionId
from app.domain.lockout import LockedOutError
from app.domain.moves import Actor
from app.domain.permissions import NotPermittedError, RefundOverCapError, UnknownActorError
from app.domain.users import (
    LastOwnerError,
    OwnerNeedsPassphraseError,
    OwnerSignsInFirstError,
    SecretNeededError,
    UnknownUserError,
    User,
    WrongSecretError,
)
from app.services.cases import add_note
from app.services.imports import import_file
from app.services.moves import MoveTold, move_case, offered_moves
from app.services.opening import open_case
from app.services.program_data import ProgramData
from app.services.settings import edit_settings
from app.services.shop import Shop, open_shop
from app.services.undo import ChangedSinceError, undo_action
from app.services.users import (
    add_user,
    edit_permission,
    edit_user,
    set_refund_cap,
    set_secret,
    sign_in,
)
from app.services.verify import verify
from app.storage.projection import dump
from app.storage.secrets import STRONG, hash_secret
from tests.counter import TO_THE_REFUND, Counter, ShopClock
from tests.staff import CHEAP, SECRETS, STAFF, hire

MINUTE_MS = 60_000
CLERK = Actor("小周", "clerk")
WRONG = "999119"


def people(shop: Shop) -> list[tuple[str, str, bool, bool]]:
    found = shop.queries.users.everybody()
    return [(user.name, user.role, user.has_secret, user.retired) for user in found]


class TestBeforeAnybodySignsIn:
    def test_everybody_acts_as_owner(self, shop: Shop) -> None:
        edit_settings(shop, values={"phone": "021"}, edited_by="whoever")
        assert not shop.queries.users.asks_who()

    def test_the_first_secret_is_an_owners(self, shop: Shop) -> None:
        """Or the shop would be locked with nobody to manage it."""
        add_user(shop, name="小周", role="clerk", added_by="陈")
        with pytest.raises(OwnerSignsInFirstError):
            set_secret(shop, name="小周", secret="550193", set_by="陈")
        assert not shop.queries.users.asks_who()

    def test_users_without_a_secret_change_nothing(self, shop: Shop) -> None:
        add_user(shop, name="小周", role="clerk", added_by="陈")
        edit_settings(shop, values={"phone": "021"}, edited_by="小周")


class TestOnceSomebodySignsIn:
    def test_a_name_that_is_nobodys_has_no_rights(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        hire(counter.shop, "owner")
        with pytest.raises(UnknownActorError):
            add_note(counter.shop, number=number, text="x", written_by="root")

    def test_a_user_who_cannot_sign_in_yet_has_none_either(self, shop: Shop) -> None:
        """A name alone proves nothing."""
        hire(shop, "owner")
        add_user(shop, name="新人", role="handler", added_by="陈")
        with pytest.raises(UnknownActorError):
            open_case(shop, complaint="坏了", opened_by="新人")

    def test_whoever_has_left_has_none(self, shop: Shop) -> None:
        hire(shop, "owner", "clerk")
        edit_user(shop, name="小周", retired=True, edited_by="陈")
        with pytest.raises(UnknownActorError):
            open_case(shop, complaint="坏了", opened_by="小周")
        with pytest.raises(UnknownUserError):
            sign_in(shop, name="小周", secret=SECRETS["小周"])
        edit_user(shop, name="小周", retired=False, edited_by="陈")
        assert sign_in(shop, name="小周", secret=SECRETS["小周"]) == CLERK

    def test_a_role_that_the_caller_claims_is_not_believed(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        counter.move(number, "review", "to_decision")
        hire(counter.shop)
        claimed = Actor("小周", "owner")
        offers = offered_moves(counter.shop, number=number, actor=claimed)
        accept = next(offer for offer in offers if offer.move.code == "accept_return")
        assert "role_owner_handler" in accept.missing

    def test_secrets_are_no_part_of_the_journal(self, shop: Shop) -> None:
        hire(shop)
        with shop.store.database.reading() as connection:
            journal = str(
                connection.execute("SELECT group_concat(payload) FROM journal").fetchone()
            )
            hashes = [h for (h,) in connection.execute("SELECT hash FROM secret")]
            assert all(h.startswith("$argon2id$") for h in hashes)
            assert "argon2" not in journal
            assert [s for s in SECRETS.values() if s in journal] == []
            assert {"secret", "lockout"} & dump(connection).keys() == set()
        assert verify(shop, deep=True).is_sound

    def test_a_replay_keeps_people_and_secrets(self, counter: Counter) -> None:
        from app.services.verify import rebuild_tables  # noqa: PLC0415 - one test alone

        hire(counter.shop)
        before = people(counter.shop)
        rebuild_tables(counter.shop)
        assert people(counter.shop) == before
        assert sign_in(counter.shop, name="李", secret=SECRETS["李"]) == Actor("李", "handler")


def test_a_guess_costs_what_it_should() -> None:
    assert (STRONG.memory_kib, STRONG.rounds, STRONG.lanes) == (64 * 1024, 3, 1)
    assert hash_secret("804217", CHEAP).startswith("$argon2id$v=19$m=8,t=1,p=1$")


class TestSigningIn:
    @pytest.mark.parametrize("role", STAFF)
    def test_the_right_secret_makes_an_actor_with_the_true_role(
        self, shop: Shop, role: str
    ) -> None:
        hire(shop)
        name, secret = STAFF[role]
        assert sign_in(shop, name=name, secret=secret) == Actor(name, role)

    def test_full_width_digits_are_digits(self, shop: Shop) -> None:
        hire(shop, "clerk")
        assert sign_in(shop, name="小周", secret="５５０１９３") == CLERK

    def test_an_empty_secret_is_no_try(self, shop: Shop) -> None:
        hire(shop, "clerk")
        for _ in range(9):
            with pytest.raises(SecretNeededError):
                sign_in(shop, name="小周", secret="")
        assert sign_in(shop, name="小周", secret=SECRETS["小周"]) == CLERK

    def test_a_right_one_forgets_the_wrong_ones(self, shop: Shop) -> None:
        hire(shop, "clerk")
        for _ in range(3):
            assert fail(shop) == [4, 3, 2, 1]
            sign_in(shop, name="小周", secret=SECRETS["小周"])

    def test_five_wrong_ones_lock_her_and_nobody_else(self, shop: Shop, clock: ShopClock) -> None:
        hire(shop)
        assert fail(shop) == [4, 3, 2, 1]
        with pytest.raises(LockedOutError) as told:
            sign_in(shop, name="小周", secret=WRONG)
        assert told.value.params["minutes"] == 15
        with pytest.raises(LockedOutError):
            sign_in(shop, name="小周", secret=SECRETS["小周"])
        assert sign_in(shop, name="李", secret=SECRETS["李"]).name == "李"
        user = next(u for u in shop.queries.users.everybody() if u.name == "小周")
        until = shop.queries.users.locked_until(user.id, clock.now_ms)
        assert until == clock.now_ms + 15 * MINUTE_MS
        clock.step(ms=15 * MINUTE_MS)
        assert shop.queries.users.locked_until(user.id, clock.now_ms) is None
        assert sign_in(shop, name="小周", secret=SECRETS["小周"]) == CLERK

    def test_tries_are_counted_across_restarts(
        self, shop: Shop, clock: ShopClock, program: ProgramData
    ) -> None:
        """Closing the program after every try does not help."""
        hire(shop, "clerk")
        refusals = []
        for _ in range(7):
            again = open_shop(shop.folder, program=program, clock=clock, hashing=CHEAP)
            with pytest.raises((WrongSecretError, LockedOutError)) as told:
                sign_in(again, name="小周", secret=WRONG)
            refusals.append(told.value.code)
            again.close()
        assert refusals == ["wrong_secret"] * 4 + ["locked_out"] * 3

    def test_a_clock_set_back_does_not_open_the_lock_or_hold_it_for_a_year(
        self, shop: Shop, clock: ShopClock
    ) -> None:
        hire(shop, "clerk")
        fail(shop)
        with pytest.raises(LockedOutError):
            sign_in(shop, name="小周", secret=WRONG)
        clock.step(days=-365)
        with pytest.raises(LockedOutError) as told:
            sign_in(shop, name="小周", secret=SECRETS["小周"])
        assert told.value.params["minutes"] == 15
        clock.step(ms=14 * MINUTE_MS)
        with pytest.raises(LockedOutError):
            sign_in(shop, name="小周", secret=SECRETS["小周"])
        clock.step(ms=MINUTE_MS)
        assert sign_in(shop, name="小周", secret=SECRETS["小周"]) == CLERK

    def test_an_owner_who_gives_a_new_secret_opens_the_lock(self, shop: Shop) -> None:
        hire(shop, "clerk")
        fail(shop)
        with pytest.raises(LockedOutError):
            sign_in(shop, name="小周", secret=WRONG)
        set_secret(shop, name="小周", secret="660918", set_by="陈")
        assert sign_in(shop, name="小周", secret="660918") == CLERK


def fail(shop: Shop) -> list[int]:
    """Four wrong tries; how many were said to be left after each."""
    left = []
    for _ in range(4):
        with pytest.raises(WrongSecretError) as told:
            sign_in(shop, name="小周", secret=WRONG)
        left.append(told.value.params["left"])
    return [int(n or 0) for n in left]


class TestSecrets:
    def test_a_clerk_changes_her_own_with_the_current_one(self, shop: Shop) -> None:
        hire(shop, "clerk")
        with pytest.raises(SecretNeededError):
            set_secret(shop, name="小周", secret="660918", set_by="小周")
        with pytest.raises(WrongSecretError):
            set_secret(shop, name="小周", secret="660918", set_by="小周", current=WRONG)
        set_secret(shop, name="小周", secret="660918", set_by="小周", current=SECRETS["小周"])
        assert sign_in(shop, name="小周", secret="660918") == CLERK

    def test_somebody_elses_is_for_who_manages_users(self, shop: Shop) -> None:
        hire(shop)
        with pytest.raises(NotPermittedError):
            set_secret(shop, name="李", secret="660918", set_by="小周")

    def test_an_owner_has_a_passphrase_also_one_who_becomes_owner(self, shop: Shop) -> None:
        hire(shop, "handler")
        with pytest.raises(OwnerNeedsPassphraseError):
            set_secret(shop, name="陈", secret="8042171930", set_by="陈", current=SECRETS["陈"])
        with pytest.raises(OwnerNeedsPassphraseError):
            edit_user(shop, name="李", role="owner", edited_by="陈")
        set_secret(shop, name="李", secret="门前大桥下游过一群鸭", set_by="陈")
        edit_user(shop, name="李", role="owner", edited_by="陈")


class TestTheLastOwner:
    def test_nobody_unseats_the_only_owner(self, shop: Shop) -> None:
        hire(shop)
        with pytest.raises(LastOwnerError):
            edit_user(shop, name="陈", role="clerk", edited_by="陈")
        with pytest.raises(LastOwnerError):
            edit_user(shop, name="陈", retired=True, edited_by="陈")

    def test_not_even_by_taking_back_what_made_her_one(self, shop: Shop) -> None:
        hire(shop, "handler")
        set_secret(shop, name="李", secret="门前大桥下游过一群鸭", set_by="陈")
        promoted = edit_user(shop, name="李", role="owner", edited_by="陈").action
        edit_user(shop, name="陈", retired=True, edited_by="李")
        with pytest.raises(LastOwnerError):
            undo_action(shop, action_id=promoted, undone_by="李")


class TestTakingBack:
    def test_a_new_user_goes_again_unless_she_can_sign_in(self, shop: Shop) -> None:
        hire(shop, "owner")
        added = add_user(shop, name="新人", role="clerk", added_by="陈").action
        undo_action(shop, action_id=added, undone_by="陈")
        assert [name for name, *_ in people(shop)] == ["陈"]
        added = add_user(shop, name="新人", role="clerk", added_by="陈").action
        set_secret(shop, name="新人", secret="660918", set_by="陈")
        with pytest.raises(ChangedSinceError):
            undo_action(shop, action_id=added, undone_by="陈")

    def test_a_line_of_the_table_returns_to_the_programs(self, shop: Shop) -> None:
        hire(shop)
        edited = edit_permission(
            shop, role="clerk", permission="money.payout", granted=True, edited_by="陈"
        ).action
        assert shop.queries.users.permissions().allows("clerk", "money.payout")
        undo_action(shop, action_id=edited, undone_by="陈")
        assert not shop.queries.users.permissions().allows("clerk", "money.payout")
        assert verify(shop, deep=True).is_sound

    def test_a_clerk_takes_back_nothing_she_could_not_do(self, counter: Counter) -> None:
        """Or undo would be the way around every permission."""
        shop = counter.shop
        hire(shop)
        done = (
            edit_settings(shop, values={"phone": "021"}, edited_by="陈"),
            edit_permission(shop, role="clerk", permission="undo", granted=True, edited_by="陈"),
            edit_permission(
                shop, role="clerk", permission="cases.open", granted=False, edited_by="陈"
            ),
            edit_user(shop, name="小周", role="appraiser", edited_by="陈"),
            edit_user(shop, name="小周", role="clerk", edited_by="陈"),
        )
        for changes in done:
            if changes.kinds:
                with pytest.raises(NotPermittedError):
                    undo_action(shop, action_id=changes.action, undone_by="小周")

    def test_nor_an_import_nor_what_another_has_decided(
        self, counter: Counter, tmp_path: Path
    ) -> None:
        shop = counter.shop
        counter.sell_the_bag()
        number = counter.open()
        hire(shop)
        file = tmp_path / "items.csv"
        file.write_text(
            "SKU,Created,Title,Account,Account Name,Category,Split,Tag Price,Status,Quantity\n"
            "C-9,2025-01-02,Silk scarf,1001,Li,Clothing,60%,¥300.00,1 Active,1\n",
            encoding="utf-8",
        )
        batch = ActionId(bytes.fromhex(import_file(shop, path=file, imported_by="陈").batch))
        own = move_case(shop, number=number, move="review", actor=CLERK).action
        undo_action(shop, action_id=own, undone_by="小周")
        moved = move_case(shop, number=number, move="review", actor=Actor("李")).action
        for action in (batch, moved):
            with pytest.raises(NotPermittedError):
                undo_action(shop, action_id=action, undone_by="小周")
        undo_action(shop, action_id=moved, undone_by="陈")


class TestRefundCaps:
    @pytest.fixture
    def refunding(self, counter: Counter) -> Callable[[str, int | None], str]:
        """A case ready to be refunded: (resolution, price of the item) → its number."""
        counter.consignor()

        def made(resolution: str, price: int | None = None) -> str:
            sku = f"A-{len(counter.sold) + 1}"
            counter.item(sku, price=price or 1_280_000)
            counter.sell(sku)
            number = counter.open(sku, resolution=resolution)
            if resolution == "RETURN_REFUND":
                counter.move(number, "review", "to_decision", "accept_return", "goods_received")
                counter.is_ours(number)
                counter.move(number, "inspection_passed")
            else:
                counter.is_ours(number)
                counter.move(number, *TO_THE_REFUND)
            return number

        return made

    def refund(self, counter: Counter, number: str, amount: int | None = None) -> None:
        told = MoveTold(note="退", amount_minor=amount)
        move_case(counter.shop, number=number, move="refund_done", actor=CLERK, told=told)

    def test_a_clerk_stays_under_her_cap(
        self, counter: Counter, refunding: Callable[[str, int | None], str]
    ) -> None:
        small, large = refunding("REFUND_ONLY", 50_000), refunding("REFUND_ONLY", 50_001)
        hire(counter.shop)
        self.refund(counter, small)
        before = counter.card(large)
        with pytest.raises(RefundOverCapError) as refusal:
            self.refund(counter, large)
        assert refusal.value.params["cap_minor"] == 50_000
        assert refusal.value.params["who"] == "owner,handler,accountant"
        assert counter.card(large) == before

    def test_what_counts_is_the_loss_and_not_the_price(
        self, counter: Counter, refunding: Callable[[str, int | None], str]
    ) -> None:
        """12,800 go back to the buyer, and the bag to the shelf: nothing is lost."""
        number = refunding("RETURN_REFUND", None)
        hire(counter.shop)
        self.refund(counter, number)
        assert counter.card(number).refunded_minor == 1_280_000

    def test_the_cap_is_the_shops_to_set(
        self, counter: Counter, refunding: Callable[[str, int | None], str]
    ) -> None:
        number = refunding("REFUND_ONLY", 60_000)
        hire(counter.shop)
        set_refund_cap(counter.shop, role="clerk", cap_minor=60_000, edited_by="陈")
        self.refund(counter, number)

    def test_no_cap_at_all_is_a_choice_too(
        self, counter: Counter, refunding: Callable[[str, int | None], str]
    ) -> None:
        number = refunding("REFUND_ONLY", None)
        hire(counter.shop)
        set_refund_cap(counter.shop, role="clerk", cap_minor=None, edited_by="陈")
        self.refund(counter, number)

    def test_without_the_permission_the_move_refunds_nothing(
        self, counter: Counter, refunding: Callable[[str, int | None], str]
    ) -> None:
        number = refunding("REFUND_ONLY", 100)
        hire(counter.shop)
        edit_permission(
            counter.shop, role="clerk", permission="money.refund", granted=False, edited_by="陈"
        )
        with pytest.raises(NotPermittedError):
            self.refund(counter, number)


def test_users_keep_the_order_in_which_they_came(shop: Shop) -> None:
    hire(shop, "owner", "clerk", "handler")
    assert [user.name for user in shop.queries.users.who_can_sign_in()] == ["陈", "小周", "李"]
    assert isinstance(shop.queries.users.everybody()[0], User)
