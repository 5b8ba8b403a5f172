"""An authority and people of nobody, made anew for each run."""

from collections.abc import Callable

import pytest
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import NameAttribute
from cryptography.x509.oid import NameOID

from demo.keys import Pair, issue, make_authority
from foundation.signatures.cms import CmsChecker
from foundation.signatures.identity import NATURAL_PERSON, SIGNING_KEY

MakeSubject = Callable[..., list[NameAttribute]]


@pytest.fixture(scope="session")
def subject() -> MakeSubject:
    """The national subject of a person; `iin` as it stands in the certificate."""

    def make(iin: str = "IIN900101300007", *more: NameAttribute) -> list[NameAttribute]:
        return [
            NameAttribute(NameOID.COUNTRY_NAME, "KZ"),
            NameAttribute(NameOID.COMMON_NAME, "НҰРЛАНОВА АЙГҮЛ"),
            NameAttribute(NameOID.SURNAME, "НҰРЛАНОВА"),
            NameAttribute(NameOID.GIVEN_NAME, "СЕРІКҚЫЗЫ"),
            NameAttribute(NameOID.SERIAL_NUMBER, iin),
            *more,
        ]

    return make


@pytest.fixture(scope="session")
def authority() -> Pair:
    return make_authority()


@pytest.fixture(scope="session")
def teacher(authority: Pair, subject: MakeSubject) -> Pair:
    return issue(authority, subject(), [SIGNING_KEY, NATURAL_PERSON])


@pytest.fixture(scope="session")
def checker(authority: Pair) -> CmsChecker:
    der = authority.certificate.public_bytes(Encoding.DER)
    return CmsChecker([asn1_x509.Certificate.load(der)])
