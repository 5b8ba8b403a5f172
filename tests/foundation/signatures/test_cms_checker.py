"""A signature passes only when every byte of it, its key, its day and its authority are right."""

from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import cms as asn1_cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509 import NameAttribute
from cryptography.x509.oid import NameOID

from demo.keys import Pair, issue, make_authority, make_signature
from foundation.signatures import reasons
from foundation.signatures.cms import CmsChecker
from foundation.signatures.identity import (
    AUTHENTICATION_KEY,
    HEAD_OF_ORGANISATION,
    LEGAL_PERSON,
    NATURAL_PERSON,
    SIGNING_KEY,
)
from foundation.signatures.verdict import Outcome

CONTENT = '{"шешім":"педагог-модератор"}'.encode()
AT = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)


def signed(own: Pair, content: bytes = CONTENT) -> bytes:
    return make_signature(own, content=content, at=AT)


def altered(message: bytes, change) -> bytes:
    """The same message after `change(signed_data)`, as someone would rewrite it by hand."""
    info = asn1_cms.ContentInfo.load(message)
    change(info["content"])
    return info.dump(force=True)


@pytest.fixture(scope="module")
def message(teacher):
    return signed(teacher)


def test_a_sound_signature_passes_and_names_its_signer(checker, teacher, message):
    verdict = checker.check(cms=message, content=CONTENT, at=AT)

    assert verdict.passed
    assert verdict.outcome is Outcome.PASSED
    assert verdict.reasons == ()
    assert verdict.signer.iin == "900101300007"
    assert verdict.signer.name == "НҰРЛАНОВА АЙГҮЛ СЕРІКҚЫЗЫ"
    assert verdict.signer.bin == ""
    assert int(verdict.signer.certificate_serial, 16) == teacher.certificate.serial_number


def test_a_head_signs_for_the_organisation(checker, authority, subject):
    organisation = [
        NameAttribute(NameOID.ORGANIZATION_NAME, "№ 21 мектеп-гимназия"),
        NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "BIN000140000017"),
    ]
    usages = [SIGNING_KEY, LEGAL_PERSON, HEAD_OF_ORGANISATION]
    head = issue(authority, subject("IIN900101300007", *organisation), usages)

    verdict = checker.check(cms=signed(head), content=CONTENT, at=AT)

    assert verdict.passed
    assert verdict.signer.bin == "000140000017"
    assert verdict.signer.organisation == "№ 21 мектеп-гимназия"


def test_an_rsa_signature_made_by_another_library_passes(checker, authority, teacher):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    certificate = with_public_key(authority, teacher, key.public_key())
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    builder = pkcs7.PKCS7SignatureBuilder().set_data(CONTENT)
    message = builder.add_signer(certificate, key, hashes.SHA256()).sign(Encoding.DER, options)

    assert checker.check(cms=message, content=CONTENT, at=AT).passed


def with_public_key(authority: Pair, like: Pair, public_key) -> x509.Certificate:
    builder = x509.CertificateBuilder(
        issuer_name=authority.certificate.subject,
        subject_name=like.certificate.subject,
        public_key=public_key,
        serial_number=x509.random_serial_number(),
        not_valid_before=like.certificate.not_valid_before_utc,
        not_valid_after=like.certificate.not_valid_after_utc,
        extensions=[one for one in like.certificate.extensions if "KeyId" not in one.oid._name],
    )
    return builder.sign(authority.key, hashes.SHA256())


def test_other_content_fails(checker, message):
    verdict = checker.check(cms=message, content=CONTENT + b" ", at=AT)

    assert verdict.outcome is Outcome.FAILED
    assert verdict.reasons == (reasons.CONTENT_DIFFERS,)


@pytest.mark.parametrize("bit", [1, 32])
def test_no_byte_of_the_message_can_be_changed(checker, message, bit):
    passed = [
        position
        for position in range(len(message))
        if checker.check(cms=flipped(message, position, bit), content=CONTENT, at=AT).passed
    ]

    assert passed == []


def flipped(message: bytes, position: int, bit: int) -> bytes:
    return message[:position] + bytes([message[position] ^ bit]) + message[position + 1 :]


@pytest.mark.parametrize("length", [0, 1, 2, 100, 500, -1])
def test_a_cut_message_never_passes(checker, message, length):
    assert not checker.check(cms=message[:length], content=CONTENT, at=AT).passed


