"""Authorities whose certificates the portal believes."""

from __future__ import annotations

from pathlib import Path

from asn1crypto import pem, x509

SUFFIXES = {".pem", ".crt", ".cer"}


def load_authorities(folder: Path) -> tuple[x509.Certificate, ...]:
    """Every certificate in the folder's .pem, .crt and .cer files, in the order of file names.

    Raises ValueError when there is none or a file cannot be read as certificates: with no
    authority nothing could ever pass, and that is better said at start-up.
    """
    files = sorted(path for path in folder.glob("*") if path.suffix in SUFFIXES)
    found = tuple(certificate for path in files for certificate in read_certificates(path))
    if not found:
        raise ValueError(f"no certificate of an authority in {folder}")
    return found


def read_certificates(path: Path) -> list[x509.Certificate]:
    """Certificates of one file, in PEM (several may follow each other) or in DER."""
    content = path.read_bytes()
    blocks = [content]
    if pem.detect(content):
        parts = pem.unarmor(content, multiple=True)
        blocks = [block for kind, _, block in parts if kind == "CERTIFICATE"]
    return [x509.Certificate.load(block, strict=True) for block in blocks]
