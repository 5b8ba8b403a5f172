"""The school's head: the order that follows from a signed protocol."""

from tests.browser.visitor import Visitor


def draft_and_sign_order(head: Visitor, protocol: str) -> None:
    head.go("Orders")
    head.look("orders-waiting")
    head.press("Draft the order", within=head.row_of(f"№ {protocol}"))
    head.sees("Draft order")
    head.look("order-draft")
    head.press("Sign the order")
    head.sees("The order is signed. Certificates are being made.")
    head.sees("Certificates")


def certificate_number(head: Visitor) -> str:
    """The worker makes the certificate; its number then stands beside the order."""
    head.reads_after_the_worker(".pdf", within="#documents")
    number = head.page.locator("#certificates .at-mono")
    head.reads_after_the_worker("-", within="#certificates .at-mono")
    head.look("order-signed")
    return number.first.inner_text()
