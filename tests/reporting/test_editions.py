"""Editions of bulletins: frozen numbers, own words without digits, two people, one at a time."""

import hashlib
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

import pytest
import rfc8785
from django.db import IntegrityError, transaction

from platforms.models import AuditEvent, Person
from platforms.principals import SYSTEM, Principal
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Edition
from reporting.selectors.bulletins import Bulletin, Told
from reporting.selectors.edition_contents import proposed_digest
from reporting.selectors.provinces_together import grouped
from reporting.selectors.typed_numbers import typed_figures
from reporting.services import editions, publishing
from reporting.services.blocks import Wording
from reporting.services.consolidating import close_due_periods
from tests.conftest import make_platform
from tests.isolation.world import people_of
from tests.reporting.accepting import accept, count

AFTER_MAY = datetime(2025, 6, 11, tzinfo=UTC)
OWN = {
    "kind": "text",
    "en": "Since April 2025 {items_removed:full} items went, of them {items_removed.P2-3} vulgar.",
    "zh": "2025年4月以来清理{items_removed:full}条，其中低俗{items_removed.P2-3}条。",
}


@pytest.fixture
def frozen(photos: Any) -> None:
    accept(photos, "2025-05", counts=[count(962_341), count(59, category="P2-3")])
    close_due_periods(AFTER_MAY)


@pytest.fixture
def pair(shanghai: Any, frozen: None) -> list[Principal]:
    return people_of(shanghai.office)


def drafted(by: Principal) -> Edition:
    with acting_as(by):
        return editions.start(by, "2025-05")


def written(by: Principal, edition: Edition, *own: dict[str, str], **changes: str) -> Edition:
    blocks = [*own, *(one for one in edition.blocks if one["kind"] not in ("text", "heading"))]
    with acting_as(by):
        wording = Wording(**{**changes, "blocks": blocks})  # type: ignore[arg-type]
        return editions.change(by, edition, edition.version, wording)


def proposed(by: Principal, edition: Edition) -> Edition:
    with acting_as(by):
        return publishing.propose(by, edition, edition.version)


def published(by: Principal, edition: Edition) -> Edition:
    with acting_as(by):
        return publishing.publish(by, edition, digest=edition.digest)


def refusal(by: Principal, do: Any) -> Refused:
    with pytest.raises(Refused) as refused, transaction.atomic(), acting_as(by):
        do()
    return refused.value


def reread(edition: Edition) -> Edition:
    with acting_as(SYSTEM):
        return Edition.objects.get(pk=edition.pk)


def test_a_bulletin_goes_its_way_from_draft_to_withdrawn(
    pair: list[Principal], shanghai: Any, national: Any, login: Any
) -> None:
    first, second = pair
    draft = written(first, drafted(first), OWN)
    proposal = proposed(first, draft)
    edition = reread(published(second, proposal))

    content: Any = edition.content
    assert content["edition"]["number"] == edition.number == 1
    assert edition.digest == hashlib.sha256(rfc8785.dumps(content)).hexdigest()
    assert edition.digest != proposal.digest, "the number and the day are part of what is said"
    assert proposed_digest(edition) == proposal.digest
    said = {name: content["sections"][name][0]["lines"] for name in ("en", "zh")}
    assert said == {
        "en": ["Since April 2025 962,400 items went, of them 59 vulgar."],
        "zh": ["2025年4月以来清理962400条，其中低俗59条。"],
    }
    [source] = content["consolidations"]
    assert (source["period"], source["number"]) == ("2025-05", 1)
    assert content["scope"]["jurisdiction"] == "31"
    figures = {one["name"]: one["value"] for one in content["figures"]}
    assert (figures["items_removed"], figures["filings_due"]) == (962_400, 1)

    path = f"editions/{edition.pk}"
    assert login(national).get(path).json()["proposed_digest"] == proposal.digest
    with acting_as(first):
        publishing.withdraw(first, edition, reason="A wrong scope was named.")
    assert reread(edition).state == "withdrawn"
    theirs, own = (login(party).get(path).json() for party in (national, shanghai))
    assert (theirs["content"], theirs["blocks"], theirs["digest"]) == (None, [], edition.digest)
    assert own["content"] == content
    with acting_as(SYSTEM):
        events = AuditEvent.objects.filter(object_id=str(edition.pk)).order_by("id")
        assert [one.action.removeprefix("edition.") for one in events] == [
            *("drafted", "changed", "proposed", "published", "withdrawn")
        ]


