"""In which proportions things happen in the demo. Nobody counted them: they are plausible."""

from collections.abc import Mapping

Weights = Mapping[str, float]


def _weights(text: str) -> Weights:
    """Codes with their weights; `-` is no code at all."""
    pairs = (pair.split("=") for pair in text.split())
    return {"" if code == "-" else code: float(weight) for code, weight in pairs}


ITEM_CATEGORIES = _weights(
    "P1-1=3 P1-2=9 P1-5=8 P1-6=2 P2-1=13 P2-2=18 P2-3=22 P2-4=12 P2-5=9 P2-6=5 P2-7=5"
)
PRODUCT_CATEGORIES = _weights("P1-1=42 P1-2=5 P1-3=6 P1-4=12 P1-5=10 P1-6=7 P2-4=4 P2-6=10 P2-7=4")
ACCOUNT_CATEGORIES = _weights(
    "P1-2=10 P1-4=3 P1-5=4 P2-1=18 P2-2=14 P2-3=16 P2-4=17 P2-5=14 P2-7=4"
)
GOODS_CATEGORIES = _weights("P1-2=62 P1-1=12 P2-4=9 P2-5=7 P2-6=10")
CHANNEL_CATEGORIES = _weights("P1-2=40 P2-3=10 P2-5=28 P2-6=22")
PRODUCT_ACTIONS = _weights("DELIST=55 LIMIT=15 SUSPEND_UPDATE=12 CUT_TRAFFIC=10 HOLD_PERSON=8")
ACCOUNT_ACTIONS = _weights("MUTE=45 CLOSE_ACCOUNT=30 LIMIT=15 DEMONETISE=10")
GOODS_ACTIONS = _weights("DELIST=80 REMOVE=20")
CHANNEL_ACTIONS = _weights("CUT_TRAFFIC=78 LIMIT=14 DEMONETISE=8")
KINDS = _weights("mini_program=43 agent=30 web_app=14 mobile_app=11 api=2")
DETECTIONS = _weights(
    "automated=58 user_report=20 manual_review=15 regulator_order=5 partner_notice=2"
)
LABELS = _weights("none=68 explicit=14 implicit=9 -=9")
ELSEWHERE = _weights("44=12 32=8 37=8 41=8 51=7 33=7 13=6 -=25")
# Of an item, by the trade of the platform.
MODALITIES: Mapping[str, Weights] = {
    "clips": _weights("video=80 image=8 text=8 audio=4"),
    "live": _weights("video=68 audio=22 text=10"),
    "community": _weights("text=52 image=33 video=12 mixed=3"),
    "answers": _weights("text=78 image=14 interactive=8"),
    "store": _weights("image=46 text=44 interactive=10"),
    "market": _weights("image=62 text=30 video=8"),
}
# How much the categories of phase 1 weigh: first the source, then the abuse.
PHASE_1 = {"2025-04": 1.5, "2025-05": 1.1, "2025-06": 0.8}
