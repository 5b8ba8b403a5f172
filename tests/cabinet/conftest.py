"""The cabinet gathers what the rooms below made: their tests' school, head and order serve here."""

from tests.certificates.conftest import (  # noqa: F401
    authority,
    draft,
    head,
    key_folder,
    protocol,
    school,
    signature_of,
    signed,
)