def test_two_people_stand_behind_it(pair: list[Principal], shanghai: Any, national: Any) -> None:
    first, second = pair
    proposal = proposed(first, drafted(first))

    def publish(by: Principal, digest: str) -> Refused:
        return refusal(by, lambda: publishing.publish(by, proposal, digest=digest))

    assert publish(first, proposal.digest).code == "edition_same_person"
    assert publish(shanghai.principal, proposal.digest).code == "edition_needs_person"
    assert publish(second, "0" * 64).code == "edition_not_as_read"
    other = people_of(national.office)[0]
    assert publish(other, proposal.digest).code == "edition_of_another_office"
    with pytest.raises(IntegrityError), transaction.atomic(), acting_as(first):
        Edition.objects.filter(pk=proposal.pk).update(
            state="published", number=1, published_at=AFTER_MAY, published_by=first.person_id
        )
    assert reread(proposal).state == "proposed"

    for lost in ({"is_active": False}, {"role": "reader"}):
        with acting_as(SYSTEM):
            Person.objects.filter(pk=first.person_id).update(**lost)
        assert publish(second, proposal.digest).code == "edition_proposer_gone", lost
        with acting_as(SYSTEM):
            Person.objects.filter(pk=first.person_id).update(is_active=True, role="reviewer")

    with acting_as(second):
        back = publishing.send_back(second, proposal, reason="Say what was done in May.")
    assert (back.state, back.content, back.digest) == ("draft", None, "")
    assert publish(second, proposal.digest).code == "edition_state"
    assert published(first, proposed(second, back)).published_by_id == first.person_id


def test_a_later_edition_says_what_changed(pair: list[Principal], photos: Any) -> None:
    first, second = pair
    one = published(second, proposed(first, written(first, drafted(first), OWN)))
    accept(photos, "2025-05", counts=[count(7), count(59, category="P2-3")])
    close_due_periods(AFTER_MAY)

    draft = drafted(second)
    assert draft.blocks == one.blocks, "own words are taken over"
    missing = refusal(second, lambda: publishing.propose(second, draft, draft.version))
    assert {fault.pointer for fault in missing.faults} == {"/note_en", "/note_zh"}
    notes = {"note_en": "A platform corrected its report.", "note_zh": "平台更正了报送。"}
    two = reread(published(first, proposed(second, written(second, draft, OWN, **notes))))

    assert (two.number, reread(one).state) == (2, "superseded")
    content: Any = two.content
    assert content["supersedes"] == 1
    changes = {found["name"]: found for found in content["changes"]}
    assert changes["items_removed"]["before"]["value"] == 962_400
    assert changes["items_removed"]["now"]["value"] == 66
    assert "items_removed.P2-3" not in changes
    told = content["sections"]["en"][0]
    assert told["heading"] == "What changed since number 1"
    assert told["lines"][0] == "A platform corrected its report."
    assert ["Items of content removed", "962,400", "66"] in told["rows"]


def test_a_draft_keeps_its_numbers_until_it_is_brought_up_to_date(
    pair: list[Principal], photos: Any
) -> None:
    first, _second = pair
    draft = drafted(first)
    accept(photos, "2025-05", counts=[count(7)])
    close_due_periods(AFTER_MAY)

    with acting_as(first):
        assert [one.number for one in editions.newer_than(draft)] == [2]
        fresh = editions.update_sources(first, draft, draft.version)
        assert [one["number"] for one in fresh.sources] == [2]
        assert not editions.newer_than(fresh)
    stale = refusal(first, lambda: editions.change(first, draft, draft.version, Wording()))
    assert (stale.code, stale.params) == ("edition_changed", {"version": 2})
    assert refusal(first, lambda: editions.start(first, "2025-05")).code == "edition_open"


