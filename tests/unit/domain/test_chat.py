"""A pasted chat: who said what, when, and never a letter lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.chat import Chat, guess_customer, read_chat

WECHAT = """王女士 2026/11/18 14:32
包包拉链坏了，用了两天
[图片]

旧梦寄卖客服 2026/11/18 14:33:05
您好，方便拍一下吗？

王女士 昨天 下午2:35
好的
"""
WECHAT_BY_DAY = """——————  2026-11-18  ——————


张三  14:32

你好

李四  14:33

在的
"""
WHATSAPP_PHONE = (
    "[18/11/2026, 14:32:10] Anna Lee: the zip broke\nafter two days\n"
    "\u200e[18/11/2026, 14:33:10] Old Dream Shop: \u200eimage omitted\n"
    "[18/11/2026, 2:35:00 PM] Anna Lee: ok: fine\n"
)
WHATSAPP_ANDROID = """11/18/26, 2:31 PM - Messages and calls are end-to-end encrypted.
11/18/26, 2:32 PM - Anna Lee: broken
11/18/26, 2:33 PM - Anna Lee: IMG-2026.jpg (file attached)
"""
XIANYU = "买家小雅：包坏了\n客服：您好，请拍照\n买家小雅：[图片]\n"
QQ = "2026-11-18 14:32:10 小雅(12345)\n坏了\n2026年11月18日 星期三 14:40 老板\n嗯\n"


def told(chat: Chat) -> list[tuple[str, str, str]]:
    return [(message.who, message.when, message.text) for message in chat.messages]


def test_a_wechat_paste_is_told_message_by_message() -> None:
    assert told(read_chat(WECHAT)) == [
        ("王女士", "2026/11/18 14:32", "包包拉链坏了，用了两天\n[图片]"),
        ("旧梦寄卖客服", "2026/11/18 14:33:05", "您好，方便拍一下吗？"),
        ("王女士", "昨天 下午2:35", "好的"),
    ]


def test_a_day_on_a_line_of_its_own_belongs_to_the_times_below_it() -> None:
    assert told(read_chat(WECHAT_BY_DAY)) == [
        ("张三", "2026-11-18 14:32", "你好"),
        ("李四", "2026-11-18 14:33", "在的"),
    ]


def test_whatsapp_of_a_phone_is_told_with_its_second_lines() -> None:
    chat = read_chat(WHATSAPP_PHONE)
    assert told(chat)[0] == ("Anna Lee", "18/11/2026, 14:32:10", "the zip broke\nafter two days")
    assert (chat.messages[1].who, chat.pictures) == ("Old Dream Shop", 1)
    assert told(chat)[2] == ("Anna Lee", "18/11/2026, 2:35:00 PM", "ok: fine")


def test_whatsapp_of_android_knows_who_is_nobody() -> None:
    chat = read_chat(WHATSAPP_ANDROID)
    assert [message.who for message in chat.messages] == ["", "Anna Lee", "Anna Lee"]
    assert chat.said_by("Anna Lee") == "broken"


def test_names_before_colons_will_do_where_there_are_no_times() -> None:
    chat = read_chat(XIANYU)
    assert chat.speakers() == ("买家小雅", "客服")
    assert chat.said_by("买家小雅") == "包坏了"


def test_the_time_may_come_first() -> None:
    assert told(read_chat(QQ)) == [
        ("小雅(12345)", "2026-11-18 14:32:10", "坏了"),
        ("老板", "2026年11月18日 星期三 14:40", "嗯"),
    ]


@pytest.mark.parametrize(
    ("pasted", "customer"),
    [
        (WECHAT, "王女士"),
        (WHATSAPP_PHONE, "Anna Lee"),
        (XIANYU, "买家小雅"),
        ("我 14:01\n在吗\n李四 14:02\n在\n", "李四"),
        ("旧梦 14:01\n在吗\n", "旧梦"),
        ("只是一句话", ""),
    ],
)
def test_the_customer_is_whoever_does_not_sound_like_us(pasted: str, customer: str) -> None:
    assert guess_customer(read_chat(pasted), ("旧梦寄卖",)) == customer


def test_the_shops_own_name_is_never_the_customer() -> None:
    chat = read_chat("旧梦 14:01\n在吗\n王 14:02\n在\n")
    assert guess_customer(chat, ("旧梦",)) == "王"


@pytest.mark.parametrize(
    "sentence", ["拉链坏了", "问题: 拉链坏了", "我们约好 14:32 见，他没来", "", "\n\n", "12:30"]
)
def test_a_sentence_is_no_chat(sentence: str) -> None:
    assert all(not message.who for message in read_chat(sentence).messages)


NAMES = st.sampled_from(["王女士", "客服", "Anna Lee", "me", "", "小雅(123)"])
STAMPS = st.sampled_from(
    [
        "2026/11/18 14:32",
        "昨天 下午2:35",
        "14:32",
        "11月18日",
        "Yesterday 2:32 PM",
        "[18/11/2026, 14:32:10]",
        "周三",
    ]
)
LINES = st.one_of(
    st.text(max_size=40),
    st.builds("{} {}".format, NAMES, STAMPS),
    st.builds("{} - {}: ok".format, STAMPS, NAMES),
    st.builds("{}: [图片]".format, NAMES),
    STAMPS,
)
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\u2028", "\x0b", ""])
PASTES = st.lists(st.tuples(LINES, ENDS), max_size=25).map(
    lambda parts: "".join(line + end for line, end in parts)
)


@given(st.one_of(st.text(), PASTES))
def test_nothing_raises_and_no_letter_is_lost(pasted: str) -> None:
    chat = read_chat(pasted)
    assert pasted == "".join(message.raw for message in chat.messages)
    for message in chat.messages:
        assert "".join(message.text.split()) in "".join(message.raw.split())
        assert message.pictures >= 0
    assert isinstance(guess_customer(chat, ("旧梦",)), str)


@given(PASTES)
def test_what_nobody_said_is_in_a_name_or_a_time(pasted: str) -> None:
    """The letters of a message are its text, or stand in the header that names it."""
    for message in read_chat(pasted).messages:
        header = message.raw.replace(message.text, "", 1) if message.text else message.raw
        assert len(header) + len(message.text) == len(message.raw)
