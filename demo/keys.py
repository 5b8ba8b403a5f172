"""The demonstration's own certificate authority and its people's keys.

Certificates carry the national identifiers, so the ordinary check reads them; they lead to an
authority of nobody, so no real check believes them. Keys lie unencrypted in a private folder:
they protect invented decisions of invented people. EC P-256, because a key is made in a tenth of
a millisecond and hundreds are needed.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

from foundation.signatures.identity import (
    HEAD_OF_ORGANISATION,
    LEGAL_PERSON,
    NATURAL_PERSON,
    SIGNING_KEY,
)
from foundation.signatures.steps import finish

# Long enough for a year of invented history and for every day the demonstration may be shown.
VALID_FROM = datetime(2020, 1, 1, tzinfo=UTC)
VALID_UNTIL = datetime(2049, 12, 31, tzinfo=UTC)
AUTHORITY_NAME = "ҮЛГІ: сынақ куәландырушысы"
LONGEST_COMMON_NAME = 64  # bytes, the limit of X.509
KEY_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


@dataclass(frozen=True)
class Pair:
    """A private key with its certificate, as they lie together in one PEM file."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    def pem(self) -> bytes:
        key = self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return key + self.certificate.public_bytes(Encoding.PEM)


def ensure_authority(folder: Path) -> Path:
    """Make the authority once; answer the folder of its certificate, which holds no key."""
    public = folder / "authority"
    certificate = public / "demonstration.pem"
    if not certificate.exists():
        own = _kept(folder / "authority.key.pem", make_authority)
        _write_once(certificate, own.certificate.public_bytes(Encoding.PEM))
    return public


def personal_key(folder: Path, *, iin: str, name: str, surname: str, patronymic: str = "") -> Path:
    """The file with a person's key and certificate, made on first use."""
    subject = _person(iin, name, surname, patronymic)
    return _issued_key(folder, _key_file(folder, iin), subject, [NATURAL_PERSON])


def head_key(
    folder: Path,
    *,
    iin: str,
    name: str,
    surname: str,
    bin: str,
    organisation: str,
    patronymic: str = "",
) -> Path:
    """The file with the key by which an organisation's head signs for it, made on first use."""
    subject = [
        *_person(iin, name, surname, patronymic),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
        x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, f"BIN{bin}"),
    ]
    usages = [LEGAL_PERSON, HEAD_OF_ORGANISATION]
    return _issued_key(folder, _key_file(folder, iin, bin), subject, usages)


def sign(folder: Path, *, iin: str, content: bytes, at: datetime, bin: str = "") -> bytes:
    """A detached CMS signature (DER) over the content by a key made before, dated `at` (aware).

    With `bin`, by the key of that organisation's head. Raises FileNotFoundError when this person
    has no such key.
    """
    return make_signature(_load(_key_file(folder, iin, bin)), content=content, at=at)


def make_signature(own: Pair, *, content: bytes, at: datetime) -> bytes:
    """The CMS message itself: signed attributes, one signer, the signer's certificate."""
    signer = SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(own.certificate.public_bytes(Encoding.DER)),
        signing_key=asn1_keys.PrivateKeyInfo.load(
            own.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        ),
        cert_registry=SimpleCertificateStore(),
    )
    attributes = PdfCMSSignedAttributes(signing_time=at)
    signing = signer.async_sign_general_data(content, "sha256", signed_attr_settings=attributes)
    return finish(signing).dump()


def issue(
    authority: Pair,
    subject: list[x509.NameAttribute],
    usages: list[str],
    *,
    valid_from: datetime = VALID_FROM,
    valid_until: datetime = VALID_UNTIL,
) -> Pair:
    """A new key with a certificate of the authority for these extended usages (OIDs)."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = authority.certificate
    certificate = (
        _certificate(x509.Name(subject), issuer.subject, key.public_key(), valid_from, valid_until)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(digital_signature=True, content_commitment=True), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([x509.ObjectIdentifier(usage) for usage in usages]), False
        )
        .add_extension(_issued_by(issuer), critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    return Pair(key, certificate)


def make_authority(name: str = AUTHORITY_NAME) -> Pair:
    """A self-signed authority that may only issue certificates and revocation lists."""
    key = ec.generate_private_key(ec.SECP256R1())
    own_name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "KZ"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    certificate = (
        _certificate(own_name, own_name, key.public_key(), VALID_FROM, VALID_UNTIL)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(key_cert_sign=True, crl_sign=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Pair(key, certificate)


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    public_key: ec.EllipticCurvePublicKey,
    valid_from: datetime,
    valid_until: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(valid_from)
        .not_valid_after(valid_until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
    )


def _issued_by(issuer: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    own = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own)


def _key_usage(**granted: bool) -> x509.KeyUsage:
    return x509.KeyUsage(**{usage: granted.get(usage, False) for usage in KEY_USAGES})


def _person(iin: str, name: str, surname: str, patronymic: str) -> list[x509.NameAttribute]:
    # The national certificates keep the patronymic in the attribute of the given name.
    values = [
        (NameOID.COUNTRY_NAME, "KZ"),
        (NameOID.COMMON_NAME, _cut(f"{surname} {name}")),
        (NameOID.SURNAME, surname),
        (NameOID.GIVEN_NAME, patronymic),
        (NameOID.SERIAL_NUMBER, f"IIN{iin}"),
    ]
    return [x509.NameAttribute(oid, value) for oid, value in values if value]


def _cut(text: str) -> str:
    return text.encode()[:LONGEST_COMMON_NAME].decode(errors="ignore")


def _key_file(folder: Path, iin: str, bin: str = "") -> Path:
    if not all(part.isascii() and part.isdigit() for part in (iin, bin) if part):
        raise ValueError("a personal or business number is written in digits")
    return folder / "people" / ("-".join(filter(None, (iin, bin))) + ".pem")


def _issued_key(
    folder: Path, path: Path, subject: list[x509.NameAttribute], usages: list[str]
) -> Path:
    if not path.exists():
        authority = _kept(folder / "authority.key.pem", make_authority)
        _write_once(path, issue(authority, subject, [SIGNING_KEY, *usages]).pem())
    return path


def _kept(path: Path, make: Callable[[], Pair]) -> Pair:
    if not path.exists():
        _write_once(path, make().pem())
    return _load(path)


def _load(path: Path) -> Pair:
    content = path.read_bytes()
    key = load_pem_private_key(content, password=None)
    return Pair(cast("ec.EllipticCurvePrivateKey", key), x509.load_pem_x509_certificate(content))


def _write_once(path: Path, content: bytes) -> None:
    """Readable by the owner only; whole or not at all; of two makers at once the first wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent) as draft:  # made with mode 0600
        draft.write(content)
        draft.flush()
        with suppress(FileExistsError):
            os.link(draft.name, path)
