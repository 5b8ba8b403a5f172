"""The portal's own check of a detached CMS signature."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from asn1crypto import x509
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import StandardCMSSignatureStatus
from pyhanko_certvalidator import ValidationContext

from foundation.signatures import reasons
from foundation.signatures.identity import may_sign, read_signer
from foundation.signatures.message import Message, NotASignatureError, read_message
from foundation.signatures.steps import finish
from foundation.signatures.verdict import Outcome, Verdict

logger = logging.getLogger(__name__)

# The library writes the certificate's person into its warnings; a log must not know who signed.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)

NOT_KNOWN_HERE = {reasons.AUTHORITY_UNKNOWN}


class CmsChecker:
    """Believes only the authorities it is given, asks no network."""

    def __init__(self, authorities: Sequence[x509.Certificate]) -> None:
        if not authorities:
            raise ValueError("without an authority no signature can be checked")
        self.authorities = tuple(authorities)

    def check(self, *, cms: bytes, content: bytes, at: datetime) -> Verdict:
        """See SignatureChecker. The certificates are judged on the day of signing, `at`: never on
        today's when an old signature is read again."""
        try:
            return self._judge(read_message(cms), content, at)
        except NotASignatureError as refused:
            return Verdict(refused.outcome, (refused.reason,))
        except Exception as broken:  # what a hostile message breaks in a parser is no signature
            logger.warning("a signature could not be read: %s", type(broken).__name__)
            return Verdict(Outcome.INDETERMINATE, (reasons.UNREADABLE,))

    def _judge(self, message: Message, content: bytes, at: datetime) -> Verdict:
        status = self._validate(message, content, at)
        found = tuple(_problems(message, status, at))
        signer = read_signer(message.certificate)
        if not found and signer and status.bottom_line:
            return Verdict(Outcome.PASSED, (), signer)
        outcome = Outcome.INDETERMINATE if NOT_KNOWN_HERE.issuperset(found) else Outcome.FAILED
        return Verdict(outcome, found or (reasons.UNREADABLE,), signer)

    def _validate(
        self, message: Message, content: bytes, at: datetime
    ) -> StandardCMSSignatureStatus:
        context = ValidationContext(
            trust_roots=list(self.authorities),
            moment=at,
            best_signature_time=at,
            time_tolerance=timedelta(0),
            allow_fetching=False,
        )
        work = async_validate_detached_cms(
            content,
            message.signed_data,
            signer_validation_context=context,
            key_usage_settings=KeyUsageConstraints(key_usage={"digital_signature"}),
        )
        return finish(work)


def _problems(message: Message, status: StandardCMSSignatureStatus, at: datetime) -> Iterator[str]:
    certificate = message.certificate
    if not status.intact:
        yield reasons.CONTENT_DIFFERS
    if not status.valid:
        yield reasons.SIGNATURE_WRONG
    if at < certificate.not_valid_before:
        yield reasons.NOT_YET_VALID
    if at > certificate.not_valid_after:
        yield reasons.EXPIRED
    if not may_sign(certificate):
        yield reasons.NOT_FOR_SIGNING
    if read_signer(certificate) is None:
        yield reasons.NOT_A_PERSON
    yield from _path_problems(message, status)


def _path_problems(message: Message, status: StandardCMSSignatureStatus) -> Iterator[str]:
    trouble = status.trust_problem_indic
    if trouble is AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND:
        yield reasons.AUTHORITY_UNKNOWN
    elif trouble is AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE:
        yield reasons.ALGORITHM_WEAK
    elif trouble is not None:
        yield reasons.PATH_WRONG
    elif status.validation_path is not None:
        path = {one.dump() for one in status.validation_path.iter_certs(include_root=True)}
        if not all(one.dump() in path for one in message.others):
            yield reasons.UNPROTECTED_PARTS
