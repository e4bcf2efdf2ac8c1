"""Asking the figures at the desk, and what a frozen month said before."""

from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest

from reporting.admin import asking
from reporting.api.export_queries import parse
from reporting.services.consolidating import close_due_periods
from tests.conftest import Party
from tests.console.conftest import Sit, file_report
from tests.console.test_seeing import MOST_QUERIES, costs
from tests.reporting.accepting import accept, count, figure, on
from tests.reporting.test_consolidating import AFTER_JUNE

ODD = ("2025-99", "2025-02-30", "9" * 30)
FIGURES = "reporting_consolidation_figures"


@pytest.fixture
def filed(photos: Party, rival: Party) -> None:
    accept(
        photos,
        "2025-05",
        counts=[on(d3=5, d4=3), count(2, category="P2-4")],
        figures=[figure("prompts_blocked", 100, qualifier="at_least")],
    )
    accept(rival, "2025-05", counts=[count(7, category="P2-4")])
    close_due_periods(AFTER_JUNE)
    accept(
        photos,
        "2025-05",
        counts=[on(d3=5), count(2, category="P2-4")],
        figures=[figure("prompts_blocked", 100, qualifier="at_least")],
    )
    accept(
        photos,
        "2025-06",
        counts=[count(4, category="P2-4")],
        figures=[figure("prompts_blocked", 120, qualifier="at_least")],
    )
    close_due_periods(AFTER_JUNE)


@pytest.mark.usefixtures("filed")
def test_a_sum_leads_to_its_revisions_and_their_records(sit: Sit, national: Party) -> None:
    desk = sit("reader", national)
    asked = {"from": "2025-06", "group_by": ["category", "province"], "compare": "previous"}
    page, queries = costs(lambda: desk.get(FIGURES, **asked, vocabulary="2026.1"))
    assert len(queries) <= MOST_QUERIES, queries

    lines = {tuple(map(str, line["names"])): line for line in page.context["lines"]}
    [theirs] = [line for line in lines.values() if line["now"] == "4"]
    assert (theirs["before"], theirs["difference"], theirs["ratio"]) == ("2", "+2", "2.00")
    assert "B3" in theirs["names"][0].text, "told in the words of 2026"
    assert page.context["apart"].rows
    assert page.context["charts"][0].rows
    assert page.context["definitions"][0]["measure"] == "items_removed"

    narrower = desk.client.get(theirs["names"][0].url)
    assert [line["now"] for line in narrower.context["lines"] if line["now"]] == ["4"]
    sources = desk.client.get(theirs["sources"])
    [row] = sources.context["tables"][0].rows
    assert (row[1], row[2], row[3]) == ("2025-06", 1, "4")
    facts = {str(name): told for name, told in sources.context["facts"]}
    assert facts["Items of content removed"] == "4", "what was clicked, and what it is of"
    assert facts["category"].startswith("B3 ")
    assert (facts["province of registration"], facts["months"]) == ("Shanghai", "2025-06")
    assert "category=P2-4" not in row[5].url, "of several codes the page of records takes none"
    assert desk.client.get(row[4].url).status_code == 200
    assert desk.client.get(row[5].url).status_code == 200


@pytest.mark.usefixtures("filed")
def test_a_long_answer_is_paged_and_exported(
    sit: Sit, national: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "PAGE_SIZE", 1)
    desk = sit("reader", national)
    may = {"from": "2025-05", "group_by": "platform"}
    first = desk.get(FIGURES, **may, compare="previous")
    assert first.context["shown"] == {"first": "1", "last": "1", "all": "2"}
    second = desk.client.get(first.context["later"])
    told = [page.context["lines"][0]["now"] for page in (first, second)]
    assert (sorted(told), second.context["later"]) == (["7", "7"], "")
    assert second.context["charts"] == first.context["charts"], "the chart is of all rows"
    back = desk.client.get(second.context["earlier"]).context["lines"]
    assert back[0]["names"][0].text == first.context["lines"][0]["names"][0].text

    export = parse_qs(urlsplit(first.context["export_url"]).query)
    asked = dict(parse_qsl(export["query"][0]))
    assert export["kind"] == ["consolidated"]
    question: Any = parse("consolidated", asked)
    assert question.group_by == ("platform",)


@pytest.mark.usefixtures("filed")
def test_two_lower_bounds_have_no_difference_and_the_page_says_so(sit: Sit) -> None:
    asked = {"from": "2025-06", "measure": "prompts_blocked", "compare": "previous"}
    desk = sit("reader")
    page = desk.get(FIGURES, **asked)
    [line] = page.context["lines"]
    assert (line["now"], line["before"], line["difference"]) == (
        *("at least 120", "at least 100", "–"),
    )
    assert "Two lower bounds have no difference" in page.content.decode()
    asked["measure"] = "items_removed"
    assert "Two lower bounds" not in desk.get(FIGURES, **asked).content.decode()


