"""The school's head: certifying a portfolio, the order that follows from a signed protocol."""

from tests.browser.visitor import Visitor


def certify(head: Visitor, name: str) -> None:
    """From what waits for the head to the portfolio, and certified as it stands."""
    head.open("/")
    head.look("duties-head")
    head.follow(head.say("Portfolios to certify"))
    head.look("portfolios-to-certify")
    head.follow(name)
    head.sees("As it stands now")
    head.look("certify-portfolio")
    head.press("Certify")
    head.sees("The portfolio is certified. The teacher is asked to confirm it.")


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