@pytest.mark.parametrize(
    "rubbish", [b"\x00", b"garbage", b"\x30\x80", b"\x30" * 5000, "ЭЦҚ".encode(), b"%PDF-1.7"]
)
def test_rubbish_never_passes_nor_raises(checker, rubbish):
    verdict = checker.check(cms=rubbish, content=CONTENT, at=AT)

    assert not verdict.passed
    assert verdict.reasons == (reasons.UNREADABLE,)


def test_bytes_after_the_message_are_refused(checker, message):
    assert not checker.check(cms=message + b"\x00", content=CONTENT, at=AT).passed


def test_another_persons_signature_names_that_person(checker, authority, subject):
    other = issue(authority, subject("IIN850505400018"), [SIGNING_KEY, NATURAL_PERSON])

    verdict = checker.check(cms=signed(other), content=CONTENT, at=AT)

    assert verdict.signer.iin == "850505400018"


def test_a_certificate_put_over_another_persons_signature_fails(checker, authority, subject):
    thief = issue(authority, subject(), [SIGNING_KEY, NATURAL_PERSON])
    victim = issue(authority, subject("IIN850505400018"), [SIGNING_KEY, NATURAL_PERSON])
    borrowed = make_signature(Pair(thief.key, victim.certificate), content=CONTENT, at=AT)

    verdict = checker.check(cms=borrowed, content=CONTENT, at=AT)

    assert verdict.outcome is Outcome.FAILED
    assert reasons.SIGNATURE_WRONG in verdict.reasons


@pytest.mark.parametrize(
    "usages",
    [
        [AUTHENTICATION_KEY, NATURAL_PERSON],
        [AUTHENTICATION_KEY, SIGNING_KEY, NATURAL_PERSON],
        [SIGNING_KEY],
        [SIGNING_KEY, LEGAL_PERSON],
        [NATURAL_PERSON],
    ],
)
def test_a_key_given_for_something_else_fails(checker, authority, subject, usages):
    own = issue(authority, subject(), usages)

    verdict = checker.check(cms=signed(own), content=CONTENT, at=AT)

    assert verdict.outcome is Outcome.FAILED
    assert verdict.reasons == (reasons.NOT_FOR_SIGNING,)


@pytest.mark.parametrize(
    ("days_before", "days_after", "expected"),
    [(-2, -1, reasons.EXPIRED), (1, 2, reasons.NOT_YET_VALID)],
)
def test_a_certificate_out_of_its_days_fails(
    checker, authority, subject, days_before, days_after, expected
):
    own = issue(
        authority,
        subject(),
        [SIGNING_KEY, NATURAL_PERSON],
        valid_from=AT + timedelta(days=days_before),
        valid_until=AT + timedelta(days=days_after),
    )

    verdict = checker.check(cms=signed(own), content=CONTENT, at=AT)

    assert verdict.outcome is Outcome.FAILED
    assert expected in verdict.reasons


def test_both_ends_of_a_certificates_days_belong_to_it(checker, authority, subject):
    last = AT + timedelta(days=365)
    own = issue(
        authority, subject(), [SIGNING_KEY, NATURAL_PERSON], valid_from=AT, valid_until=last
    )
    second = timedelta(seconds=1)

    def passes(at):
        return checker.check(cms=signed(own), content=CONTENT, at=at).passed

    moments = (AT - second, AT, last, last + second)
    assert [passes(moment) for moment in moments] == [False, True, True, False]


def test_an_unknown_authority_is_not_believed(checker, subject):
    stranger = issue(make_authority(), subject(), [SIGNING_KEY, NATURAL_PERSON])

    assert not checker.check(cms=signed(stranger), content=CONTENT, at=AT).passed


def test_an_unknown_authority_is_named_as_such(checker, subject):
    stranger = issue(make_authority("Бөтен орталық"), subject(), [SIGNING_KEY, NATURAL_PERSON])

    verdict = checker.check(cms=signed(stranger), content=CONTENT, at=AT)

    assert verdict.outcome is Outcome.INDETERMINATE
    assert verdict.reasons == (reasons.AUTHORITY_UNKNOWN,)


