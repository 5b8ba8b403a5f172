"""Pictures, drawn anew from their pixels."""

import io
from typing import Any

from PIL import Image, ImageCms, ImageOps

from foundation.base.inspection.mixed import refuse_archive, refuse_marked
from foundation.base.inspection.refusals import NotTaken

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG"}
MOST_PIXELS = 64_000_000
LONGEST_SIDE = 30_000
QUALITY = 88
NEEDED_TO_DRAW = {"transparency", "dpi"}  # of what stands beside the pixels
DRAWN_AS_THEY_ARE = {"JPEG": {"L", "RGB"}, "PNG": {"1", "L", "LA", "P", "RGB", "RGBA"}}
UNREADABLE = (OSError, SyntaxError, ValueError, KeyError, EOFError)


def clean_image(content: bytes, content_type: str) -> bytes:
    """The same picture, upright, in 8 bits and the web's colours, and nothing else of the file."""
    refuse_archive(content)
    refuse_marked(content)
    image_format = FORMATS[content_type]
    try:
        with Image.open(io.BytesIO(content), formats=[image_format]) as image:
            refuse_too_much(image)
            upright = ImageOps.exif_transpose(image)
            return _written(_in_plain_colours(upright, image_format), image_format)
    except Image.DecompressionBombError as error:
        raise NotTaken("image_too_large", str(error)) from error
    except UNREADABLE as error:
        raise NotTaken("image_broken", str(error)) from error


def refuse_too_much(image: Image.Image) -> None:
    """Looks at what the file says of itself, before any pixel is unpacked."""
    if image.width * image.height > MOST_PIXELS or max(image.size) > LONGEST_SIDE:
        raise NotTaken("image_too_large", f"{image.width} × {image.height}")
    # A phone's JPEG may carry a second view of the same scene; a PNG with more frames moves.
    if image.format == "PNG" and getattr(image, "is_animated", False):
        raise NotTaken("image_moves")


def _in_plain_colours(image: Image.Image, image_format: str) -> Image.Image:
    plain = _eight_bits(_in_web_colours(image))
    return plain if plain.mode in DRAWN_AS_THEY_ARE[image_format] else plain.convert("RGB")


def _in_web_colours(image: Image.Image) -> Image.Image:
    """A profile of colours is used and then left out: it is a small program of its own."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "RGBA", "CMYK"}:
        return image
    mode = "RGB" if image.mode == "CMYK" else image.mode
    try:
        of_image = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        web = ImageCms.createProfile("sRGB")
        found = ImageCms.profileToProfile(image, of_image, web, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return found or image


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    return image


def _written(image: Image.Image, image_format: str) -> bytes:
    beside: dict[Any, Any] = dict(image.info)
    image.info = {name: value for name, value in beside.items() if name in NEEDED_TO_DRAW}
    out = io.BytesIO()
    image.save(out, image_format, **({"quality": QUALITY} if image_format == "JPEG" else {}))
    return out.getvalue()
