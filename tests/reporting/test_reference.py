"""What everybody may read without a token: periods, vocabularies, controls, checks, problems."""

from typing import Any

import pytest
from django.test import Client

from config.problems import CATALOGUE

PATHS = ["periods", "vocabularies", "controls", "checks", "problems", "jurisdictions", "campaigns"]


def get(client: Client, path: str, language: str = "en") -> Any:
    return client.get(f"/api/v1/{path}", headers={"Accept-Language": language})


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_no_token_is_needed_and_a_stale_one_does_no_harm(client: Client, path: str) -> None:
    assert get(client, path).status_code == 200
    stale = client.get(f"/api/v1/{path}", headers={"Authorization": "Bearer gone"})
    assert stale.status_code == 200


@pytest.mark.django_db
def test_a_period_says_by_when_and_in_which_words(client: Client) -> None:
    found = get(client, "periods/2025-05").json()
    assert found["opens_at"] == "2025-05-01T00:00:00+08:00"
    assert found["due_at"] == "2025-06-11T00:00:00+08:00"
    assert found["campaigns"] == ["qinglang-ai-2025"]
    vocabulary = client.get(found["links"]["vocabulary"]).json()
    assert vocabulary["version"] == found["vocabulary"]


@pytest.mark.django_db
def test_periods_are_listed_the_latest_first(client: Client) -> None:
    found = [period["period"] for period in get(client, "periods").json()["results"]]
    assert found == sorted(found, reverse=True)
    assert {"2025-04", "2025-05", "2025-06"} <= set(found)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "periods/2025-13",
        "periods/1999-01",
        "periods/may",
        "vocabularies/1999-01",
        "vocabularies/x",
        "checks/S999",
        "problems/nothing",
        "nothing",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    answer = get(client, path)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
def test_every_edition_leads_to_its_codes(client: Client) -> None:
    for edition in get(client, "vocabularies").json()["results"]:
        found = client.get(edition["links"]["self"]).json()
        assert found["version"] == edition["version"]
        assert found["categories"]
        assert all(c["name"]["en"] and c["name"]["zh"] for c in found["categories"])


@pytest.mark.django_db
def test_a_crosswalk_leads_from_category_to_category(client: Client) -> None:
    campaigns = {one["code"]: one for one in get(client, "campaigns").json()["results"]}
    assert campaigns["qinglang-ai-2025"]["periods"] == ["2025-04", "2025-05", "2025-06"]
    editions = {one["version"]: one for one in get(client, "vocabularies").json()["results"]}
    (crosswalk,) = get(client, "crosswalks").json()["results"]
    for side in ("origin", "target"):
        campaign = campaigns[editions[crosswalk[side]]["campaign"]]
        codes = {category["code"] for category in campaign["categories"]}
        assert {crossing[side] for crossing in crosswalk["crossings"]} <= codes


@pytest.mark.django_db
def test_the_controls_are_all_there(client: Client) -> None:
    found = get(client, "controls").json()
    assert len(found["controls"]) == 37
    assert {status["code"] for status in found["attestation_statuses"]} == {
        "implemented",
        "partial",
        "planned",
        "not_applicable",
    }


@pytest.mark.django_db
def test_checks_speak_the_readers_language(client: Client) -> None:
    english = get(client, "checks/S101").json()
    chinese = get(client, "checks/S101", "zh-CN")
    assert chinese["Content-Language"] == "zh-hans"
    assert english["id"] == chinese.json()["id"]
    assert english["title"].isascii()
    assert not chinese.json()["title"].isascii()
    assert len(get(client, "checks").json()["results"]) >= 30


@pytest.mark.django_db
def test_every_problem_explains_itself_where_it_says(client: Client) -> None:
    answer = get(client, "me")
    assert answer.json()["code"] == "token_missing"
    explained = client.get(answer.json()["type"]).json()
    assert explained["status"] == answer.status_code == 401
    assert explained["title"]["en"] == answer.json()["title"]


@pytest.mark.django_db
def test_the_words_of_every_problem_can_be_put_together(client: Client) -> None:
    """A placeholder that a refusal does not fill would be a 500: list what each one needs."""
    for found in get(client, "problems").json()["results"]:
        assert found["code"] in CATALOGUE
        assert 400 <= found["status"] <= 599
        assert all(found["title"].values())
        assert all(found["detail"].values())


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["controls", "checks", "vocabularies/2025-05"])
def test_what_has_not_changed_is_not_sent_again(client: Client, path: str) -> None:
    tag = get(client, path)["ETag"]
    again = client.get(f"/api/v1/{path}", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
