"""The press opens nothing but our own assets."""

import pytest

from foundation.documents.press import ASSETS, AssetsOnly, ForbiddenAddressError, print_pdf
from foundation.documents.qr import qr_data_uri

FORBIDDEN = [
    "http://127.0.0.1/x.png",
    "https://example.kz/x.png",
    "ftp://example.kz/x",
    "file:///etc/passwd",
    "file://host/etc/passwd",
    f"{ASSETS.as_uri()}/../press.py",
    f"{ASSETS.as_uri()}/%2e%2e/press.py",
    "//example.kz/x.png",
    "FILE:///etc/passwd",
]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_addresses_outside_the_assets_are_refused(address):
    with pytest.raises(ForbiddenAddressError):
        AssetsOnly().fetch(address)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.png", "file:///etc/passwd", "../press.py"]
)
def test_a_page_that_asks_for_them_is_not_printed(address):
    with pytest.raises(ForbiddenAddressError):
        print_pdf(f'<img src="{address}">', style="paper.css", attachments=[])


def test_our_own_assets_and_data_are_opened():
    assert b"<svg" in AssetsOnly().fetch(f"{ASSETS.as_uri()}/emblem.svg").read()
    assert b"<svg" in AssetsOnly().fetch(qr_data_uri("https://example.kz")).read()
