"""The lock: who is working is asked, what was typed stays, and each has her own eyes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPlainTextEdit

from app.services.settings import edit_settings
from app.services.shop import Shop
from app.services.users import add_user, edit_user, set_secret
from app.text.catalogue import choose_language
from app.ui.counter.item_facts import ItemFacts
from app.ui.counter.page import CounterPage
from app.ui.importing.dialog import ImportDialog
from app.ui.people.page import PeoplePage
from app.ui.settings.page import SettingsPage
from app.ui.sign_in.lock_page import LockPage
from app.ui.widgets.texts import ElidedText
from app.ui.widgets.words import announce_language
from tests.counter import Counter, ShopClock
from tests.gui.hands import click
from tests.gui.window.front import Front
from tests.staff import NAMES, SECRETS, hire

CTRL = Qt.KeyboardModifier.ControlModifier


def lock_of(front: Front) -> LockPage:
    page = front.window.locking.room.currentWidget()
    assert isinstance(page, LockPage)
    return page


def problem(front: Front) -> str:
    below = lock_of(front)._field._below
    return below.text() if below.property("tone") == "overdue" else ""


def locks_now(front: Front) -> bool:
    """What the window does every second: has anybody stirred?"""
    front.window.locking.look()
    return front.window.locking.is_locked


def look_for_others(front: Front) -> None:
    """What the window does every second: has another process written?"""
    front.window._on_poll_timeout()
    front.settle()


def sign_in(front: Front, role: str) -> None:
    """Choose the name by keyboard, type the secret, press Enter."""
    page = lock_of(front)
    front.until(lambda: bool(page._names.lines()))
    names = [line.title for line in page._names.lines()]
    front.until(lambda: page._names.chosen() is not None)
    chosen = page._names.chosen()
    assert chosen is not None
    steps = names.index(NAMES[role]) - names.index(chosen.title)
    page._secret.setFocus()
    for _ in range(abs(steps)):
        front.press(Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    front.settle()
    page._secret.setText(SECRETS[NAMES[role]])
    front.press(Qt.Key.Key_Return)


def in_as(front: Front, role: str) -> None:
    sign_in(front, role)
    front.until(lambda: not front.window.locking.is_locked)
    front.settle()


@pytest.fixture
def hired(counter: Counter, fronts: list[Front]) -> Front:
    """A window on a shop in which everybody signs in, still locked."""
    counter.sell_the_bag()
    hire(counter.shop)
    front = fronts[0]
    front.open()
    return front


def test_a_shop_without_users_opens_as_it_always_did(front: Front) -> None:
    assert not front.window.locking.is_locked
    assert front.window._user.text().strip() == "陈"
    front.press(Qt.Key.Key_L, CTRL)
    assert not front.window.locking.is_locked


def test_a_shop_with_users_opens_locked(hired: Front) -> None:
    """Nothing of the shop is on the screen, and no key leads to it."""
    assert hired.window.locking.is_locked
    assert not hired.window._stack.isVisible()
    assert not hired.window.statusBar().isVisible()
    for key in (Qt.Key.Key_F3, Qt.Key.Key_Escape, Qt.Key.Key_F1):
        hired.press(key)
    hired.window.scanned("A-1")
    hired.settle()
    assert (hired.window.locking.is_locked, hired.shown()) == (True, "counter")
    names = [line.title for line in lock_of(hired)._names.lines()]
    assert names == list(NAMES.values())


@pytest.mark.parametrize("role", ["owner", "clerk"])
def test_a_name_and_a_secret_open_it(hired: Front, role: str) -> None:
    in_as(hired, role)
    assert (hired.desk.actor.name, hired.desk.actor.role) == (NAMES[role], role)
    word = {"owner": "Owner", "clerk": "Clerk"}[role]
    assert hired.window._user.text().strip() == f"{NAMES[role]} · {word}"
    assert hired.window.statusBar().isVisible()
    hired.press(Qt.Key.Key_F3)
    hired.until(lambda: hired.shown() == "queue")


def test_a_wrong_secret_is_told_and_five_lock_until_a_time(
    hired: Front, clock: ShopClock, shop: Shop
) -> None:
    page = lock_of(hired)
    hired.until(lambda: page._names.chosen() is not None)
    told = []
    for _ in range(5):
        page._secret.setText("nothing like it")
        page._on_entered()
        hired.until(lambda: page._enter.isEnabled() and bool(problem(hired)))
        told.append(problem(hired))
        page._field.set_problem("")
    assert told[0] == "That is not the PIN or passphrase. Tries left: 4."
    assert told[4] == "Too many wrong tries. The next one counts from 10:15 on."
    assert page._secret.text() == ""
    clock.step(ms=60_000)
    hired.press(Qt.Key.Key_Down)
    hired.settle()
    assert problem(hired) == ""
    hired.press(Qt.Key.Key_Up)
    hired.until(lambda: problem(hired) == told[4])
    clock.step(ms=14 * 60_000)
    in_as(hired, "owner")
    assert shop.queries.users.asks_who()


def test_locking_keeps_what_was_typed_and_where_the_hands_were(hired: Front) -> None:
    in_as(hired, "clerk")
    hired.go("counter", "A-1")
    story = hired.page(CounterPage, "counter").findChildren(QPlainTextEdit)[0]
    story.setFocus()
    story.setPlainText("拉链坏了")
    hired.press(Qt.Key.Key_L, CTRL)
    assert hired.window.locking.is_locked
    assert not story.isVisible()
    hired.until(lambda: lock_of(hired)._names.chosen() is not None)
    chosen = lock_of(hired)._names.chosen()
    assert chosen is not None
    assert chosen.title == NAMES["clerk"]
    in_as(hired, "clerk")
    assert (story.toPlainText(), story.isVisible()) == ("拉链坏了", True)
    assert hired.focus() is story


def test_nobody_stirring_locks_it_after_the_shops_minutes(
    hired: Front, shop: Shop, clock: ShopClock
) -> None:
    edit_settings(shop, values={"idle_lock_minutes": "5"}, edited_by="陈")
    in_as(hired, "clerk")
    hired.until(lambda: hired.desk.settings.idle_lock_minutes == 5)
    clock.step(ms=4 * 60_000)
    assert not locks_now(hired)
    hired.press(Qt.Key.Key_F3)  # somebody is there
    clock.step(ms=4 * 60_000)
    assert not locks_now(hired)
    clock.step(ms=60_000)
    assert locks_now(hired)
    in_as(hired, "clerk")
    assert not locks_now(hired)


def test_a_clock_set_back_does_not_keep_it_open_for_ever(
    hired: Front, shop: Shop, clock: ShopClock
) -> None:
    edit_settings(shop, values={"idle_lock_minutes": "5"}, edited_by="陈")
    in_as(hired, "clerk")
    hired.until(lambda: hired.desk.settings.idle_lock_minutes == 5)
    clock.step(days=-365)
    hired.window.locking.look()
    clock.step(ms=5 * 60_000)
    assert locks_now(hired)


def test_another_begins_at_the_counter_with_her_own_eyes(hired: Front) -> None:
    """The owner's balances are not on a clerk's screen, nor the owner's undo in her hands."""
    in_as(hired, "owner")
    hired.go("people", "1001")
    page = hired.page(PeoplePage, "people")
    hired.until(lambda: "8,960" in page._account._balance.text())
    hired.press(Qt.Key.Key_L, CTRL)
    in_as(hired, "clerk")
    assert hired.shown() == "counter"
    assert hired.desk._actions == []
    hired.go("people", "1001")
    hired.until(lambda: page._account._balance.text() == "")
    assert page._account._meaning.text() == "Accounts are not shown to your role."
    assert not page._account._pay.isVisible()