@pytest.mark.usefixtures("filed")
def test_days_lower_bounds_files_and_scopes(sit: Sit, national: Party) -> None:
    desk = sit("reader", national)
    may = {"from": "2025-05", "group_by": "day", "measure": ["items_removed", "prompts_blocked"]}
    page = desk.get(FIGURES, **may)
    told = [(line["names"][0], line["now"]) for line in page.context["lines"]]
    assert told[0] == ("none", "9")
    assert (told[1][0].text, told[1][1], told[2]) == ("2025-05-03", "5", ("none", "at least 100"))
    [row] = desk.client.get(page.context["lines"][1]["sources"]).context["tables"][0].rows
    assert "from=2025-05-03&to=2025-05-03" in row[5].url

    file = desk.get(FIGURES, **may, format="csv").content.decode()
    assert file.startswith("\ufeffmeasure,measure_version,day,day_name,value,qualifier\r\n")
    assert "items_removed,1,2025-05-03,2025-05-03,5,exact" in file
    own = sit("reader").get(FIGURES, **{"from": "2025-05"})
    assert [line["now"] for line in own.context["lines"]] == ["7"]


@pytest.mark.usefixtures("filed")
@pytest.mark.parametrize(
    "asked",
    [
        {"from": "2025-99", "measure": "x\0y", "group_by": "a,b", "category": "P9,none"},
        {"from": "2025-05", "day": "2025-02-30", "platform": "'; --", "province": "99"},
        {"from": "2025-05", "compare": "2025-04..2025-05", "group_by": "period"},
        {"campaign": "qinglang-ai-2025", "compare": "other", "group_by": "campaign"},
        {"from": "2021-01", "to": "2026-01", "as_of": "7", "measure_version": "9" * 30},
        {"from": "2025-07", "as_of": "latest"},
    ],
)
def test_what_makes_no_sense_is_left_out_and_the_page_stays(sit: Sit, asked: Any) -> None:
    desk = sit("reader")
    for name in (FIGURES, "reporting_consolidation_sources"):
        answer = desk.get(name, **asked)
        assert answer.status_code == 200
        told = answer.context["asked"].left_out
        assert bool(told) == any(value in ODD for value in asked.values()), told


@pytest.mark.usefixtures("filed")
def test_the_numbers_of_a_consolidation_and_what_was_not_understood(sit: Sit) -> None:
    desk = sit("reader")
    asked = {"from": "2025-05", "group_by": ["category", "zzz"]}
    told = {n: desk.get(FIGURES, **asked, as_of=n).context["lines"] for n in ("1", "2")}
    assert [sum(int(line["now"]) for line in told[n]) for n in ("1", "2")] == [10, 7]
    sources = desk.client.get(told["1"][0]["sources"]).context
    assert "as frozen with number 1" in [value for _name, value in sources["facts"]]
    refused = desk.get(FIGURES, **{**asked, "to": "2025-06"}, as_of="1").context
    assert (bool(refused["refusal"]), refused["lines"]) == (True, [])
    page = desk.get(FIGURES, **asked, as_of="first", categry="P2-1")
    assert page.context["asked"].left_out == ("as_of=first", "group_by=zzz", "categry")
    assert "Not understood, and left out of the question: " in page.content.decode()


@pytest.mark.usefixtures("filed")
def test_what_a_month_said_before(sit: Sit) -> None:
    desk = sit("reader")
    page, queries = costs(
        lambda: desk.get("reporting_consolidation_restatements", period="2025-05")
    )
    assert len(queries) <= MOST_QUERIES, queries

    totals, revisions, numbers = page.context["tables"]
    assert [row[2:] for row in totals.rows][-1] == ("8", "5", "-3")
    assert revisions.rows[0][1:] == (1, 2, "2: a correction")
    assert [row[0].text for row in numbers.rows] == ["1", "2"]
    for params in ({}, {"period": "x", "on": "0001-01-01"}, {"on": "2001-01-01"}):
        assert desk.get("reporting_consolidation_restatements", **params).status_code == 200


def test_a_record_says_where_it_counts(sit: Sit, photos: Party) -> None:
    revision = file_report(photos)
    close_due_periods(AFTER_JUNE)
    desk = sit("reviewer")
    records = ("reporting_report_records", revision.report_id)

    page = desk.get(*records, category="P2-1")
    first = page.context["rows"][0]
    export = dict(parse_qsl(parse_qs(urlsplit(page.context["export_url"]).query)["query"][0]))
    wanted: Any = parse("records", export)
    assert (wanted.report, wanted.number) == (revision.report_id, 1)
    assert wanted.wanted.codes == {"category": (first["category"],)}
    trace = ("reporting_report_trace", revision.report_id)
    page, queries = costs(lambda: desk.get(*trace, record_id=first["record_id"]))

    assert len(queries) <= MOST_QUERIES, queries
    facts = {str(name): told for name, told in page.context["facts"]}
    assert (facts["action"], facts["target"]) == (first["action_text"], first["target"])
    made = page.context["links"][-1]
    assert made.text == "Consolidation 1"
    assert desk.client.get(made.url).status_code == 200
    row = page.context["tables"][0].rows[0]
    assert (row[1].text, str(row[2])) == ("1", "counts")
    asked = desk.client.get(row[4].url)
    assert sum(int(line["now"]) for line in asked.context["lines"]) == int(row[4].text)
    assert desk.get(*trace, record_id="\0 none").context["tables"][0].rows == []
