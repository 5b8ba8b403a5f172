"""Writes of orders and certificates."""

from certificates.services.certificates import (
    hand_over_certificate,
    issue_certificate,
    print_certificate,
)
from certificates.services.orders import (
    close_without_order,
    draft_order,
    print_order,
    sign_order,
)

__all__ = [
    "close_without_order",
    "draft_order",
    "hand_over_certificate",
    "issue_certificate",
    "print_certificate",
    "print_order",
    "sign_order",
]
