"""Does a file hold the EICAR test string?"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

# Put together here, so that no scanner objects to this file.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
NAME = "Eicar-Test-Signature"
MOST_UNPACKED = 20_000_000  # bytes of one piece
DEEPEST = 4  # archives in archives
STREAM = re.compile(rb"stream\r?\n")


def virus_in(content: bytes, depth: int = 0) -> str:
    """The virus's name, or nothing."""
    if EICAR in content:
        return NAME
    if depth < DEEPEST:
        for piece in _unpacked(content):
            if found := virus_in(piece, depth + 1):
                return found
    return ""


def _unpacked(content: bytes) -> Iterator[bytes]:
    yield from _members(content)
    for start in STREAM.finditer(content):
        try:
            yield zlib.decompressobj().decompress(content[start.end() :], MOST_UNPACKED)
        except zlib.error:
            continue


def _members(content: bytes) -> Iterator[bytes]:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                with archive.open(member) as inside:
                    yield inside.read(MOST_UNPACKED)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
        return
