"""Names on the public page: masked until the reader shows that the surname is known."""

import hmac
import unicodedata


def masked(name: str) -> str:
    """First letters only: «Н*** А*** С***». The number of stars tells nothing of the length."""
    return " ".join(f"{part[0]}***" for part in name.split())


def same_surname(typed: str, surname: str) -> bool:
    """Whether a typed surname is this one, whatever its case, spaces, and е for ё."""
    return hmac.compare_digest(_plain(typed), _plain(surname))


def _plain(surname: str) -> bytes:
    composed = unicodedata.normalize("NFC", surname).casefold().replace("ё", "е")
    return "".join(composed.split()).encode()
