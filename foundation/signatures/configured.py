"""Ways of checking that an installation may choose (settings.SIGNATURE_CHECKER)."""

from django.conf import settings

from foundation.signatures.checker import SignatureChecker
from foundation.signatures.cms import CmsChecker
from foundation.signatures.trust import load_authorities


def native() -> SignatureChecker:
    """Our own check, against the authorities of settings.SIGNATURE_AUTHORITIES_DIR."""
    return CmsChecker(load_authorities(settings.SIGNATURE_AUTHORITIES_DIR))