def test_every_fault_of_a_draft_is_told_by_its_place(pair: list[Principal]) -> None:
    first, _second = pair
    draft = drafted(first)
    blocks = [
        {"kind": "text", "en": "Over 3,500 products.", "zh": "超过{items_sold}条"},
        {"kind": "heading", "en": "{", "zh": "好"},
        {"kind": "headline"},
        {"kind": "headline"},
        *({"kind": kind} for kind in ("coverage", "sources")),
    ]
    wording = Wording(title_en="No. 3 {items_removed}", title_zh="三百条", blocks=blocks)

    refused = refusal(first, lambda: editions.change(first, draft, draft.version, wording))

    assert [(fault.pointer, fault.code) for fault in refused.faults] == [
        ("/title_en", "edition_placeholder_unknown"),
        ("/title_zh", "edition_figure_typed"),
        ("/blocks/3/kind", "edition_block_twice"),
        ("/blocks", "edition_block_missing"),
        ("/blocks/0/en", "edition_figure_typed"),
        ("/blocks/0/zh", "edition_placeholder_unknown"),
        ("/blocks/1/en", "edition_placeholder_unknown"),
    ]
    assert reread(draft).version == 1

    half = written(first, draft, {"kind": "text", "en": "In English alone.", "zh": ""})
    missing = refusal(first, lambda: publishing.propose(first, half, half.version))
    assert [fault.pointer for fault in missing.faults] == ["/blocks/0/zh"]


@pytest.mark.parametrize(
    "text",
    [
        *("2025年6月20日通报。", "As of 20 June 2025, in May 2025 and on June 3.", "2025-06-20"),
        *("第三阶段、第3号、第十二条", "〔2025〕12号 GB 45438-2025", "Phase 2, no. 3, Article 12"),
        *("1. First\n2、第二", "P2-1 and LBL-01", "千万不要，十分重视", "六月二十日 10:30"),
        *("https://www.cac.gov.cn/2025-06/20/c_1752129980667315.htm", "{items_removed.P2-1}条"),
        *("共处置{a}款，清理{b}条；总数{c}。", "2025年5月清理{a}条", "In May 2025, {a} ({b} new)"),
        *("第三条、第20条", "the first quarter of 2025, the second half", "2024—2025年", "上半年"),
        *(
            "双方完成部分之间的核对，分别移交",
            "the third phase, a third party",
            "In 2025: “{a}”.",
            "Bulletin of 2025",
        ),
    ],
)
def test_what_is_no_figure_may_be_typed(text: str) -> None:
    assert typed_figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("3500 items", "3,500 products", "2025 items", "2025条", "In May 20 items", "12%"),
        *("96万余条", "九十六万条", "数百万", "１２３４款", "百分之三十", "三款产品", "壹佰", "②"),
        *("half a million", "dozens of accounts", "Seven products", "2025年3500款", "3 500"),
        *("٣٤ منتجات", "｛3500｝", "三\u200b十五款"),
        # What makes another number of a placeholder.
        *("{a}万条", "{a} 亿", "{a}%", "{a}{b}", "{a} {b}", "{a},{b}", "十{a}", "-{a}", "ten {a}"),
        *("1{a}", "2025{a}", "{a}0", "{a}.5", "{a}k", "{a}bn", "{a} million", "{a}余条", "{a}倍"),
        *("百分之{a}", "{a}分之一", "第{a}号", "¥{a}", "{a}⁵", "{a} times", "{a}\u0338", "3:{a}"),
        # Figures in other clothes.
        *("三五〇〇款", "九六〇〇〇〇条", "上千款", "过万条", "廿家", "第三千五百款", "翻了两番"),
        *("GB 3500 products", "TC260-3500", "1999 mini-programs", "2048 agents and 2000 apps"),
        *("thirty-five of the products", "May 31 apps", "https://a.cn，查处3500款产品", "ⅯⅯⅯ"),
        *("其中三成系机器发现", "过半", "三分之一", "增长一倍", "半数以上", "a third by machine"),
        *("Twice as many", "half of them", "three quarters", "doubled", "tenfold", "in 2000 cases"),
        *("数以千计", "十几家", "one in three", "打七折", "减半"),
    ],
)
def test_what_reads_like_a_figure_may_not(text: str) -> None:
    assert typed_figures(text)


def test_a_figure_is_told_as_it_was_written() -> None:
    assert typed_figures("Over 1 million, and {a}万条。") == ["{…}万", "1 million"]


