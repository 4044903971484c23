"""How chats say when something was said: dates and times in Chinese and English."""

import re
from functools import cache
from typing import NamedTuple

_WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]|(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = (
    r"(?:"
    r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"  # 2026-11-18, 2026年11月18日
    r"|\d{1,2}月\d{1,2}日?"
    r"|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?"  # 11-18, 18/11/2026
    rf"|(?:(?:{_WEEKDAY}|Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?{_MONTH} \d{{1,2}}(?:,? \d{{4}})?"
    rf"|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?"
    rf"|今天|昨天|前天|刚刚|Today|Yesterday|{_WEEKDAY}"
    r")"
)
_HALF = r"凌晨|清晨|早上|上午|中午|下午|傍晚|晚上"
_TIME = rf"(?:(?:{_HALF}|[AP]M)\s?)?\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?(?:\s?[ap]\.?\s?m\b\.?)?"
_BETWEEN = rf"[,，]?\s*(?:(?:{_WEEKDAY})\s*)?(?:at\s+)?"
_MOMENT = rf"(?:{_DAY}{_BETWEEN}{_TIME}|{_TIME}(?:[,，]?\s+{_DAY})?)"
_MARKS = "[\u200b\u200e\u200f\u202a-\u202c\ufeff]*"  # what WhatsApp writes to keep directions apart
_NAME = r"(?P<who>[^\s:：，。！？,!?;；][^:：，。！？,!?;；\n]{0,39}?)"


class Shapes(NamedTuple):
    """How a line of a chat may begin, or what it may be."""

    inline: re.Pattern[str]
    name_first: re.Pattern[str]
    time_first: re.Pattern[str]
    day_line: re.Pattern[str]
    time_line: re.Pattern[str]
    speaker: re.Pattern[str]


@cache
def shapes() -> Shapes:
    """All of them, made when the first chat is read: a start of the program reads none."""
    return Shapes(
        # Before what was said: "[18/11/2026, 14:32:10] Wang: hi", "18/11/2026, 14:32 - Wang: hi"
        inline=re.compile(
            rf"{_MARKS}(?:\[(?P<when>{_MOMENT})\]|(?P<when2>{_MOMENT})\s+[-–—])\s*{_MARKS}"
            rf"(?:{_NAME}[:：](?:\s|(?=\S)))?",
            re.IGNORECASE,
        ),
        # "王女士 2026/11/18 14:32", "王女士  14:32", "王女士 (昨天 14:32):" on a line of its own
        name_first=re.compile(
            rf"{_MARKS}\s*{_NAME}\s+[(（\[]?(?P<when>{_MOMENT})[)）\]]?\s*[:：]?\s*",
            re.IGNORECASE,
        ),
        # "2026-11-18 14:32:10 王女士" on a line of its own; without a day any sentence could be one
        time_first=re.compile(
            rf"{_MARKS}\s*(?P<when>{_DAY}{_BETWEEN}{_TIME})\s+{_NAME}\s*[:：]?\s*",
            re.IGNORECASE,
        ),
        # "—— 2026-11-18 ——", "昨天 14:32": the day of what follows
        day_line=re.compile(
            rf"{_MARKS}[\s—–\-=─·*]*(?P<when>{_DAY}(?:{_BETWEEN}{_TIME})?)[\s—–\-=─·*]*",
            re.IGNORECASE,
        ),
        time_line=re.compile(rf"{_MARKS}\s*(?P<when>{_TIME})\s*", re.IGNORECASE),
        # "王女士：拉链坏了", "王女士:" - only where a chat has no times at all
        speaker=re.compile(rf"{_MARKS}\s*{_NAME}[:：]\s*"),
    )
