"""Taking a signature: only one that passed every check is stored."""

import hashlib
import json
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.base import clock
from foundation.base.canonical import canonical_bytes
from foundation.base.errors import Refused
from foundation.journal.services import record
from foundation.signatures.checker import SignatureChecker
from foundation.signatures.models import Signature
from foundation.signatures.verdict import Outcome, Verdict
from foundation.signatures.wording import explain


@cache
def checker() -> SignatureChecker:
    """The configured way of checking signatures (settings.SIGNATURE_CHECKER)."""
    make = import_string(settings.SIGNATURE_CHECKER)
    return make()


def signing_content(*, purpose: str, on: models.Model, version: str, text: Any) -> bytes:
    """The bytes a person signs: what, on which object, in which version, for which purpose."""
    return canonical_bytes(
        {
            "purpose": purpose,
            "object_type": on._meta.label_lower,
            "object_id": str(on.pk),
            "version": version,
            "text": text,
        }
    )


@transaction.atomic
def sign(
    *, purpose: str, on: models.Model, content: bytes, cms: bytes, iin: str, by: UUID
) -> Signature:
    """Check a CMS signature over the content and keep it.

    content: made by `signing_content` for this very purpose and object, otherwise ValueError.
    iin: the number the signer's certificate must carry: nobody signs for another.
    Raises Refused("signature_…") with the reason in the user's language.
    """
    _require_bound(content, purpose, on)
    at = clock.now()
    verdict = checker().check(cms=cms, content=content, at=at)
    _require_passed(verdict, iin)
    assert verdict.signer is not None
    signature, created = Signature.objects.get_or_create(
        purpose=purpose,
        object_type=on._meta.label_lower,
        object_id=str(on.pk),
        content_sha256=hashlib.sha256(content).hexdigest(),
        signed_by_id=by,
        defaults={
            "content": content,
            "cms": cms,
            "signed_at": at,
            "signer_iin": verdict.signer.iin,
            "signer_name": verdict.signer.name,
            "certificate_serial": verdict.signer.certificate_serial,
            "algorithm": verdict.signer.algorithm,
        },
    )
    if created:
        facts = {"purpose": purpose, "content_sha256": signature.content_sha256}
        record(action="signature.given", on=on, by=by, facts=facts, personal={"iin": iin})
    return signature


def signatures_on(on: models.Model, *, purpose: str) -> models.QuerySet[Signature]:
    """Signatures given on an object for a purpose, in order."""
    found = Signature.objects.filter(
        purpose=purpose, object_type=on._meta.label_lower, object_id=str(on.pk)
    )
    return found.order_by("signed_at")


def _require_bound(content: bytes, purpose: str, on: models.Model) -> None:
    """A signature given for one thing must fit nothing else."""
    said = json.loads(content)
    named = (said["purpose"], said["object_type"], said["object_id"])
    if named != (purpose, on._meta.label_lower, str(on.pk)):
        raise ValueError(f"the text to be signed names {named}")


def _require_passed(verdict: Verdict, iin: str) -> None:
    if verdict.outcome is not Outcome.PASSED or verdict.signer is None:
        code = verdict.reasons[0] if verdict.reasons else "unknown"
        raise Refused(f"signature_{code}", explain(code))
    if verdict.signer.iin != iin:
        message = _("The key belongs to another person. Sign with your own key.")
        raise Refused("signature_other_person", message)
