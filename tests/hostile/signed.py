"""A PDF signed by people of nobody."""

import io
from typing import cast

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from demo.keys import make_authority
from foundation.signatures.steps import finish
from tests.hostile.made import pdf


def signed(content: bytes = b"") -> bytes:
    """The PDF with one signature more."""
    before = content or pdf()
    name = f"Signature{before.count(b'/ByteRange') + 1}"
    signer = PdfSigner(PdfSignatureMetadata(field_name=name), signer=_somebody())
    writer = IncrementalPdfFileWriter(io.BytesIO(before))
    out = cast("io.BytesIO", finish(signer.async_sign_pdf(writer)))
    return out.getvalue()


def _somebody() -> SimpleSigner:
    own = make_authority()
    key = own.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(own.certificate.public_bytes(Encoding.DER)),
        signing_key=asn1_keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore(),
    )
