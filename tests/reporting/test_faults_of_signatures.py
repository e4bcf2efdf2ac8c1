"""What is wrong with a key or a signature is told in a sentence, in the reader's language."""

from typing import Any

import pytest

from reporting.proof import signing
from reporting.proof.submissions import REGISTRATION, SUBMISSION
from tests.conftest import Api, Login, Party
from tests.reporting.filing import Filer

pytestmark = pytest.mark.usefixtures("db")
CHINESE = {"Accept-Language": "zh-CN"}


def told(api: Api, path: str, body: dict[str, Any]) -> tuple[str, str]:
    """In English and in Chinese; no code among the words."""
    english = api.post(path, body).json()["errors"][0]["detail"]
    chinese = api.post(path, body, **CHINESE).json()["errors"][0]["detail"]
    assert chinese != english
    return english, chinese


def test_each_fault_of_a_signature_has_its_sentence(photos: Party, login: Login) -> None:
    assert photos.signatory
    api, filer = login(photos), Filer(photos)
    filer.declare({("items_removed", ""): 1})
    path, signatory = f"reports/{filer.report.id}", str(photos.signatory.id)
    shown = api.get(f"{path}/signing-input", signatory=signatory).json()
    key = signing.private_key(signing.new_key())

    def refused(signature: str) -> tuple[str, str]:
        return told(api, f"{path}/submit", {"signatory": signatory, "signature": signature})

    unknown = signing.sign_detached(shown["payload"].encode(), key, SUBMISSION)
    english, chinese = refused(unknown)
    assert "names no key of yours that is registered" in english
    assert "已登记" in chinese
    assert "key_unknown" not in english + chinese
    assert "typ is not" in refused(signing.sign_detached(b"x", key, REGISTRATION))[0]
    assert "two dots" in refused("nonsense")[0]


def test_each_fault_of_a_key_has_its_sentence(photos: Party, login: Login) -> None:
    api, private = login(photos), signing.new_key()
    public = {name: value for name, value in private.items() if name != "d"}
    bodies = {
        "private half": private,
        "this kind": {"kty": "RSA"},
        "thumbprint": {**public, "kid": "another"},
    }
    for words, jwk in bodies.items():
        english, _ = told(api, "keys", {"jwk": jwk, "name": "x", "proof": "a..b"})
        assert words in english
    english, _ = told(api, "keys", {"jwk": public, "name": "x", "proof": "a..b"})
    assert "detached JWS" in english