def test_an_offices_machine_drafts_and_reads(
    frozen: None, shanghai: Any, national: Any, login: Any
) -> None:
    api = login(shanghai)
    made = api.post("editions", {"of": "2025-05"})
    assert made.status_code == 201, made.content
    path = made["Location"].removeprefix("/api/v1/")
    blocks = [OWN, *made.json()["blocks"]]

    changed = api.send("PATCH", path, {"blocks": blocks}, **{"If-Match": made["ETag"]})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    stale = api.send("PATCH", path, {"blocks": blocks}, **{"If-Match": made["ETag"]})
    assert stale.json()["code"] == "precondition_failed"
    typed = {**OWN, "zh": "清理96万余条"}
    refused = api.send("PATCH", path, {"blocks": [typed, *blocks[1:]]}).json()
    assert refused["code"] == "edition_invalid"
    [fault] = refused["errors"]
    assert (fault["pointer"], fault["code"]) == ("/blocks/0/zh", "edition_figure_typed")
    assert "'96万'" in fault["detail"]
    assert "{items_removed}" in fault["detail"]

    assert [one["id"] for one in api.get("editions").json()["results"]] == [made.json()["id"]]
    assert login(national).get(path).json()["blocks"] == blocks
    assert login(national).send("PATCH", path, {}).json()["code"] == "edition_of_another_office"


def _bulletin(platforms: list[dict[str, int]], **values: int) -> Bulletin:
    told = [Told("items_removed", 1, n, "exact", code.strip("_")) for code, n in values.items()]
    own: Any = {"breakdowns": {"province": told}, "platforms": platforms, "measures": told}
    blank: Any = dict.fromkeys(field.name for field in fields(Bulletin))
    return Bulletin(**{**blank, **own})


@pytest.mark.parametrize(
    ("platforms", "rows"),
    [
        ([{"11": 6, "12": 1, "31": 4, "44": 5}], {"11": 1, "44": 8, "other-provinces": 6}),
        # One that is small in a single month is small; months without it say nothing.
        (
            [{"11": 6, "12": 5, "31": 9, "44": 3}, {"11": 6, "12": 0, "44": 7}],
            {"12": 2, "31": 4, "other-provinces": 9},
        ),
        ([{"11": 6, "12": 5, "31": 4, "44": 0}], {"12": 2, "44": 8, "other-provinces": 5}),
        ([{"11": 1, "12": 1, "31": 1, "44": 1}], {}),
        ([{"11": 2, "12": 2, "31": 2, "44": 2}], {}),
    ],
)
def test_no_row_by_province_is_of_a_few_platforms(
    platforms: list[dict[str, int]], rows: dict[str, int]
) -> None:
    bulletin = grouped(_bulletin(platforms, _11=1, _12=2, _31=4, _44=8), 5)
    assert {one.code: one.value for one in bulletin.breakdowns["province"]} == rows
    assert bulletin.untold == (not rows)


def test_the_nations_bulletin_tells_no_single_platform(national: Any) -> None:
    parties = [make_platform("11", f"P{n}") for n in range(5)]
    parties += [make_platform(place, place) for place in ("12", "31", "31", "44", "50")]
    for party in parties:
        accept(party, "2025-05", counts=[count(7)])
    close_due_periods(AFTER_MAY)
    first, second = people_of(national.office)
    own = {"kind": "text", "en": "{items_removed.12}", "zh": "{items_removed.other-provinces}条"}
    draft = drafted(first)
    faults = refusal(first, lambda: written(first, draft, own)).faults
    assert [one.code for one in faults] == ["edition_placeholder_unknown"]
    draft = written(first, draft, {**own, "en": "{items_removed.other-provinces} elsewhere."})
    content: Any = published(second, proposed(first, draft)).content
    told = {one["code"]: one["value"] for one in content["figures"] if one["by"] == "province"}
    assert set(told) == {"11", "other-provinces"}
    assert set(told.values()) == {35}
    rows = {part["kind"]: part["rows"] for part in content["sections"]["en"]}["province"]
    assert [row[0] for row in rows] == [
        "Beijing",
        "Other provinces together, so that each row is of 5 platforms or more",
    ]
