"""Charts say in words what they show; numbers are those of the reader's language."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from platforms.admin.charts import Chart, Kind, Series
from platforms.admin.numbers import short
from reporting.admin.glance_charts import RESULTS

MONTHS = ["2025-04", "2025-05", "2025-06"]
REMOVED = Series("removed", [120_000, None, 960_602], bounded=frozenset({2}))


@pytest.mark.parametrize(
    ("value", "bounded", "english", "chinese"),
    [
        (0, False, "0", "0"),
        (9_999, False, "9,999", "9,999"),
        (960_602, False, "960,602", "约96.1万"),
        (969_602, True, "969,602", "96.9万"),
        (120_000, False, "120,000", "12万"),
        (-123_456_789_012, False, "-123,456,789,012", "约-1,234.6亿"),
        (0.25, False, "0.25", "0.25"),
    ],
)
def test_large_numbers_are_those_of_the_language(
    value: float, bounded: bool, english: str, chinese: str
) -> None:
    assert short(value, at_least=bounded) == english
    with translation.override("zh-hans"):
        assert short(value, at_least=bounded) == chinese


def test_a_chart_is_a_sentence_a_table_and_data() -> None:
    hostile = "</script><b>&"
    chart = Chart(Kind.LINE, "items", MONTHS, [REMOVED], note=hostile, links=["/one", "", "/three"])

    page = render_to_string("console/chart.html", {"chart": chart})

    said = "Removed: 120,000 in 2025-04, at least 960,602 in 2025-06; most in 2025-06: at least"
    assert f"{said} 960,602." in page
    assert '<th scope="row"><a href="/three">2025-06</a></th>' in page
    assert "at least 960,602" in page
    assert hostile not in page
    data = json.loads(page.split('type="application/json">')[1].split("</script>")[0])
    assert data["series"][0]["values"] == [120_000, None, 960_602]
    assert data["series"][0]["bounded"] == [2]
    assert data["note"] == hostile


def test_bars_name_the_largest_first_and_nothing_is_said_as_such() -> None:
    bars = Chart(Kind.RANKED, "by province", ["A", "B"], [Series("items", [1, 20_000])])
    nothing = Chart(Kind.BAR, "items", [], [Series("items", [])])

    assert bars.summary == "Items, the largest first: B 20,000, A 1."
    with translation.override("zh-hans"):
        assert "B 2万" in bars.summary
    assert "<canvas" not in render_to_string("console/chart.html", {"chart": nothing})


def test_each_result_of_testing_has_a_colour_of_its_own() -> None:
    """In both themes, and none of the row that unnamed series take theirs from."""
    tones = list(RESULTS.values())
    assert len({*tones}) == len(RESULTS)
    css = (Path(settings.BASE_DIR) / "config/static/console/console.css").read_text()
    for tone in tones:
        assert len({*re.findall(rf"--chart-{tone}: (#[0-9a-f]+)", css)}) == 2, tone
