"""Numbers and codes of orders and certificates."""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
CODE_BITS = 128
CODE_LENGTH = 22  # 62 ** 22 is the first power of 62 above 2 ** 128
CODE = re.compile(rf"[{ALPHABET}]{{{CODE_LENGTH}}}")
NO_CODE = "-" * CODE_LENGTH  # never given out: what a malformed code is looked up as
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


def new_code() -> str:
    """128 random bits as 22 letters and figures."""
    rest, letters = secrets.randbits(CODE_BITS), ""
    for _ in range(CODE_LENGTH):
        rest, index = divmod(rest, len(ALPHABET))
        letters += ALPHABET[index]
    return letters


def in_two_lines(code: str) -> str:
    """A code as a paper prints it under the QR."""
    half = CODE_LENGTH // 2
    return f"{code[:half]} {code[half:]}"


def read_code(typed: str) -> str:
    """A code as it is looked up, typed with spaces or without; NO_CODE when it cannot be one."""
    code = "".join(typed.split())
    return code if CODE.fullmatch(code) else NO_CODE


def order_number(sequence: int, year: int) -> str:
    """The number of an order: 12/2026."""
    return f"{sequence}/{year}"


def registration_number(register_code: str, year: int, sequence: int) -> str:
    """The registration number of a certificate: KST012-2026-000001."""
    return read_number(f"{register_code}-{year}-{sequence:06d}")


def read_number(typed: str) -> str:
    """A registration number as it is kept, however its spaces, dashes and letters were typed."""
    return "".join(typed.split()).translate(DASHES).replace("\0", "").upper()
