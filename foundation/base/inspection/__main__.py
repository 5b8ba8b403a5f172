"""One look into one file: `python -m foundation.base.inspection WORK [WHAT …]`.

The file comes on the standard input. On the standard output go a line of JSON and, after it, the
bytes that were made. {"refused": code, "found": words} says that the file is not taken.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

import puremagic

from foundation.base.inspection.drawing import count_pages, draw_page
from foundation.base.inspection.images import FORMATS, clean_image
from foundation.base.inspection.limits import limit_this_process
from foundation.base.inspection.pdfs import clean_pdf
from foundation.base.inspection.refusals import NotTaken

PDF = "application/pdf"
Answer = tuple[dict[str, Any], bytes]


def clean(content: bytes) -> Answer:
    """The file's real type, read from its bytes, and the bytes to keep."""
    content_type = real_type(content)
    if content_type == PDF:
        return {"type": content_type}, clean_pdf(content)
    if content_type in FORMATS:
        return {"type": content_type}, clean_image(content, content_type)
    raise NotTaken("file_type", content_type)


def count(content: bytes, content_type: str) -> Answer:
    return {"pages": count_pages(content, content_type)}, b""


def draw(content: bytes, content_type: str, number: str, width: str) -> Answer:
    return {}, draw_page(content, content_type, int(number), int(width))


WORKS: dict[str, Callable[..., Answer]] = {"clean": clean, "count": count, "draw": draw}


def real_type(content: bytes) -> str:
    if content.startswith(b"%PDF-"):
        return PDF
    try:
        return str(puremagic.from_string(content, mime=True))
    except (puremagic.PureError, ValueError):
        return ""


def answer(work: str, content: bytes, *what: str) -> Answer:
    try:
        return WORKS[work](content, *what)
    except NotTaken as refusal:
        return {"refused": refusal.code, "found": refusal.found}, b""
    except (MemoryError, RecursionError) as error:
        return {"refused": "file_too_heavy", "found": type(error).__name__}, b""


def main() -> None:
    limit_this_process()
    facts, made = answer(sys.argv[1], sys.stdin.buffer.read(), *sys.argv[2:])
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + made)


if __name__ == "__main__":
    main()