def test_a_clerks_case_page_shows_no_shares(hired: Front, counter: Counter) -> None:
    number = counter.open()
    in_as(hired, "clerk")
    hired.go("case", number)
    page = hired.window.page("case")
    assert not page._liability.isVisible()  # type: ignore[attr-defined] # a case page
    hired.press(Qt.Key.Key_L, CTRL)
    in_as(hired, "owner")
    hired.go("case", number)
    assert page._liability.isVisible()  # type: ignore[attr-defined] # as above


def test_what_a_role_may_not_do_is_refused_with_its_reason(hired: Front) -> None:
    in_as(hired, "clerk")
    hired.go("settings", "shop")
    form = hired.page(SettingsPage, "settings")._shop
    form._editors["name"].show_text("我的店")
    form.save()
    hired.until(lambda: bool(hired.told()))
    assert hired.told() == [
        "The role “Clerk” lacks the permission “Change the shop's settings”. Who has it: Owner."
    ]


def test_somebody_who_leaves_is_locked_out_at_once(hired: Front, shop: Shop) -> None:
    """Whatever other window or command it was done in."""
    in_as(hired, "clerk")
    look_for_others(hired)
    edit_user(shop, name=NAMES["clerk"], retired=True, edited_by="陈")
    look_for_others(hired)
    hired.until(lambda: hired.window.locking.is_locked)
    hired.settle()
    hired.until(lambda: len(lock_of(hired)._names.lines()) == len(NAMES) - 1)


