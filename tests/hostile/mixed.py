"""Files that are two things at once."""

from collections.abc import Callable

from PIL import PngImagePlugin

from tests.hostile.made import archive, drawn_by, pdf, picture, raw_pdf, stream

PHP = b"<?php system($_GET['a']); ?>"
PAGE = b"<html><script>alert(1)</script></html>"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\0" * 200
JAR = archive(META__INF__MANIFEST_MF=b"Main-Class: A", A_class=b"\xca\xfe\xba\xbe")
RAR = b"Rar!\x1a\x07\x01\x00" + b"\0" * 40
SEVEN = b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\0" * 40


def worded(words: bytes) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", words.decode())
    return picture("PNG", pnginfo=info)


def exif(words: bytes) -> bytes:
    return picture("JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0" + words)


def between_objects(words: bytes) -> bytes:
    """After the first line of a PDF, where no reader of PDFs looks."""
    first, rest = b"%PDF-1.7\n", raw_pdf().removeprefix(b"%PDF-1.7\n")
    shifted = len(words) + 2
    moved = rest
    for place in sorted({int(line[:10]) for line in rest.split(b"\n") if line.endswith(b" n ")}):
        moved = moved.replace(b"%010d 00000 n" % place, b"%010d 00000 N" % (place + shifted))
    moved = moved.replace(b" N", b" n")
    head, tail = moved.rsplit(b"startxref\n", 1)
    table = int(tail.split()[0])
    return first + b"%" + words + b"\n" + head + b"startxref\n%d\n%%%%EOF\n" % (table + shifted)


def ended_like_a_pdf(content: bytes) -> bytes:
    """An archive whose closing remark is the end of a PDF."""
    remark = b"\n%%EOF\n"
    return content[:-2] + len(remark).to_bytes(2, "little") + remark


MIXED: dict[str, Callable[[], bytes]] = {
    "JPEG with PHP behind it": lambda: picture() + PHP,
    "JPEG with PHP in its remark": lambda: picture(comment=PHP),
    "JPEG with PHP in the camera's notes": lambda: exif(PHP),
    "JPEG with a page in its remark": lambda: picture(comment=PAGE),
    "JPEG with a page behind it": lambda: picture() + PAGE,
    "JPEG with an archive behind it": lambda: picture() + archive(a_txt=b"a"),
    "JPEG with Java behind it": lambda: picture() + JAR,
    "JPEG with RAR behind it": lambda: picture() + RAR,
    "JPEG with 7z behind it": lambda: picture() + SEVEN,
    "JPEG with a program behind it": lambda: picture() + PROGRAM,
    "JPEG with a PDF behind it": lambda: picture() + pdf(),
    "JPEG with a PDF in its remark": lambda: picture(comment=raw_pdf()),
    "JPEG with a drawing that runs": lambda: picture(comment=b"<svg onload=alert(1)>"),
    "JPEG with an XML that swells": lambda: picture(comment=b'<!DOCTYPE a [<!ENTITY b "c">]>'),
    "PNG with PHP behind it": lambda: picture("PNG") + PHP,
    "PNG with PHP in its words": lambda: worded(PHP),
    "PNG with a page in its words": lambda: worded(PAGE),
    "PNG with an archive behind it": lambda: picture("PNG") + archive(a_txt=b"a"),
    "PNG with Java behind it": lambda: picture("PNG") + JAR,
    "PNG with RAR behind it": lambda: picture("PNG") + RAR,
    "PNG with a program behind it": lambda: picture("PNG") + PROGRAM,
    "PNG with a PDF behind it": lambda: picture("PNG") + pdf(),
    "PNG with a moving picture behind it": lambda: picture("PNG") + picture("GIF"),
    "PDF with an archive behind it": lambda: raw_pdf() + archive(a_txt=b"a"),
    "PDF with an archive that ends like it": lambda: (
        raw_pdf() + ended_like_a_pdf(archive(a_txt=b"a"))
    ),
    "PDF with Java that ends like it": lambda: raw_pdf() + ended_like_a_pdf(JAR),
    "PDF in an archive": lambda: archive(a_pdf=raw_pdf()),
    "PDF behind a page": lambda: PAGE + raw_pdf(),
    "PDF behind a program": lambda: PROGRAM + raw_pdf(),
    "PDF behind a JPEG": lambda: picture() + raw_pdf(),
    "PDF with a page between its objects": lambda: between_objects(PAGE),
    "PDF with PHP between its objects": lambda: between_objects(PHP),
    "PDF with a program between its objects": lambda: between_objects(PROGRAM),
    "PDF with RAR between its objects": lambda: between_objects(RAR),
    "PDF with PHP behind it": lambda: raw_pdf() + PHP,
    "PDF with PHP behind it, closed again": lambda: raw_pdf() + PHP + b"\n%%EOF\n",
    "PDF with a page behind it, closed again": lambda: raw_pdf() + PAGE + b"\n%%EOF\n",
    "PDF with an archive in a page": lambda: drawn_by(stream(archive(a_txt=b"a"))),
    "page that says it is a PDF": lambda: b"%PDF-1.7\n" + PAGE,
    "PHP that says it is a JPEG": lambda: b"\xff\xd8\xff\xe0\0\x10JFIF\0" + PHP,
    "page that says it is a PNG": lambda: b"\x89PNG\r\n\x1a\n" + PAGE,
    "program that says it is a PDF": lambda: b"%PDF-" + PROGRAM,
    "moving picture that is a program": lambda: b"GIF89a=1;alert(1);//" + b"\0" * 20,
}
