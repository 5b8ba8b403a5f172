"""Pictures that are broken, vast or moving."""

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image, PngImagePlugin

from tests.hostile.made import picture

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LIMIT = 10 * 1024 * 1024


def chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colours: int = 2) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    return SIGNATURE + chunk(b"IHDR", head) + b"".join(chunks) + chunk(b"IEND", b"")


def pixels(content: bytes) -> bytes:
    return chunk(b"IDAT", zlib.compress(content, 9))


def half(kind: str) -> bytes:
    whole = picture(kind, (300, 300))
    return whole[: len(whole) // 2]


def jpeg_that_says(width: int, height: int) -> bytes:
    whole = picture("JPEG")
    place = whole.index(b"\xff\xc0") + 5
    return whole[:place] + struct.pack(">HH", height, width) + whole[place + 4 :]


def flat(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def moving() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("white", "black")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


def swelling_words() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("a", "a" * 3_000_000, zip=True)
    return picture("PNG", pnginfo=words)


def swelling_profile() -> bytes:
    profile = chunk(b"iCCP", b"a\0\0" + zlib.compress(b"\0" * 80_000_000, 9))
    return png(2, 2, profile, pixels(b"\0" * 14))


def wrong_check() -> bytes:
    whole = bytearray(picture("PNG"))
    whole[whole.index(b"IHDR") + 18] ^= 0xFF
    return bytes(whole)


PICTURES: dict[str, Callable[[], bytes]] = {
    "half a JPEG": lambda: half("JPEG"),
    "half a PNG": lambda: half("PNG"),
    "only the signature of a JPEG": lambda: b"\xff\xd8\xff\xe0",
    "only the signature of a PNG": lambda: SIGNATURE,
    "PNG with zeros": lambda: SIGNATURE + b"\0" * 60,
    "JPEG with zeros": lambda: b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 60,
    "PNG of 81 million pixels": lambda: flat(9_000, 9_000),
    "PNG of 400 million pixels": lambda: flat(20_000, 20_000),
    "PNG that says 60 000 by 60 000": lambda: png(60_000, 60_000, pixels(b"\0" * 99)),
    "PNG that says 2 thousand million wide": lambda: png(2**31 - 1, 1, pixels(b"\0")),
    "PNG of a line of 40 000": lambda: flat(40_000, 1),
    "JPEG that says 65 500 by 65 500": lambda: jpeg_that_says(65_500, 65_500),
    "JPEG of no width": lambda: jpeg_that_says(0, 24),
    "PNG of no width": lambda: png(0, 9, pixels(b"\0" * 9)),
    "PNG with too few pixels": lambda: png(200, 200, pixels(b"\0" * 9)),
    "PNG without pixels": lambda: png(9, 9),
    "PNG of an unknown depth": lambda: png(9, 9, pixels(b"\0" * 300), depth=99),
    "PNG of unknown colours": lambda: png(9, 9, pixels(b"\0" * 300), colours=77),
    "PNG with a wrong check": wrong_check,
    "PNG with bad packing": lambda: png(9, 9, chunk(b"IDAT", b"not packed at all")),
    "PNG with words that swell": swelling_words,
    "PNG with a profile that swells": swelling_profile,
    "PNG that moves": moving,
    "JPEG larger than the limit": lambda: picture("JPEG") + b"\0" * LIMIT,
    "PNG larger than the limit": lambda: picture("PNG") + b"\0" * LIMIT,
}
