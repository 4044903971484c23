"""Which words of a text are quoted for a stretch of its letters: no half ones, and no mere glue.

A model weighs runs of letters: “面有一股霉味” decided, but what a person would point to is
“里面有一股霉味”.
"""

import re
from collections.abc import Iterator

from app.domain.suggestions import Span

# Letters that say nothing at the edge of what is quoted. Not “没” and “不”: they turn it round.
_GLUE = frozenset(
    "的地得了着是在有我你您他她它们这那就也都还又很太把被给跟和与吗呢吧啊呀哦上下里个到说后第"
)
_GLUE_ALONE = frozenset("不没一二三几天员机面再新好用要能会")  # half of some other word
_PARTICLES = frozenset(("on", "off", "up"))  # “turn on”: part of what they stand behind
_GLUE_WORDS = frozenset(
    (
        "a an the this that these those it its it's i'm i me my we you your he she they them there "
        "there's is are was were be been am do does did has have had having i've and or but so to "
        "of in on at by for from with as than then can could would will just only also very even "
        "please hi hello when what which who still all too really got get after give"
    ).split()
)
# Words that a stretch of letters often halves; a number and what it counts are one.
_HAN_WORDS = (
    "里面 外面 上面 下面 表面 背面 正面 照片 图片 实物 发票 小票 抬头 耳机 手机 相机 店员 "
    "客服 快递 物流 包裹 便宜 收到 签收 没收到 到账 打款 退款 货款 扣款 付款 寄卖 寄售 "
    "合同 到期 质量 不是 不要 不能 不了 不到 不上 不对 不符 不一样 没有 没人 没法 喜欢 "
    "不喜欢 合适 不合适 尺码 尺寸 颜色 色差 材质 真皮 正品 假货 鉴定 证书 序列号 保修卡 "
    "防尘袋 包装 盒子 瓶子 拉链 扣子 肩带 表带 手链 项链 戒指 鞋底 鞋子 衣服 裙子 镜头 "
    "电池 充电 屏幕 声音 按键 五金 皮子 四角 边角 划痕 污渍 霉味 霉点 异味 掉色 开胶 断了 "
    "坏了 碎了 裂了 少了 掉了 漏了 脏了 丢了 磨白了 发黑 发错 买错 拍错 手续费 价格 打折 "
    "降价 降了 态度 女款 男款 真金 真假 真货 是不是 还没 日期 联系 处理 服务 再便宜 "
    "第二天"
).split()
_BY_LENGTH = "|".join(sorted(_HAN_WORDS, key=len, reverse=True))
_NUMBER = (
    r"第?(?:\d+(?:[.,]\d+)?|[一二两三四五六七八九十百几半]+多?)(?:个(?:半)?)?"
    r"(?:分钟|小时|礼拜|星期|[天周年月次遍回块元颗只件条张码号寸新成])"
)
_WHOLE = re.compile(f"{_BY_LENGTH}|{_NUMBER}")
_COUNTED = re.compile(r"\d+ (?:minute|hour|day|week|month|year|time)s?\b", re.IGNORECASE)
_LATIN = re.compile(r"[^\W_\u3400-\u9fff]+(?:['’-][^\W_\u3400-\u9fff]+)*")
_HAN_LETTER = re.compile(r"[\u3400-\u9fff]")


def wholes_in(text: str) -> tuple[Span, ...]:
    """The words that are known not to be halved, from left to right."""
    patterns = (_WHOLE, _COUNTED, _LATIN)
    return tuple(sorted({span for pattern in patterns for span in _spans_of(pattern, text)}))


def quoted(text: str, stretch: Span, wholes: tuple[Span, ...], within: Span) -> Span | None:
    """What to quote for ``stretch``: whole words, none but glue cut off; None for glue alone.

    It stays ``within``, where the stretches beside it end and begin; a word that reaches beyond is
    none of it.
    """
    start, end = stretch
    for first, last in wholes:
        if first < start < last:
            start = first if first >= within[0] else last
        if first < end < last:
            end = last if last <= within[1] else first
    inner = {at for first, last in wholes for at in range(first + 1, last)}
    while start < end and (step := _glue_at_start(text, start, end, inner)):
        start += step
    while start < end and (step := _glue_at_end(text, start, end, inner)):
        end -= step
    if start >= end or (end - start == 1 and text[start] in _GLUE_ALONE):
        return None
    if not any(letter.isalnum() for letter in text[start:end]):
        return None
    return start, end


def _spans_of(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for found in pattern.finditer(text):
        yield found.start(), found.end()


def _glue_at_start(text: str, start: int, end: int, inner: set[int]) -> int:
    """How many letters of glue it begins with."""
    word = _LATIN.match(text, start, end)
    if word:
        return word.end() - start if _is_glue(word.group()) else 0
    if not text[start].isalnum():
        return 1
    return 1 if text[start] in _GLUE and start + 1 not in inner else 0


def _glue_at_end(text: str, start: int, end: int, inner: set[int]) -> int:
    """How many it ends with; “了” stays behind what has happened."""
    last = text[end - 1]
    if not last.isalnum():
        return 1
    if _HAN_LETTER.match(last):
        has_happened = last == "了" and end - start > 1
        return 1 if last in _GLUE and end - 1 not in inner and not has_happened else 0
    word = next((found for found in _LATIN.finditer(text, start, end) if found.end() == end), None)
    cut = word is not None and _is_glue(word.group()) and word.group().lower() not in _PARTICLES
    return end - word.start() if word and cut else 0


def _is_glue(word: str) -> bool:
    folded = word.lower().replace("’", "'")
    return folded in _GLUE_WORDS or (len(folded) == 1 and folded.isalpha())
