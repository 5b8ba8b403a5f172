"""Who a national certificate names, and what it lets its key do."""

from __future__ import annotations

import re

from asn1crypto import x509

from foundation.signatures.verdict import Signer

# Extended key usages of the national certification authority.
SIGNING_KEY = "1.3.6.1.5.5.7.3.4"
AUTHENTICATION_KEY = "1.3.6.1.5.5.7.3.2"
NATURAL_PERSON = "1.2.398.3.3.4.1.1"
LEGAL_PERSON = "1.2.398.3.3.4.1.2"
HEAD_OF_ORGANISATION = "1.2.398.3.3.4.1.2.1"
MAY_SIGN_FOR_ORGANISATION = "1.2.398.3.3.4.1.2.2"

PERSONAL_NUMBER = re.compile(r"IIN([0-9]{12})")
BUSINESS_NUMBER = re.compile(r"BIN([0-9]{12})")


def may_sign(certificate: x509.Certificate) -> bool:
    """A signing key of a person, or of one who may sign for an organisation; never a key for
    logging in, and never an authority's."""
    usages = _extended_usages(certificate)
    basic = certificate.key_usage_value
    return (
        SIGNING_KEY in usages
        and AUTHENTICATION_KEY not in usages
        and _may_speak(usages)
        and basic is not None
        and "digital_signature" in basic.native
        and not certificate.ca
    )


def read_signer(certificate: x509.Certificate) -> Signer | None:
    """The person in the certificate, or None when it does not name exactly one by ЖСН."""
    iin = _number(certificate, "serial_number", PERSONAL_NUMBER)
    if not iin:
        return None
    return Signer(
        iin=iin,
        name=_full_name(certificate),
        certificate_serial=f"{certificate.serial_number:X}",
        issuer=certificate.issuer.human_friendly,
        algorithm=certificate.public_key.algorithm,
        not_before=certificate.not_valid_before,
        not_after=certificate.not_valid_after,
        bin=_number(certificate, "organizational_unit_name", BUSINESS_NUMBER),
        organisation=" ".join(_values(certificate, "organization_name")),
    )


def _may_speak(usages: set[str]) -> bool:
    for_organisation = {HEAD_OF_ORGANISATION, MAY_SIGN_FOR_ORGANISATION} & usages
    return NATURAL_PERSON in usages or (LEGAL_PERSON in usages and bool(for_organisation))


def _extended_usages(certificate: x509.Certificate) -> set[str]:
    extension = certificate.extended_key_usage_value
    return {usage.dotted for usage in extension} if extension is not None else set()


def _full_name(certificate: x509.Certificate) -> str:
    # The authority writes surname and name into CN and the patronymic into G.
    return " ".join([*_values(certificate, "common_name"), *_values(certificate, "given_name")])


def _number(certificate: x509.Certificate, attribute: str, pattern: re.Pattern[str]) -> str:
    """The twelve digits when the attribute stands there exactly once in this form."""
    found = [
        match for value in _values(certificate, attribute) if (match := pattern.fullmatch(value))
    ]
    return found[0][1] if len(found) == 1 else ""


def _values(certificate: x509.Certificate, attribute: str) -> list[str]:
    return [
        part["value"].native
        for group in certificate.subject.chosen
        for part in group
        if part["type"].native == attribute
    ]
