"""The shape a signature message must have before anything in it is believed."""

from __future__ import annotations

from dataclasses import dataclass

from asn1crypto import cms as asn1_cms
from asn1crypto import core, x509

from foundation.signatures import reasons
from foundation.signatures.verdict import Outcome

LARGEST = 1_000_000  # bytes; a message with its certificates has about two thousand
DIGESTS = {"sha256", "sha384", "sha512"}
WEAK_DIGESTS = {"md2", "md5", "sha1", "sha224"}


class NotASignatureError(Exception):
    """The message cannot be a signature for us; carries the verdict's outcome and reason."""

    def __init__(self, reason: str, outcome: Outcome = Outcome.FAILED) -> None:
        super().__init__(reason)
        self.reason = reason
        self.outcome = outcome


@dataclass(frozen=True)
class Message:
    """A detached signed-data message of one signer, who is `certificate`; `others` are the
    certificates that came along."""

    signed_data: asn1_cms.SignedData
    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]


def read_message(content: bytes) -> Message:
    """Take a message apart; NotASignatureError when it is not exactly one detached signature.

    The message must be what we would write ourselves from its protected parts. Anything more
    (unsigned attributes, revocation lists, loose encodings, unused algorithms) could be altered
    without breaking the signature, so it is refused.
    """
    signed_data = _signed_data(content)
    signer = _only_signer(signed_data)
    _refuse_unknown_digest(signer)
    certificates = [choice.chosen for choice in signed_data["certificates"] or []]
    own = [one for one in certificates if _is_of(one, signer)]
    if len(own) != 1:
        raise NotASignatureError(reasons.NO_CERTIFICATE)
    if _written_again(signer, own[0], certificates) != content:
        raise NotASignatureError(reasons.UNPROTECTED_PARTS)
    return Message(signed_data, own[0], tuple(one for one in certificates if one is not own[0]))


def _signed_data(content: bytes) -> asn1_cms.SignedData:
    if not content or len(content) > LARGEST:
        raise NotASignatureError(reasons.UNREADABLE)
    info = asn1_cms.ContentInfo.load(content, strict=True)
    if info["content_type"].native != "signed_data":
        raise NotASignatureError(reasons.UNREADABLE)
    signed_data = info["content"]
    if signed_data["encap_content_info"]["content"] is not core.VOID:
        raise NotASignatureError(reasons.NOT_DETACHED)
    return signed_data


def _only_signer(signed_data: asn1_cms.SignedData) -> asn1_cms.SignerInfo:
    signers = signed_data["signer_infos"]
    if len(signers) == 0:
        raise NotASignatureError(reasons.NO_SIGNER)
    if len(signers) > 1:
        raise NotASignatureError(reasons.SEVERAL_SIGNERS)
    return signers[0]


def _refuse_unknown_digest(signer: asn1_cms.SignerInfo) -> None:
    digest = signer["digest_algorithm"]["algorithm"].native
    if digest in WEAK_DIGESTS:
        raise NotASignatureError(reasons.ALGORITHM_WEAK)
    if digest not in DIGESTS:
        raise NotASignatureError(reasons.ALGORITHM_UNKNOWN, Outcome.INDETERMINATE)


def _is_of(certificate: object, signer: asn1_cms.SignerInfo) -> bool:
    return (
        isinstance(certificate, x509.Certificate)
        and _identifier(certificate).dump() == signer["sid"].dump()
    )


def _identifier(certificate: x509.Certificate) -> asn1_cms.SignerIdentifier:
    return asn1_cms.SignerIdentifier(
        name="issuer_and_serial_number",
        value={"issuer": certificate.issuer, "serial_number": certificate.serial_number},
    )


def _written_again(
    signer: asn1_cms.SignerInfo, own: x509.Certificate, certificates: list[x509.Certificate]
) -> bytes:
    if signer["signed_attrs"] is core.VOID:
        raise NotASignatureError(reasons.UNPROTECTED_PARTS)
    same_signer = {
        "version": "v1",
        "sid": _identifier(own),
        "digest_algorithm": signer["digest_algorithm"],
        "signed_attrs": signer["signed_attrs"],
        "signature_algorithm": signer["signature_algorithm"],
        "signature": signer["signature"],
    }
    signed_data = {
        "version": "v1",
        "digest_algorithms": [signer["digest_algorithm"]],
        "encap_content_info": {"content_type": "data"},
        "certificates": [asn1_cms.CertificateChoices("certificate", one) for one in certificates],
        "signer_infos": [same_signer],
    }
    return asn1_cms.ContentInfo({"content_type": "signed_data", "content": signed_data}).dump()
