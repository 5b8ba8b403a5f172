"""What a person reads when a signature was not taken."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.signatures import reasons

_TEXTS = {
    reasons.CONTENT_DIFFERS: _("What was signed is not what is on the page. Sign again."),
    reasons.SIGNATURE_WRONG: _("The signature does not fit its certificate. Sign again."),
    reasons.AUTHORITY_UNKNOWN: _("The key was not issued by an authority that the portal knows."),
    reasons.NOT_YET_VALID: _("The key is not yet valid."),
    reasons.EXPIRED: _("The key has expired. Get a new key and sign again."),
    reasons.NOT_FOR_SIGNING: _("This is a key for logging in. Choose the signing key."),
    reasons.NOT_A_PERSON: _("The key does not name a person. Choose your personal key."),
    reasons.SEVERAL_SIGNERS: _("Only one person may sign here."),
}


def explain(code: str) -> str | Promise:
    """The sentence for a reason code; a common one for codes that mean a broken signature."""
    return _TEXTS.get(code, _("The signature could not be read. Sign again."))
