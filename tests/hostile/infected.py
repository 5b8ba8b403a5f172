"""Files that are what they say, and hold the EICAR test string where a scanner finds it."""

from collections.abc import Callable

from PIL import PngImagePlugin

from standins.scanner.signatures import EICAR
from tests.hostile.made import archive, drawn_by, packed, pdf, picture, raw_pdf, stream


def worded() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", EICAR.decode())
    return picture("PNG", pnginfo=info)


INFECTED: dict[str, Callable[[], bytes]] = {
    "plain": lambda: EICAR,
    "archive": lambda: archive(eicar_com=EICAR),
    "archive in an archive": lambda: archive(a_zip=archive(eicar_com=EICAR)),
    "Word": lambda: archive(word__document_xml=b"<w/>", word__media__a_bin=EICAR),
    "PDF's drawing": lambda: drawn_by(stream(EICAR)),
    "PDF's packed drawing": lambda: drawn_by(packed(EICAR)),
    "PDF's loose object": lambda: raw_pdf(stream(EICAR)),
    "PDF's attachment": lambda: pdf(lambda made: made.attachments.__setitem__("a.com", EICAR)),
    "behind a PDF": lambda: raw_pdf() + EICAR,
    "archive in a PDF's drawing": lambda: drawn_by(packed(archive(eicar_com=EICAR))),
    "JPEG's remark": lambda: picture(comment=EICAR),
    "behind a JPEG": lambda: picture() + EICAR,
    "PNG's words": worded,
    "behind a PNG": lambda: picture("PNG") + EICAR,
}
