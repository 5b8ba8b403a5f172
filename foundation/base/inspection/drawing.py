"""Pictures of pages."""

import io

import pypdfium2
from PIL import Image

from foundation.base.inspection.images import FORMATS, UNREADABLE, refuse_too_much
from foundation.base.inspection.refusals import NotTaken

TALLEST = 4  # times the width: a longer page is drawn smaller
QUALITY = 82


def count_pages(content: bytes, content_type: str) -> int:
    """A picture is one page."""
    if content_type in FORMATS:
        return 1
    try:
        with pypdfium2.PdfDocument(content) as pdf:
            return len(pdf)
    except pypdfium2.PdfiumError as error:
        raise NotTaken("pdf_broken", str(error)) from error


def draw_page(content: bytes, content_type: str, number: int, width: int) -> bytes:
    """One page, counted from 1, as a WebP picture at most `width` pixels wide."""
    try:
        if content_type in FORMATS:
            page = _picture(content, content_type, width)
        else:
            page = _page_of_pdf(content, number, width)
    except (*UNREADABLE, pypdfium2.PdfiumError, IndexError) as error:
        raise NotTaken("cannot_be_drawn", str(error)) from error
    out = io.BytesIO()
    page.save(out, "WEBP", quality=QUALITY)
    return out.getvalue()


def _page_of_pdf(content: bytes, number: int, width: int) -> Image.Image:
    with pypdfium2.PdfDocument(content) as pdf:
        page = pdf[number - 1]
        across, down = page.get_size()
        scale = min(width / across, TALLEST * width / down)
        return page.render(scale=scale).to_pil().convert("RGB")


def _picture(content: bytes, content_type: str, width: int) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=[FORMATS[content_type]]) as image:
        refuse_too_much(image)
        image.draft("RGB", (width, TALLEST * width))
        image.thumbnail((width, TALLEST * width))
        return _on_white(image)


def _on_white(image: Image.Image) -> Image.Image:
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")
