"""The national office reads what platforms claim of their safeguards, and what tests showed."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from uuid import UUID

from candor_client import AuthenticatedClient
from candor_client.api.attestations import attestations_list, examinations_retrieve
from candor_client.api.coverage import coverage_retrieve
from candor_client.models import AttestationOut

from demo.answers import Stopped, Surprise, must

EXAMINED_WITHIN = 300.0
LOOK_EVERY, SWEEP_EVERY = 0.3, 5.0
SHOWN = ("LBL-01", "LBL-02", "LBL-04", "SAF-01")
LANGUAGES = ("en", "zh-Hans")
RESULTS = ("satisfied", "not_satisfied", "inconclusive", "untested")


def wait_for_examinations(
    client: AuthenticatedClient, claims: int, sweep: Callable[[], None], stop: threading.Event
) -> list[AttestationOut]:
    """All that were claimed, once nothing of them waits to be examined."""
    deadline = time.monotonic() + EXAMINED_WITHIN
    swept = time.monotonic()
    while time.monotonic() < deadline:
        found = _attestations(client)
        if len(found) == claims and not any(one.latest.pending for one in found):
            return found
        if time.monotonic() > swept + SWEEP_EVERY:
            swept = time.monotonic()
            sweep()  # beat's part: whatever was lost is rung for again
        if stop.wait(LOOK_EVERY):
            raise Stopped
    raise Surprise("the attestations were not examined")


def _attestations(client: AuthenticatedClient, language: str = "en") -> list[AttestationOut]:
    return must(attestations_list.sync(client=client, accept_language=language)).results


def told(found: Sequence[AttestationOut], names: Mapping[UUID, str]) -> list[dict[str, str]]:
    """What is known of each claim, in an order that no clock has a say in."""
    rows = [
        {
            "platform": names[one.platform],
            "control": one.control,
            "state": str(one.state),
            "summary": one.examination.summary if one.examination else "",
        }
        for one in found
    ]
    return sorted(rows, key=lambda row: (row["control"], row["platform"]))


def show(
    client: AuthenticatedClient, rows: Sequence[Mapping[str, str]], names: Mapping[UUID, str]
) -> None:
    """Print the claims, some controls over all platforms, and one sentence in both languages."""
    print("\n  Claimed, and tested:")
    for row in rows:
        print(f"    {row['control']}  {row['platform']:<36}{row['state']:<15}{row['summary']}")
    print("\n  Over all platforms:")
    for line in _coverage(client):
        print(f"    {line}")
    for language in LANGUAGES:
        sentences = told(_attestations(client, language), names)
        sampled = max(sentences, key=lambda row: "412" in row["summary"])
        print(f"\n  {sampled['platform']}, {sampled['control']}: {sampled['summary']}")
    print(flush=True)


def reasons(client: AuthenticatedClient, one: AttestationOut) -> list[str]:
    """Why the latest examination came to its verdict, with the ids of the reasons."""
    if one.examination is None:
        return []
    found = must(examinations_retrieve.sync(one.id, one.examination.id, client=client))
    return [f"{reason.id} {reason.message}" for reason in found.reasons]


def _coverage(client: AuthenticatedClient) -> Iterator[str]:
    found = {one.control: one for one in must(coverage_retrieve.sync(client=client)).results}
    for control in SHOWN:
        one = found[control]
        claimed, tested = one.claimed.to_dict(), one.tested.to_dict()
        parts = [f"{tested[name]} {name}" for name in RESULTS if tested.get(name)]
        yield (
            f"{control}  {claimed['implemented']} of {one.platforms} claim it;"
            f" of all claims {', '.join(parts)}"
        )
