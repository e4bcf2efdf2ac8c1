"""The vocabularies hold what the notices say, and the API shows it."""

import json

import pytest

from reporting import vocabulary
from reporting.vocabulary import NoVocabulary, publishing

ALL = vocabulary.load()


@pytest.mark.parametrize(
    ("period", "version"),
    [("2025-04", "2025.1"), ("2026-03", "2025.1"), ("2026-04", "2026.1"), ("2031-12", "2026.1")],
)
def test_a_period_has_the_vocabulary_of_its_time(period: str, version: str) -> None:
    assert vocabulary.for_period(period).version == version


@pytest.mark.parametrize(
    "period", ["2025-03", "2025-13", "2025-5", "", "2025-05-01", "２０２５-05"]
)
def test_a_period_without_a_vocabulary_fails_loudly(period: str) -> None:
    with pytest.raises(NoVocabulary):
        vocabulary.for_period(period)


@pytest.mark.parametrize(
    ("campaign", "by_phase"),
    [("qinglang-ai-2025", {"P1": 6, "P2": 7}), ("qinglang-ai-2026", {"A": 7, "B": 7})],
)
def test_campaigns_have_their_categories(campaign: str, by_phase: dict[str, int]) -> None:
    categories = ALL.campaigns[campaign].categories

    counted = {phase: sum(c.phase == phase for c in categories) for phase in by_phase}

    assert counted == by_phase
    assert len(categories) == sum(by_phase.values())


def test_the_published_figures_of_2025_are_lower_bounds() -> None:
    published = ALL.campaigns["qinglang-ai-2025"].published

    assert {(f.measure, f.value, f.qualifier) for f in published} == {
        ("products_handled", 3500, "at_least"),
        ("items_removed", 960_000, "at_least"),
        ("accounts_handled", 3700, "at_least"),
    }


def test_campaigns_of_a_period() -> None:
    assert [c.code for c in ALL.campaigns_of("2025-05")] == ["qinglang-ai-2025"]
    assert ALL.campaigns_of("2025-12") == ()


def test_accounts_handled_counts_every_action_and_accounts_closed_one() -> None:
    measures = vocabulary.for_period("2025-05").measures

    assert measures["accounts_handled"].counts("account", "MUTE")
    assert measures["accounts_closed"].counts("account", "CLOSE_ACCOUNT")
    assert not measures["accounts_closed"].counts("account", "MUTE")
    assert not measures["accounts_handled"].counts("item", "REMOVE")


def test_only_equal_definitions_add_up() -> None:
    now = vocabulary.for_period("2025-05").measures
    later = vocabulary.for_period("2026-05").measures

    assert now["items_removed"].adds_to(later["items_removed"])
    assert not now["items_removed"].adds_to(now["prompts_blocked"])


def test_every_record_a_platform_may_file_is_counted_by_a_measure() -> None:
    given = vocabulary.for_period("2025-05")

    for action in given.actions.values():
        for subject in action.subjects if action.open_to_platforms else ():
            counted = [m for m in given.measures.values() if m.counts(subject, action.code)]
            assert counted or subject == "goods", (subject, action.code)


def test_the_catalogue_has_its_controls() -> None:
    families = {code.split("-")[0] for code in ALL.controls}

    assert len(ALL.controls) == 37
    assert families == {"LBL", "FIL", "COR", "SAF", "ACC", "OPS"}


def test_provinces_are_those_of_the_register_of_jurisdictions() -> None:
    provinces = vocabulary.for_period("2025-05").provinces

    assert len(provinces) == 35
    assert provinces["66"].name.zh == "新疆生产建设兵团"
    assert "00" not in provinces


def test_the_crosswalk_says_where_rumours_went() -> None:
    crossings = ALL.crosswalk[0].crossings

    assert [(c.target, c.relation) for c in crossings if c.origin == "P2-1"] == [("B2", "broader")]


def test_the_public_form_is_json_and_complete() -> None:
    public = json.loads(json.dumps(vocabulary.to_public(vocabulary.for_period("2025-05"))))

    assert [c["code"] for c in public["categories"]][:2] == ["P1-1", "P1-2"]
    assert public["labels"][0] == {"code": "none", "name": {"en": "No label", "zh": "无标识"}}
    assert public["valid_to"] == "2026-03"
    assert json.loads(json.dumps(publishing.controls(ALL)))["version"] == "2"
    assert json.loads(json.dumps(publishing.campaign(ALL.campaigns["qinglang-ai-2026"])))["phases"]
    assert json.loads(json.dumps(publishing.crosswalk(ALL.crosswalk[0])))["origin"] == "2025.1"
