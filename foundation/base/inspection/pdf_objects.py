"""Every object of a PDF, looked at one by one: nothing in it may act by itself."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from foundation.base.inspection.refusals import NotTaken

MOST_OBJECTS = 300_000
DEEPEST = 60
LARGEST_STREAM = 60_000_000  # bytes unpacked, of anything but a picture
LARGEST_TOGETHER = 400_000_000
LARGEST_PICTURE = 250_000_000  # pixels of a picture in a PDF: a large plan in black and white

# What starts programs, asks other machines, opens other files, or is a file inside the file.
KEYS = {
    "/JS", "/JavaScript", "/AA", "/XFA", "/EF", "/EmbeddedFiles", "/Collection", "/Encrypt",
    "/RichMediaContent",
}  # fmt: skip
ACTIONS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ResetForm", "/ImportData", "/GoToR", "/GoToE",
    "/Rendition", "/Movie", "/Sound", "/GoTo3DView", "/RichMediaExecute", "/SetOCGState", "/Trans",
    "/Hide", "/GoToDp", "/Thread",
}  # fmt: skip
KINDS = {
    "/RichMedia",
    "/Movie",
    "/Sound",
    "/Screen",
    "/FileAttachment",
    "/3D",
    "/PS",
    "/U3D",
    "/PRC",
}
PACKED_PICTURES = {"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/DCT", "/CCF"}
ADDRESSES = {"", "http", "https", "mailto", "tel"}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


class Walk:
    """One walk over a PDF. `signed` tells afterwards whether a signature was met."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.signed = False
        self.unpacked = 0

    def refuse_what_acts(self) -> None:
        for thing in self._things():
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                self._look_at(thing)
            if isinstance(thing, pikepdf.Stream):
                self._unpack(thing)

    def _things(self) -> Iterator[Any]:
        """Everything that holds something: the objects, and what stands written inside them."""
        left = MOST_OBJECTS
        waiting = [(self.pdf.trailer, 0)]
        for numbered in self.pdf.objects:
            waiting.append((numbered, 0))
            while waiting:
                thing, depth = waiting.pop()
                left -= 1
                if left < 0 or depth > DEEPEST:
                    raise NotTaken("file_too_heavy", "objects or their depth")
                yield thing
                waiting += [(child, depth + 1) for child in _inside(thing)]

    def _look_at(self, thing: Any) -> None:
        names = set(thing.keys())
        found = names & KEYS
        if found:
            raise NotTaken("pdf_active", " ".join(sorted(found)))
        for key, refused in (("/S", ACTIONS), ("/Subtype", KINDS), ("/Subtype2", KINDS)):
            if key in names and _word(thing[key]) in refused:
                raise NotTaken("pdf_active", _word(thing[key]))
        if _word(thing.get("/Type")) in {"/Filespec", "/F"}:
            raise NotTaken("pdf_active", "another file")
        self._look_at_addresses(thing, names)
        if "/OpenAction" in names and not _only_turns_to_a_page(thing["/OpenAction"]):
            raise NotTaken("pdf_active", "/OpenAction")
        self.signed = self.signed or {"/ByteRange", "/Contents"} <= names

    def _look_at_addresses(self, thing: Any, names: set[str]) -> None:
        for key in names & {"/URI", "/Base"}:
            if isinstance(thing[key], pikepdf.String) and not _is_web_address(str(thing[key])):
                raise NotTaken("pdf_active", f"{key} of another kind")

    def _unpack(self, stream: pikepdf.Stream) -> None:
        """Refuses what swells. The memory of the process bounds a single bomb."""
        if "/F" in stream or "/FFilter" in stream:
            raise NotTaken("pdf_active", "a stream that lies in another file")
        if _word(stream.get("/Subtype")) == "/Image":
            _refuse_vast_picture(stream)
            return
        if _filters(stream) & PACKED_PICTURES:
            return
        content = bytes(stream.get_stream_buffer())
        self.unpacked += len(content)
        if len(content) > LARGEST_STREAM or self.unpacked > LARGEST_TOGETHER:
            raise NotTaken("file_too_heavy", "a stream that swells")
        if _word(stream.get("/Type")) == "/Metadata" and b"<!" in content:
            raise NotTaken("pdf_active", "words about the file that swell")


def _inside(thing: Any) -> list[Any]:
    """What is written inside; what is only pointed at has its own turn."""
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        children = [value for _, value in thing.items()]
    elif isinstance(thing, pikepdf.Array):
        children = list(thing)
    else:
        return []
    return [one for one in children if isinstance(one, pikepdf.Object) and not one.is_indirect]


def _word(value: Any) -> str:
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _filters(stream: pikepdf.Stream) -> set[str]:
    named = stream.get("/Filter")
    return {_word(one) for one in named} if isinstance(named, pikepdf.Array) else {_word(named)}


def _only_turns_to_a_page(opens: Any) -> bool:
    if isinstance(opens, pikepdf.Dictionary):
        return _word(opens.get("/S")) == "/GoTo"
    return isinstance(opens, pikepdf.Array)


def _is_web_address(text: str) -> bool:
    address = "".join(sign for sign in text if sign.isprintable()).strip()
    found = SCHEME.match(address)
    scheme = found[1].lower() if found else ""
    return scheme in ADDRESSES and not address.startswith(("\\", "//"))


def _refuse_vast_picture(stream: pikepdf.Stream) -> None:
    if int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) > LARGEST_PICTURE:
        raise NotTaken("file_too_heavy", "a picture in the PDF")
