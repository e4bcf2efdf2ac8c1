"""Files signed with Content Credentials, by an authority that is made for it."""

from __future__ import annotations

import datetime
import io
import json
from functools import cache

import c2pa
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
BEGAN = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
ISSUER = "Photos Ltd"


def _name(name: str) -> x509.Name:
    parts = (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME)
    return x509.Name([x509.NameAttribute(part, name) for part in parts])


def _certificate(
    subject: str,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    *,
    authority: bool,
) -> x509.Certificate:
    usage = dict.fromkeys(
        (
            *("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
            *("encipher_only", "decipher_only"),
        ),
        False,
    )
    made = (
        x509.CertificateBuilder(_name("Test authority"), _name(subject), key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(BEGAN)
        .not_valid_after(BEGAN + datetime.timedelta(days=36_500))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not authority,
                key_cert_sign=authority,
                crl_sign=authority,
                **usage,
            ),
            critical=True,
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if not authority:
        purposes = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        made = made.add_extension(purposes, critical=False)
    return made.sign(signer, hashes.SHA256())


@cache
def authority(number: int) -> tuple[bytes, c2pa.Signer]:
    """The certificate of one of several authorities, and somebody to whom it gave one."""
    root, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    anchor = _certificate("Test authority", root, root, authority=True).public_bytes(Encoding.PEM)
    leaf = _certificate(ISSUER, own, root, authority=False).public_bytes(Encoding.PEM)
    key = own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    info = c2pa.C2paSignerInfo(alg=b"es256", sign_cert=leaf + anchor, private_key=key, ta_url=None)
    return anchor, c2pa.Signer.from_info(info)


def signed(data: bytes, media_type: str, *, elsewhere: str | None = None, by: int = 0) -> bytes:
    """`elsewhere`: the address that the file names instead of holding its credentials."""
    created = {"action": "c2pa.created", "digitalSourceType": SOURCE}
    manifest = {
        "claim_generator_info": [{"name": "test", "version": "1"}],
        "assertions": [{"label": "c2pa.actions", "data": {"actions": [created]}}],
    }
    made, builder = io.BytesIO(), c2pa.Builder(json.dumps(manifest))
    if elsewhere is not None:
        builder.set_no_embed()
        builder.set_remote_url(elsewhere)
    builder.sign(authority(by)[1], media_type, io.BytesIO(data), made)
    return made.getvalue()
