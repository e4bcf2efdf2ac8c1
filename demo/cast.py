"""Sixty platforms that do not exist, from many provinces, with their products."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from platforms.identifiers import SHORT_NAMES, make_uscc

# Things to play with and to eat: no company is called so, and each name says that it is invented.
WORDS = (
    *(("纸鸢", "Paper Kite"), ("竹蜻蜓", "Bamboo Copter"), ("糖葫芦", "Candied Haw")),
    *(("石狮子", "Stone Lion"), ("萤火虫", "Firefly"), ("大白兔灯", "Rabbit Lantern")),
    *(("拨浪鼓", "Rattle Drum"), ("皮影", "Shadow Puppet"), ("泥叫叫", "Clay Whistle")),
    *(("风车", "Pinwheel"), ("走马灯", "Carousel Lamp"), ("九连环", "Nine Rings")),
    *(("孔明锁", "Puzzle Lock"), ("空竹", "Humming Top"), ("花灯", "Flower Lantern")),
    *(("青团", "Green Dumpling"), ("麦芽糖", "Malt Sugar"), ("油纸伞", "Oil Umbrella")),
    *(("铁环", "Iron Hoop"), ("蒲公英", "Dandelion")),
)
TRADES = (
    ("clips", "短视频", "Clips"),
    ("community", "社区", "Community"),
    ("answers", "问答", "Answers"),
    ("store", "应用市场", "App Store"),
    ("market", "商城", "Market"),
    ("live", "直播", "Live"),
)
# So many platforms are registered in each of these provinces.
PROVINCES = {
    9: "11",
    8: "44 31",
    7: "33",
    4: "32",
    3: "51 35",
    2: "42 37",
    1: "12 50 43 34 61 41 21 36 46 52 53 45 22 65",
}
MOST = sum(each * len(codes.split()) for each, codes in PROVINCES.items())
PRODUCT_KINDS = ("mini_program", "web_app", "agent", "mobile_app")
KIND_NAMES = {
    "mini_program": ("小程序", "Mini-program"),
    "web_app": ("网页版", "Web"),
    "agent": ("智能体", "Agent"),
    "mobile_app": ("客户端", "App"),
}


@dataclass(frozen=True)
class Product:
    code: str
    kind: str
    name_zh: str
    name_en: str
    icp_filing: str = ""


@dataclass(frozen=True)
class Invented:
    """A platform as its own people know it."""

    index: int
    province: str
    trade: str
    name_zh: str
    name_en: str
    slug: str

    @property
    def uscc(self) -> str:
        return make_uscc(self.province, self.index)

    @cached_property
    def products(self) -> tuple[Product, ...]:
        return tuple(_products(self))


def platforms(many: int = MOST) -> list[Invented]:
    """The same ones for every seed, from the largest to the smallest."""
    return [_invent(index, province) for index, province in enumerate(islice(_dealt(), many))]


def _dealt() -> Iterator[str]:
    """Provinces in turns, so that large and small platforms are found in all of them."""
    for turn in range(max(PROVINCES)):
        for platforms_there, codes in PROVINCES.items():
            if turn < platforms_there:
                yield from codes.split()


def _invent(index: int, province: str) -> Invented:
    zh, en = WORDS[index % len(WORDS)]
    trade, trade_zh, trade_en = TRADES[index % len(TRADES)]
    return Invented(
        index=index,
        province=province,
        trade=trade,
        name_zh=f"{zh}{trade_zh}（虚构）",
        name_en=f"{en} {trade_en} (invented)",
        slug=f"{en.lower().replace(' ', '-')}-{trade}",
    )


def _products(platform: Invented) -> Iterator[Product]:
    short = next(name for name, code in SHORT_NAMES.items() if code == platform.province)
    for at, kind in enumerate(PRODUCT_KINDS[: 2 + platform.index % 3]):
        zh, en = KIND_NAMES[kind]
        yield Product(
            code=f"{platform.slug}-{at + 1}",
            kind=kind,
            name_zh=f"{platform.name_zh}{zh}",
            name_en=f"{platform.name_en} {en}",
            icp_filing=f"{short}ICP备{platform.index:08d}号-{at + 1}",
        )
