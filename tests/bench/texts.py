"""Complaints, things and names as consignment shops write them, some words common, some rare."""

from itertools import accumulate
from random import Random

_ZH_PARTS = (
    "拉链 五金 肩带 手柄 内衬 皮面 边油 包角 扣子 表带 表扣 鞋底 鞋跟 袖口 领口 印花 里布 "
    "链条 镜片 表镜 戒托 镶石 吊坠 锁扣 铆钉 屏幕 电池 接口 机芯 画框 釉面 提绳 魔术贴 帽檐 "
    "腰扣 流苏"
).split()
_ZH_FAULTS = (
    "坏了 掉色 有划痕 开线 氧化 磨损严重 起皮 有异味 变形 断了 松动 脱胶 有污渍 褪色 开裂 "
    "缺件 发霉 不走时 不充电 进水了 被换过 对不上 有磕碰 泛黄 生锈"
).split()
_ZH_STORIES = (
    "收到当天就发现 客人要求退款 说和照片不一样 到店寄卖前没有说明 想退一半差价 要求重新鉴定 "
    "直播间下的单 快递外箱破损 已经用过两次 送去专柜检查过 微信上已经谈过一次 "
    "寄卖人不认这个瑕疵 先登记等照片 顾客情绪比较激动 希望三天内答复 附了检测报告 "
    "编号刻字模糊 防尘袋和盒子都没有 怀疑是后配的 上次维修过同一个位置 海关缴税单丢失 "
    "换季闲置没有穿过"
).split()
_EN_PARTS = (
    "zipper hardware strap handle lining leather glazing corner clasp bracelet buckle sole "
    "heel cuff collar print chain lens crystal setting stone pendant lock stud screen "
    "battery port movement frame glaze"
).split()
_EN_FAULTS = (
    "broken scratched faded tarnished worn peeling cracked stained loose torn bent missing "
    "smells leaks mouldy replaced chipped rusty discoloured swollen"
).split()
_EN_STORIES = (
    "noticed on the day it arrived|buyer wants a refund|does not match the photos|"
    "was not mentioned at intake|would accept half the difference|"
    "asks for another authentication|bought in a live sale|the parcel was crushed|worn twice|"
    "was taken to the boutique|spoken about on the phone|the consignor disagrees|"
    "pictures will follow|needs an answer within three days|came with a laboratory report|"
    "the engraving is blurred|no dust bag and no box|probably an aftermarket part|"
    "same place as last repair"
).split("|")
_BRANDS = (
    "Louis Vuitton|Gucci|Chanel|Hermès|Prada|Burberry|Coach|Omega|Rolex|Cartier|Longines|"
    "Fendi|Dior|Loewe|Celine|Balenciaga|Moncler|Max Mara|Tiffany|Bvlgari|Tissot|Canon|Leica|"
    "Nike|Miu Miu|Seiko"
).split("|")
_ZH_THINGS = (
    "手提包 单肩包 钱夹 腕表 羊绒大衣 丝巾 高跟鞋 运动鞋 项链 戒指 手镯 相机 风衣 连衣裙 "
    "腰带 耳环 瓷瓶"
).split()
_EN_THINGS = (
    "tote bag|shoulder bag|wallet|watch|cashmere coat|silk scarf|pumps|sneakers|necklace|"
    "ring|bracelet|camera|trench coat|dress|belt|earrings|vase"
).split("|")
_ZH_COLOURS = ("黑色", "棕色", "米色", "红色", "蓝色", "白色", "绿色")
_EN_COLOURS = ("black", "brown", "beige", "red", "blue", "white", "green")
_ZH_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
_ZH_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英"
_EN_NAMES = (
    "Anna Ben Clara David Emma Felix Grace Henry Iris Jack Kate Leo Mia Noah Olga Paul Rosa".split()
)
_EN_FAMILIES = (
    "Smith Brown Miller Wilson Taylor Clark Lewis Young Walker Hall Allen King Wright".split()
)


class Writer:
    """Writes texts; the same seed writes the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def complaint(self) -> str:
        """One complaint, three in five of them Chinese."""
        return self._chinese() if self.random.random() < 0.6 else self._english()

    def _chinese(self) -> str:
        faults = [self._often(_ZH_PARTS) + self._often(_ZH_FAULTS) for _ in range(self._few())]
        stories = [self._often(_ZH_STORIES) for _ in range(self._few())]
        return "，".join([*faults, *stories]) + "。"

    def _english(self) -> str:
        faults = [f"{self._often(_EN_PARTS)} {self._often(_EN_FAULTS)}" for _ in range(self._few())]
        stories = [self._often(_EN_STORIES) for _ in range(self._few())]
        return ", ".join([*faults, *stories]).capitalize() + "."

    def _few(self) -> int:
        return self.random.choice((1, 1, 2, 3))

    def _often(self, words: "list[str] | tuple[str, ...]") -> str:
        """One of ``words``, the earlier ones far more often than the later."""
        return self.random.choices(words, cum_weights=_weights(len(words)))[0]

    def thing(self) -> tuple[str, str, str]:
        """Title, brand and colour of an item."""
        brand = self._often(_BRANDS)
        if self.random.random() < 0.6:
            colour = self.random.choice(_ZH_COLOURS)
            return f"{brand} {colour}{self._often(_ZH_THINGS)}", brand, colour
        colour = self.random.choice(_EN_COLOURS)
        return f"{brand} {colour} {self._often(_EN_THINGS)}", brand, colour

    def name(self) -> str:
        """A person's name."""
        pick = self.random.choice
        if self.random.random() < 0.6:
            return pick(_ZH_SURNAMES) + pick(_ZH_GIVEN) + pick(_ZH_GIVEN)
        return f"{pick(_EN_NAMES)} {pick(_EN_FAMILIES)}"

    def phone(self) -> str:
        """Eleven digits."""
        return f"13{self.random.randrange(10**9):09d}"


def _weights(count: int) -> list[float]:
    """Cumulative weights by Zipf's law: rank n comes 1/n as often as rank 1."""
    return _WEIGHTS[count]


_WEIGHTS = {
    count: list(accumulate(1 / rank for rank in range(1, count + 1))) for count in range(1, 64)
}
