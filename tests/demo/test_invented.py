"""What the demo invents: enough of it, the same for a seed, and clean but for what is planted."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo import books, mistakes, oddities, records, samples
from demo.campaign import Campaign
from demo.volumes import LEAST, MONTHS, apportion, wanted
from platforms.identifiers import uscc
from reporting import vocabulary
from reporting.checks.records import RecordContext, RecordReader
from reporting.evidence.verdict import Verdict, examine

QUICK = 0.01


@pytest.fixture(scope="module")
def quick() -> Campaign:
    return Campaign.of(2025, QUICK)


def ledgers(campaign: Campaign, *indices: int) -> list[records.Ledger]:
    return [
        records.write(one, month, campaign.volumes[one.index, month], campaign.seed)
        for one in campaign.cast
        for month in MONTHS
        if one.index in indices and (one.index, month) in campaign.volumes
    ]


def sampled(seed: int) -> bytes:
    (largest, *_rest) = Campaign.of(seed, QUICK).cast
    return samples.labelled(largest, samples.OF_ALL_KINDS, seed, samples.FLAWS)


def digest(seed: int) -> str:
    found = hashlib.sha256()
    for ledger in ledgers(Campaign.of(seed, QUICK), 0, 1, 59):
        found.update("\n".join(ledger.lines).encode())
        figures = books.declare(ledger, Campaign.of(seed, QUICK).volumes[0, ledger.month])
        found.update(repr(figures).encode())
    found.update(sampled(seed))
    return found.hexdigest()


@pytest.mark.parametrize("seed", [1, 2, 2025])
def test_the_volumes_are_a_little_above_the_published_ones(seed: int) -> None:
    campaign = Campaign.of(seed, 1.0)
    volumes = campaign.volumes.values()
    found = {
        "product": sum(one.products for one in volumes),
        "item": sum(one.removed for one in volumes),
        "account": sum(one.accounts for one in volumes),
    }
    assert found == wanted(seed, 1.0)
    for subject, least in LEAST.items():
        assert least < found[subject] < least * 1.02


def test_the_same_seed_gives_the_same_data_in_any_process() -> None:
    program = "from tests.demo.test_invented import digest; print(digest(7))"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": hashing, "DJANGO_SETTINGS_MODULE": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for hashing in ("1", "2")
    }
    assert said == {digest(7)}
    assert digest(8) != digest(7)


def test_eight_of_the_420_samples_are_wrong_and_each_is_read_as_the_kind_that_it_is() -> None:
    found: Counter[tuple[str | None, Verdict]] = Counter()
    with zipfile.ZipFile(io.BytesIO(sampled(1))) as archive:
        for name in archive.namelist():
            examination = examine(io.BytesIO(archive.read(name)))
            assert (examination.container or "").startswith(Path(name).suffix[1:][:1])
            found[examination.container, examination.verdict] += 1
    assert sum(found.values()) == 420
    wrong = {key: n for key, n in found.items() if key[1] is not Verdict.COMPLIANT}
    assert wrong == {
        ("png", Verdict.NOT_FOUND): 3,
        ("wav", Verdict.NOT_FOUND): 1,
        ("jpeg", Verdict.NONCOMPLIANT): 2,
        ("mp4", Verdict.NONCOMPLIANT): 1,
        ("pdf", Verdict.NONCOMPLIANT): 1,
    }


def test_nobody_real_takes_part(quick: Campaign) -> None:
    assert len({one.uscc for one in quick.cast}) == len({one.slug for one in quick.cast}) == 60
    for one in quick.cast:
        uscc(one.uscc)  # or it raises
        assert "DEM" in one.uscc  # the block of organisation codes that is never given out
        assert "（虚构）" in one.name_zh
        assert "(invented)" in one.name_en


@pytest.mark.parametrize("month", MONTHS)
def test_no_check_objects_to_a_record(quick: Campaign, month: str) -> None:
    for ledger in ledgers(quick, 0, 3, 4):
        if ledger.month != month:
            continue
        context = RecordContext(
            month,
            vocabulary.for_period(month),
            datetime(2025, 9, 1, tzinfo=UTC),
            frozenset(product.code for product in ledger.platform.products),
        )
        read = list(RecordReader(context).read(line.encode() for line in ledger.lines))
        assert sum(len(chunk.records) for chunk in read) == len(ledger.lines)
        assert not [finding for chunk in read for finding in chunk.findings]


def test_the_records_cover_what_the_campaign_is_about() -> None:
    campaign = Campaign.of(2025, 0.2)
    counts: Counter[records.Combination] = Counter()
    for ledger in ledgers(campaign, *range(12)):
        counts += ledger.counts()
    of_2025 = vocabulary.for_period("2025-05")
    assert {one.category for one in counts} == set(of_2025.categories)
    assert {"mini_program", "web_app", "agent"} < {one.product_kind for one in counts}
    assert {one.subject for one in counts} == set(of_2025.subjects)


def test_figures_are_true_to_the_records_until_somebody_mistypes_one(quick: Campaign) -> None:
    (ledger, *_rest) = ledgers(quick, mistakes.WRONG_TOTAL[0])
    volume = quick.volumes[ledger.platform.index, ledger.month]
    true = books.declare(ledger, volume)
    whole = {one.measure: one.value for one in true if not (one.category or one.product_kind)}
    assert whole["items_removed"] == volume.removed
    assert whole["products_handled"] == volume.products
    parts = [one.value for one in true if one.measure == "items_removed" and one.category]
    assert sum(parts) == volume.removed
    assert mistakes.mistaken(true, (ledger.platform.index, ledger.month)) == true
    changed = set(mistakes.mistaken(true, mistakes.WRONG_TOTAL)) - set(true)
    assert [one.measure for one in changed] == ["items_removed"]


def test_the_platform_that_joined_late_has_nothing_for_the_first_month(quick: Campaign) -> None:
    late = quick.cast[-2].index
    months = [month for month in MONTHS if (late, month) in quick.volumes]
    assert months == list(MONTHS[1:])


def test_one_rumour_goes_round_and_rumours_rise_in_the_last_month(quick: Campaign) -> None:
    found: dict[str, Counter[bool]] = {month: Counter() for month in MONTHS}
    shown = set()
    for ledger in ledgers(quick, *range(12)):
        found[ledger.month].update(one.category == oddities.RUMOUR for one in ledger.combinations)
        times = sum(oddities.DIGEST in line for line in ledger.lines)
        shown |= {(ledger.platform.index, ledger.month)} if times else set()
        assert times <= 1
    assert shown == oddities.FOUND_ON
    april, may, june = (found[month][True] / found[month].total() for month in MONTHS)
    assert june > 1.3 * max(april, may)


def test_parts_add_up_to_the_whole() -> None:
    assert apportion(10, [1, 1, 1]) == [4, 3, 3]
    assert apportion(10, [8, 1, 1], least=1) == [6, 2, 2]
    assert sum(apportion(961_234, [n**0.5 for n in range(1, 180)])) == 961_234
