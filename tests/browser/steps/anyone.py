"""Anyone with the certificate in hand: the address of its QR code, opened without logging in."""

import re
import subprocess
from pathlib import Path

from tests.browser.visitor import Visitor


def read_pdf(path: Path) -> str:
    """The text that stands on the paper."""
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def address_on(paper: Path) -> str:
    """Where the QR code leads: the code is printed under it for whoever has no camera."""
    halves = re.findall(r"\b[0-9A-Za-z]{11}\b", read_pdf(paper))
    assert len(halves) == 2, read_pdf(paper)
    return f"/c/{''.join(halves)}/"


def check(anyone: Visitor, address: str, name: str, number: str) -> None:
    """Everything but the name; the name for whoever knows the surname."""
    surname = name.split(maxsplit=1)[0]
    anyone.open(address)
    anyone.sees("The certificate is genuine and in force")
    anyone.reads(number)
    anyone.does_not_read(surname)
    anyone.look("public-certificate")
    anyone.fill("surname", "Басқаев")
    anyone.press("Check")
    anyone.does_not_read(surname)
    anyone.fill("surname", surname.lower())
    anyone.press("Check")
    anyone.reads(name)
    anyone.look("public-certificate-name")


def guess(anyone: Visitor, address: str) -> None:
    """A code of the same form that was never issued tells nothing."""
    guessed = address[:-3] + ("22/" if address[-3:-1] != "22" else "33/")
    with anyone.refused():
        anyone.open(guessed)
    anyone.sees("The register has no certificate with these data")
    anyone.look("public-unknown")