def test_a_new_role_holds_at_once(hired: Front, shop: Shop) -> None:
    in_as(hired, "clerk")
    look_for_others(hired)
    edit_user(shop, name=NAMES["clerk"], role="handler", edited_by="陈")
    look_for_others(hired)
    hired.until(lambda: hired.desk.actor.role == "handler")
    hired.until(lambda: hired.window._user.text().strip() == "小周 · Handler")


def test_the_first_passphrase_locks_the_window_it_was_set_in(front: Front, shop: Shop) -> None:
    """From then on everybody signs in, also whoever has just set it."""
    add_user(shop, name="陈", role="owner", added_by="陈")
    set_secret(shop, name="陈", secret=SECRETS["陈"], set_by="陈")
    front.desk.refresh_everything()
    front.until(lambda: front.window.locking.is_locked)
    in_as(front, "owner")


def test_the_head_offers_the_lock_and_the_people(hired: Front) -> None:
    in_as(hired, "owner")
    click(hired.window._user)
    menu = hired.window._user.findChild(QMenu)
    assert menu is not None
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words == ["Lock, or let somebody else in", "Users and PINs…"]
    menu.actions()[1].trigger()
    menu.close()
    hired.settle()
    assert hired.page(SettingsPage, "settings")._title.text() == "People who work here"
    click(hired.window._user)
    menu.actions()[0].trigger()
    menu.close()
    assert hired.window.locking.is_locked


def test_a_dialog_waits_behind_the_lock_and_comes_back(hired: Front) -> None:
    in_as(hired, "owner")
    dialog = ImportDialog(hired.desk)
    dialog.open()
    assert dialog.isVisible()
    hired.desk.lock()
    assert not dialog.isVisible()
    hired.activate()
    in_as(hired, "owner")
    assert dialog.isVisible()
    assert dialog.isModal()
    dialog.reject()


def test_at_the_counter_a_hidden_name_stays_hidden_while_alt_is_held(
    hired: Front, shop: Shop
) -> None:
    edit_settings(shop, values={"clerks_see_consignors": "no"}, edited_by="陈")
    in_as(hired, "clerk")
    hired.go("counter", "A-1")
    facts = hired.page(CounterPage, "counter").findChild(ItemFacts)
    assert facts is not None
    hired.until(lambda: facts._item is not None)
    facts.show_owner(shown=True)
    words = [shown.accessibleName() for shown in facts.findChildren(ElidedText)]
    words += [label.text() for label in facts.findChildren(QLabel)]
    assert "•••" in words
    assert [said for said in words if "李女士" in said or "1001" in said] == []


def test_an_open_menu_does_not_stay_before_the_lock(hired: Front) -> None:
    in_as(hired, "owner")
    click(hired.window._user)
    menu = hired.window._user.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    hired.desk.lock()
    assert not menu.isVisible()


def test_the_lock_speaks_both_languages(hired: Front) -> None:
    page = lock_of(hired)
    hired.until(lambda: page._names.chosen() is not None)
    choose_language("zh")
    announce_language(hired.application.app)
    hired.until(lambda: page._enter.text() == "登录")
    assert page._asks.text() == "现在是谁？"
    assert page._field._label.text() == "密语"
    assert page._names.lines()[2].figure == "店员"
