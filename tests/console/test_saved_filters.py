"""A list as somebody narrowed it down, by a name of their own."""

from typing import Any

import pytest

from platforms.models import SavedFilter
from platforms.principals import SYSTEM
from platforms.services import saved_filters
from platforms.tenancy import acting_as
from tests.console.conftest import Desk, Sit, seen

LIST = "/console/reporting/directive/"


def save(desk: Desk, name: str = "Overdue", page: str = LIST, query: str = "owed=overdue") -> Any:
    form = {"name": name, "page": page, "query": query}
    return desk.client.post("/console/saved-filters/", form)


def count(desk: Desk) -> int:
    with acting_as(desk.person.principal()):
        return SavedFilter.objects.count()


def test_a_filter_is_saved_used_replaced_and_removed(
    sit: Sit, django_assert_max_num_queries: Any
) -> None:
    desk, colleague = sit("reader"), sit("reviewer")
    page = seen(desk.client.get(f"{LIST}?owed=overdue&p=1"))
    assert 'name="query" value="owed=overdue"' in page, "the place in the list is no part of it"
    answer = save(desk, query="owed=overdue&p=1&q=")
    assert answer["Location"] == f"{LIST}?owed=overdue"
    with django_assert_max_num_queries(15):
        page = seen(desk.client.get(answer["Location"]))
    assert f'<a href="{LIST}?owed=overdue" aria-current="true">Overdue</a>' in page
    assert "Overdue</a>" not in seen(colleague.client.get(LIST)), "it is one's own"
    assert "Save this filter" not in seen(desk.client.get(LIST)), "nothing was narrowed down"
    assert 'class="saved"' not in seen(desk.client.get("/console/"))

    save(desk, query="owed=decide")
    with acting_as(desk.person.principal()):
        saved = SavedFilter.objects.get()
    assert saved.query == "owed=decide"
    assert colleague.post("saved_filter_remove", saved.pk, page=LIST).status_code == 404
    assert desk.post("saved_filter_remove", saved.pk, page=LIST)["Location"] == LIST
    assert count(desk) == 0


@pytest.mark.parametrize(
    "page",
    ["https://evil.example/", "//evil.example/console/", "/console/", "/api/v1/me", "x" * 300, ""],
)
def test_only_a_list_of_the_console_is_saved(sit: Sit, page: str) -> None:
    desk = sit("reader")
    assert save(desk, page=page).status_code == 404
    assert count(desk) == 0


def test_what_cannot_be_saved_is_said(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = sit("reader")
    monkeypatch.setattr(saved_filters, "MOST", 1)
    for values, words in (
        ({"name": " "}, "Give the filter a name."),
        ({"query": f"q={'x' * 2000}"}, "at most 2000 characters"),
        ({"name": "<b>"}, "&lt;b&gt;"),
        ({"name": "Another"}, "remove one first"),
    ):
        answer = save(desk, **values)
        assert len(answer["Location"]) < 2000
        assert words in seen(desk.client.get(answer["Location"])), words
    assert count(desk) == 1
    with acting_as(SYSTEM):
        assert SavedFilter.objects.count() == 0, "nobody else's business"
