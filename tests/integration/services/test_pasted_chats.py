"""A chat that was pasted becomes part of a case."""

import pytest

from app.domain.cases import TextTooLongError
from app.domain.chat import MOST_LETTERS, PastedChat, read_chat
from app.services.chats import complaint_of
from app.services.opening import open_case
from app.services.shop import Shop
from app.services.timeline.teller import Teller
from app.services.undo import undo_action
from tests.counter import Counter

CHAT = """王女士 2026/11/18 14:32
包包拉链坏了
[图片]
旧梦客服 2026/11/18 14:33
您好，方便拍一下吗？
王女士 2026/11/18 14:35
好的
"""


def open_from_chat(shop: Shop) -> str:
    said = complaint_of(read_chat(CHAT), "王女士")
    return open_case(shop, complaint=said, opened_by="陈", chat=PastedChat(CHAT, "王女士")).number


def test_the_customers_lines_are_the_complaint(counter: Counter, shop: Shop) -> None:
    assert counter.card(open_from_chat(shop)).complaint == "包包拉链坏了\n好的"


def test_the_whole_chat_stands_on_the_timeline(counter: Counter, shop: Shop) -> None:
    card = counter.card(open_from_chat(shop))
    lines = shop.queries.cases.timeline(card.line.id)
    assert [line.kind for line in lines] == ["case_opened", "chat_pasted"]
    assert lines[1].payload["text"] == CHAT.strip()
    told = Teller(shop.program, shop.queries.branches(), "en").tell(lines[1])
    assert told.title == "pasted a chat with 王女士, 3 messages"
    assert "旧梦客服  2026/11/18 14:33\n您好，方便拍一下吗？" in told.detail


def test_a_chat_does_not_keep_a_case_from_being_undone(shop: Shop) -> None:
    opened = open_case(shop, complaint="坏了", opened_by="陈", chat=PastedChat(CHAT))
    undo_action(shop, action_id=opened.changes.action, undone_by="陈")
    assert shop.queries.search.typed(opened.number) == []


def test_words_of_nobody_are_all_of_them() -> None:
    assert complaint_of(read_chat("拉链坏了\n要退"), "") == "拉链坏了\n要退"


def test_a_book_is_no_chat(shop: Shop) -> None:
    with pytest.raises(TextTooLongError):
        open_case(
            shop, complaint="坏了", opened_by="陈", chat=PastedChat("长" * (MOST_LETTERS + 1))
        )
