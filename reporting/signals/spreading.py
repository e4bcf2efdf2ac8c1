"""S401, S402: the same thing in what several platforms filed."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.signals.courses import Sight
from reporting.signals.registry import Context, Heard, Level, rule, saying
from reporting.vocabulary import Text

DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
TARGET = "https://example.cn/apps/12"


@rule(
    "S401",
    level=Level.SPREAD,
    title=Text("The same content on several platforms", "同一内容出现在多个平台"),
    message=Text(
        "Content {content} stands in {records} records of {platforms} platforms.",
        "内容 {content} 出现在 {platforms} 家平台的 {records} 条记录中。",
    ),
    meaning=Text(
        "It goes round. See where it was acted on first; platforms that have not filed it may "
        "hold it as well.",
        "该内容正在扩散。请查看最早由哪家平台处置；尚未报送的平台也可能存在该内容。",
    ),
    quiet=Sight("content", DIGEST, platforms=1, records=9),
    telling=Sight("content", DIGEST, platforms=4, records=9),
)
def same_content(sight: Sight, context: Context) -> Iterator[Heard]:
    yield from _seen(sight, context, "content")


@rule(
    "S402",
    level=Level.SPREAD,
    title=Text("The same account or product on several platforms", "同一账号或产品出现在多个平台"),
    message=Text(
        "{target} was acted on in {records} records of {platforms} platforms.",
        "{target} 在 {platforms} 家平台的 {records} 条记录中被处置。",
    ),
    meaning=Text(
        "One operator may stand behind all of them, or platforms file each other's actions. "
        "Compare the records.",
        "可能由同一主体运营，也可能是平台互相报送了对方的处置。请对照记录。",
    ),
    quiet=Sight("target", TARGET, platforms=1, records=9),
    telling=Sight("target", TARGET, platforms=4, records=9),
)
def same_target(sight: Sight, context: Context) -> Iterator[Heard]:
    yield from _seen(sight, context, "target")


def _seen(sight: Sight, context: Context, kind: str) -> Iterator[Heard]:
    wanted = context.given["platforms"]
    if sight.kind == kind and sight.platforms >= wanted:
        said = saying(**{kind: sight.key}, platforms=sight.platforms, records=sight.records)
        yield sight.key, sight.platforms / wanted, said
