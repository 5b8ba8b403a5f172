"""What a stored file is called when somebody takes it."""

import re
import unicodedata
from pathlib import PurePosixPath

ENDINGS = {
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
}
LONGEST = 100  # letters; two bytes each in Cyrillic, and disks take 255
FORBIDDEN = set('\\/:*?"<>|')
DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{name}{no}" for name in ("com", "lpt") for no in range(10)),
}
ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def safe_name(name: str | None, content_type: str) -> str:
    """A name for any disk, with the ending of what the file really is.

    Signs that are not seen, that turn the direction of writing, or that lead to another folder are
    left out. Endings that say something else are taken off: «a.jpg.exe» with a picture inside
    becomes «a.jpg».
    """
    last = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if _is_plain(sign))
    endings = ENDINGS[content_type]
    ending = PurePosixPath(seen).suffix.lower()
    stem = _without_endings(seen)
    if not stem or stem.split(".")[0].strip().lower() in DEVICES:
        stem = f"file-{stem}".rstrip("-")
    return stem + (ending if ending in endings else endings[0])


def _is_plain(sign: str) -> bool:
    return sign.isprintable() and sign not in FORBIDDEN and unicodedata.category(sign)[0] != "C"


def _without_endings(name: str) -> str:
    stem = name.strip(" ").rstrip(".")
    while ENDING.search(stem):
        stem = ENDING.sub("", stem).strip(". ")
    return stem[:LONGEST].strip(". ")