def test_a_certificate_issued_by_a_teacher_is_not_believed(checker, teacher, subject):
    own = issue(teacher, subject("IIN850505400018"), [SIGNING_KEY, NATURAL_PERSON])
    extra = asn1_x509.Certificate.load(teacher.certificate.public_bytes(Encoding.DER))
    message = altered(signed(own), lambda data: data["certificates"].append(extra))

    assert not checker.check(cms=message, content=CONTENT, at=AT).passed


@pytest.mark.parametrize("iin", ["900101300007", "IIN90010130000", "IIN9001013000077", "BIN1"])
def test_a_certificate_without_a_personal_number_fails(checker, authority, subject, iin):
    own = issue(authority, subject(iin), [SIGNING_KEY, NATURAL_PERSON])

    verdict = checker.check(cms=signed(own), content=CONTENT, at=AT)

    assert verdict.outcome is Outcome.FAILED
    assert verdict.reasons == (reasons.NOT_A_PERSON,)


def test_a_certificate_with_two_personal_numbers_fails(checker, authority, subject):
    second = NameAttribute(NameOID.SERIAL_NUMBER, "IIN850505400018")
    own = issue(authority, subject("IIN900101300007", second), [SIGNING_KEY, NATURAL_PERSON])

    verdict = checker.check(cms=signed(own), content=CONTENT, at=AT)

    assert verdict.reasons == (reasons.NOT_A_PERSON,)


def test_two_signers_are_refused(checker, authority, subject, message):
    other = issue(authority, subject("IIN850505400018"), [SIGNING_KEY, NATURAL_PERSON])
    second = asn1_cms.ContentInfo.load(signed(other))["content"]

    def join(data):
        data["signer_infos"].append(second["signer_infos"][0])
        data["certificates"].append(second["certificates"][0])

    verdict = checker.check(cms=altered(message, join), content=CONTENT, at=AT)

    assert verdict.outcome is Outcome.FAILED
    assert verdict.reasons == (reasons.SEVERAL_SIGNERS,)


def test_no_signer_is_refused(checker, message):
    def empty(data):
        data["signer_infos"] = []

    verdict = checker.check(cms=altered(message, empty), content=CONTENT, at=AT)

    assert verdict.reasons == (reasons.NO_SIGNER,)


def test_a_message_that_carries_its_own_content_is_refused(checker, message):
    def put_inside(data):
        data["encap_content_info"] = {"content_type": "data", "content": CONTENT}

    verdict = checker.check(cms=altered(message, put_inside), content=CONTENT, at=AT)

    assert verdict.reasons == (reasons.NOT_DETACHED,)


def test_a_message_without_the_signers_certificate_is_refused(checker, message):
    def drop(data):
        data["certificates"] = []

    verdict = checker.check(cms=altered(message, drop), content=CONTENT, at=AT)

    assert verdict.reasons == (reasons.NO_CERTIFICATE,)


def test_parts_that_no_signature_covers_are_refused(checker, message):
    def add(data):
        note = {"type": "1.2.840.113549.1.9.13", "values": []}
        data["signer_infos"][0]["unsigned_attrs"] = [note]

    verdict = checker.check(cms=altered(message, add), content=CONTENT, at=AT)

    assert not verdict.passed


def test_a_strange_certificate_along_the_signers_is_refused(checker, message, subject):
    stranger = issue(make_authority(), subject(), [SIGNING_KEY, NATURAL_PERSON])
    extra = asn1_x509.Certificate.load(stranger.certificate.public_bytes(Encoding.DER))
    joined = altered(message, lambda data: data["certificates"].append(extra))

    verdict = checker.check(cms=joined, content=CONTENT, at=AT)

    assert verdict.reasons == (reasons.UNPROTECTED_PARTS,)


def test_an_unknown_algorithm_is_indeterminate(checker, message):
    def change(data):
        data["signer_infos"][0]["digest_algorithm"] = {"algorithm": "1.2.398.3.10.1.3.3"}

    verdict = checker.check(cms=altered(message, change), content=CONTENT, at=AT)

    assert verdict.outcome is Outcome.INDETERMINATE
    assert verdict.reasons == (reasons.ALGORITHM_UNKNOWN,)


def test_a_moment_without_a_time_zone_never_passes(checker, message):
    naive = datetime(2026, 11, 20)
    assert not checker.check(cms=message, content=CONTENT, at=naive).passed


def test_a_checker_without_authorities_cannot_be_made():
    with pytest.raises(ValueError, match="authority"):
        CmsChecker([])
