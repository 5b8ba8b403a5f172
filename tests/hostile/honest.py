"""Honest files as schools have them: scans, photographs, papers from programs."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageCms

from foundation.documents.press import print_pdf
from tests.hostile.made import drawn_by, packed, pdf, raw_pdf, stream
from tests.hostile.signed import signed

BLUE, RED = (20, 40, 200), (200, 30, 20)


def photo(kind: str = "JPEG", mode: str = "RGB", **saving: Any) -> bytes:
    """Lying on its side: blue on the left, red on the right."""
    image = Image.new("RGB", (120, 80), BLUE)
    image.paste(RED, (60, 0, 120, 80))
    out = io.BytesIO()
    image.convert(mode).save(out, kind, **saving)
    return out.getvalue()


def turned() -> bytes:
    """Held upright by a phone that says so in its notes, with the place of the photograph."""
    notes = Image.Exif()
    notes[0x0112] = 6
    notes[0x010F] = "Phone of a made-up teacher"
    notes.get_ifd(0x8825)[1] = "N"
    return photo(exif=notes)


def profiled() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return photo(icc_profile=profile)


def two_views() -> bytes:
    out = io.BytesIO()
    views = [Image.new("RGB", (60, 40), colour) for colour in (BLUE, RED)]
    views[0].save(out, "MPO", save_all=True, append_images=views[1:])
    return out.getvalue()


def deep_gray() -> bytes:
    out = io.BytesIO()
    Image.new("I;16", (40, 30), 128 * 256).save(out, "PNG")
    return out.getvalue()


def glass() -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (40, 30), (*BLUE, 90)).save(out, "PNG")
    return out.getvalue()


def painted(**saving: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), BLUE).quantize(4).save(out, "PNG", **saving)
    return out.getvalue()


def scan() -> bytes:
    """A page that is one photograph, as copiers make them."""
    size = b"/Width 120 /Height 80 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    head = b"/Type /XObject /Subtype /Image /Filter /DCTDecode " + size
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /A 5 0 R >> >> >>"
    )
    catalog, pages = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    )
    drawing = stream(b"q 500 0 0 700 40 60 cm /A Do Q")
    return raw_pdf(drawing, stream(photo(), head), first=(catalog, pages, page))


def linked(made: pikepdf.Pdf) -> None:
    links = ("https://portal.example.kz/c/Aa1", "mailto:a@example.kz", "www.example.kz")
    made.pages[0].Annots = Array(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=[0, 0, 9, 9],
            A=Dictionary(S=Name.URI, URI=link),
        )
        for link in links
    )


def forty_pages(made: pikepdf.Pdf) -> None:
    for _ in range(39):
        made.add_blank_page()
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Басы", 0))
    made.Root.OpenAction = Array([made.pages[0].obj, Name.Fit])


def filled_in(made: pikepdf.Pdf) -> None:
    field = made.make_indirect(Dictionary(FT=Name.Tx, T="аты", V="Айгүл"))
    made.Root.AcroForm = Dictionary(Fields=[field])


def archived() -> bytes:
    """PDF/A-3u with Kazakh letters, as the portal prints its own papers."""
    return print_pdf("<p>Әріптестерге құрмет</p>", style="paper.css", attachments=[])


PHOTOGRAPHS: dict[str, Callable[[], bytes]] = {
    "photograph": photo,
    "photograph of a phone": turned,
    "photograph in gray": lambda: photo(mode="L"),
    "photograph in steps": lambda: photo(progressive=True),
    "photograph for print": lambda: photo(mode="CMYK"),
    "photograph with a profile": profiled,
    "photograph with a film behind it": lambda: photo() + b"\0\0\0\x18ftypmp42" + b"\1" * 400,
    "photograph of two views": two_views,
    "drawing": lambda: photo("PNG"),
    "drawing on glass": glass,
    "drawing in few colours": painted,
    "drawing in few colours on glass": lambda: painted(transparency=0),
    "drawing in deep gray": deep_gray,
    "drawing in black and white": lambda: photo("PNG", "1"),
    "drawing in gray on glass": lambda: photo("PNG", "LA"),
}
PAPERS: dict[str, Callable[[], bytes]] = {
    "scan": scan,
    "paper for keeping": archived,
    "paper of 40 pages": lambda: pdf(forty_pages),
    "paper with links": lambda: pdf(linked),
    "paper with a form": lambda: pdf(filled_in),
    "paper for the network": lambda: pdf(linearize=True),
    "paper packed": lambda: pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "paper drawn": lambda: drawn_by(packed(b"0 0 m 100 100 l S " * 300)),
    "paper about HTML": lambda: drawn_by(stream(b"BT (<html> and <script>) Tj ET")),
    "paper with blanks behind it": lambda: raw_pdf() + b"\r\n\0\0\0",
    "paper signed": signed,
    "paper signed by two": lambda: signed(signed()),
}
