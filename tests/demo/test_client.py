"""The generated client and its tokens, against the API itself."""

import gzip
import io
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from candor_auth import NoToken, connect
from candor_client import AuthenticatedClient
from candor_client.api.me import me_retrieve
from candor_client.api.reports import (
    figures_declare,
    findings_csv,
    records_upload,
    reports_open,
)
from candor_client.models import (
    ArrayAnswerOut,
    BatchReceipt,
    FigureInRequest,
    FiguresInRequest,
    OpenReportRequest,
    Problem,
    RecordInRequest,
    ReportOut,
)
from candor_client.types import File
from oauth2_provider.models import get_access_token_model

from config.wsgi import application
from platforms.principals import AUTHENTICATOR
from platforms.tenancy import acting_as
from tests.conftest import Party, ndjson, record

Connect = Callable[..., AuthenticatedClient]


@pytest.fixture
def client(live: str, photos: Party) -> AuthenticatedClient:
    return _connect(photos, photos.secret)


def _connect(party: Party, secret: str, **options: Any) -> AuthenticatedClient:
    transport = httpx.WSGITransport(application)
    return connect(
        "http://testserver", party.credential.client_id, secret, transport=transport, **options
    )


@pytest.fixture
def report(client: AuthenticatedClient) -> ReportOut:
    opened = reports_open.sync(client=client, body=OpenReportRequest(period="2025-05"))
    assert isinstance(opened, ReportOut)
    return opened


def test_the_client_fetches_its_token_and_another_when_it_is_gone(
    client: AuthenticatedClient, photos: Party
) -> None:
    first = me_retrieve.sync(client=client)
    with acting_as(AUTHENTICATOR):
        get_access_token_model().objects.all().delete()
    second = me_retrieve.sync(client=client)

    assert first is not None
    assert not isinstance(first, Problem)
    assert first.platform is not None
    assert str(first.platform.id) == str(photos.principal.platform_id)
    assert not isinstance(second, Problem)
    assert second == first or second.platform == first.platform  # type: ignore[union-attr]


def test_a_wrong_secret_is_told(live: str, photos: Party) -> None:
    with pytest.raises(NoToken, match="invalid_client"):
        me_retrieve.sync(client=_connect(photos, "wrong"))


def test_what_went_wrong_is_a_problem_in_the_language_asked_for(live: str, photos: Party) -> None:
    client = _connect(photos, photos.secret, language="zh-Hans")
    answer = reports_open.sync(client=client, body=OpenReportRequest(period="2099-01"))

    assert isinstance(answer, Problem)
    assert (answer.status, answer.code) == (409, "period_not_open")
    assert [fault.pointer for fault in answer.errors] == ["/period"]
    assert any("\u4e00" <= character <= "\u9fff" for character in answer.title)


def test_a_batch_goes_out_as_gzip_and_as_it_is(
    client: AuthenticatedClient, report: ReportOut
) -> None:
    packed = gzip.compress(ndjson(record(1), record(2)))
    receipt = records_upload.sync(
        report.id, client=client, body=File(io.BytesIO(packed)), content_encoding="gzip"
    )
    plain = records_upload.sync(report.id, client=client, body=File(io.BytesIO(ndjson(record(3)))))

    assert isinstance(receipt, BatchReceipt)
    assert isinstance(plain, BatchReceipt)
    assert receipt.size == len(packed)
    assert plain.size == len(ndjson(record(3)))


def test_a_small_array_is_answered_item_by_item(
    client: AuthenticatedClient, report: ReportOut
) -> None:
    items = [RecordInRequest.from_dict(json.loads(ndjson(record(n)))) for n in (1, 2)]
    answer = records_upload.sync(report.id, client=client, body=items)

    assert isinstance(answer, ArrayAnswerOut)
    assert [item.status for item in answer.items] == ["stored", "stored"]


def test_figures_go_out_and_findings_come_back_as_csv(
    client: AuthenticatedClient, report: ReportOut
) -> None:
    body = FiguresInRequest([FigureInRequest(measure="prompts_blocked", value=7)])
    declared = figures_declare.sync(report.id, client=client, body=body)
    table = findings_csv.sync(report.id, client=client)

    assert declared is not None
    assert not isinstance(declared, Problem)
    assert [figure.value for figure in declared.figures] == [7]
    assert isinstance(table, str)
    assert table.count("\n") == 1  # the heading alone: nothing was found yet
