"""PDFs that are broken, or that would eat whoever opens them."""

from collections.abc import Callable

from tests.hostile.made import CATALOG, PAGE, PAGES, drawn_by, packed, pdf, raw_pdf, stream

LIMIT = 10 * 1024 * 1024


def half() -> bytes:
    whole = drawn_by(stream(b"0 0 m " * 500))
    return whole[: len(whole) // 2]


def without_table() -> bytes:
    whole = raw_pdf()
    return whole[: whole.index(b"xref")] + b"%%EOF\n"


def table_elsewhere() -> bytes:
    return raw_pdf().replace(b"startxref\n", b"startxref\n9")


def table_in_a_ring() -> bytes:
    whole = raw_pdf(trailer=b"/Prev 000000")
    place = whole[whole.rindex(b"startxref") :].split()[1]
    return whole.replace(b"/Prev 000000", b"/Prev %06d" % int(place))


def pages(kids: bytes, count: int, *more: bytes) -> bytes:
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return raw_pdf(*more, first=(CATALOG, tree, PAGE))


def nested(depth: int) -> bytes:
    inside = b"[" * depth + b"]" * depth
    return raw_pdf(first=(CATALOG.replace(b">>", b"/A %s >>" % inside), PAGES, PAGE))


def nested_dictionaries(depth: int) -> bytes:
    inside = b"<< /A " * depth + b"1" + b" >>" * depth
    return raw_pdf(first=(CATALOG.replace(b">>", b"/A %s >>" % inside), PAGES, PAGE))


def many_objects() -> bytes:
    return raw_pdf(b"[" + b"[] " * 400_000 + b"]")


def many_tables() -> bytes:
    """A table that says it has two thousand million rows."""
    whole = raw_pdf()
    return whole.replace(b"xref\n0 4\n", b"xref\n0 2000000000\n", 1)


def swelling_twice() -> bytes:
    inner = packed(b"\0" * 80_000_000).split(b"stream\n", 1)[1].removesuffix(b"\nendstream")
    return drawn_by(packed(inner).replace(b"/FlateDecode", b"[/FlateDecode /FlateDecode]"))


def swelling_objects() -> bytes:
    return raw_pdf(packed(b"1 0 " + b" " * 2_000_000_00, b"/Type /ObjStm /N 1 /First 4"))


def vast_picture() -> bytes:
    size = b"/Width 1000000 /Height 1000000 /BitsPerComponent 1 /ColorSpace /DeviceGray"
    return raw_pdf(stream(b"\0", b"/Type /XObject /Subtype /Image /Filter /CCITTFaxDecode " + size))


def padded() -> bytes:
    return pdf() + b"\0" * LIMIT


HEAVY_PDFS: dict[str, Callable[[], bytes]] = {
    "nothing but its first line": lambda: b"%PDF-1.7",
    "first and last line": lambda: b"%PDF-1.7\n%%EOF\n",
    "half": half,
    "without a table": without_table,
    "table elsewhere": table_elsewhere,
    "table in a ring": table_in_a_ring,
    "table of two thousand million": many_tables,
    "table at a negative place": lambda: raw_pdf().replace(b"startxref\n", b"startxref\n-"),
    "root missing": lambda: raw_pdf().replace(b"/Root 1 0 R", b"/Root 9 0 R"),
    "root is a number": lambda: raw_pdf(first=(b"7", PAGES, PAGE)),
    "no pages": lambda: pages(b"", 0),
    "pages in a ring": lambda: pages(b"2 0 R", 1),
    "pages that are no pages": lambda: pages(b"4 0 R", 1, b"(a)"),
    "501 pages": lambda: pages(b"3 0 R " * 501, 501),
    "a flood of pages": lambda: pages(b"3 0 R " * 200_000, 200_000),
    "arrays in arrays": lambda: nested(400),
    "endless arrays": lambda: nested(200_000),
    "words in words": lambda: nested_dictionaries(300),
    "endless words": lambda: nested_dictionaries(100_000),
    "a flood of objects": many_objects,
    "drawing that swells": lambda: drawn_by(packed(b"\0" * 200_000_000)),
    "drawing that swells twice": swelling_twice,
    "drawing that cannot be unpacked": lambda: drawn_by(stream(b"a", b"/Filter /NoSuchDecode")),
    "objects that swell": swelling_objects,
    "picture of a million by a million": vast_picture,
    "larger than the limit": padded,
    "something before its beginning": lambda: b"GARBAGE\n" + raw_pdf(),
    "something behind its end": lambda: raw_pdf() + b"garbage behind the end",
    "another PDF behind its end": lambda: raw_pdf() + b"%PDF-1.7\n" + b"x" * 40,
    "zeros only": lambda: b"%PDF-" + b"\0" * 5_000,
}
