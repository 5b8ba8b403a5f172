import io
from importlib import import_module

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from foundation.base import files
from foundation.base.errors import Refused

pytestmark = pytest.mark.django_db


def pdf(**root: object) -> bytes:
    made = pikepdf.new()
    made.add_blank_page()
    for name, value in root.items():
        made.Root[f"/{name}"] = value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def image(kind: str, size: tuple[int, int] = (4, 4), **beside: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind, **beside)
    return out.getvalue()


def words(text: str) -> PngImagePlugin.PngInfo:
    """A text beside the pixels of a PNG, packed."""
    info = PngImagePlugin.PngInfo()
    info.add_text("words", text, zip=True)
    return info


def upload(content: bytes, name: str = "куәлік.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as caught:
        files.keep_upload(upload=upload(content), by_id=None)
    assert caught.value.field == "file"
    return caught.value.code


ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
SCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><script>alert(1)</script></html>", "file_type"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "file_type"),
        (b"PK\x03\x04" + b"\0" * 40, "file_type"),
        (b"MZ" + b"\0" * 100, "file_type"),
        (b"", "file_type"),
        (b"%PDF-1.7 nothing more", "pdf_broken"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 30, "image_broken"),
        (pdf(OpenAction=SCRIPT), "pdf_active"),
        (pdf(Names=pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary())), "pdf_active"),
        (b"%PDF-1.7" + b"\0" * files.LARGEST_UPLOAD, "file_too_large"),
        (image("PNG", (9000, 9000)), "image_too_large"),
        (image("PNG", pnginfo=words("x" * 3_000_000)), "image_broken"),
    ],
    ids=[
        *("html", "svg", "zip", "exe", "empty", "cut", "png", "script", "files", "large", "pixels"),
        "words",
    ],
)
def test_hostile_files_are_refused(content: bytes, code: str) -> None:
    assert refusal(content) == code


def test_half_an_image_is_refused_by_a_process_that_prints_too() -> None:
    import_module("foundation.documents.press")
    whole = image("JPEG", (300, 300))
    assert refusal(whole[: len(whole) // 2]) == "image_broken"


@pytest.mark.parametrize(
    ("content", "kind"),
    [(pdf(), "application/pdf"), (image("PNG"), "image/png"), (image("JPEG"), "image/jpeg")],
)
def test_a_good_file_is_kept_by_its_real_type(content: bytes, kind: str) -> None:
    kept = files.keep_upload(upload=upload(content, "../a:b/куәлік.exe"), by_id=None)
    assert kept.content_type == kind
    assert kept.name == f"куәлік.{ENDINGS[kind]}"
    assert len(files.read(kept)) == kept.size


@pytest.mark.parametrize(
    "content",
    [
        image("PNG") + b"hidden",
        image("JPEG", comment=b"hidden"),
        image("JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0hidden"),
    ],
    ids=["tail", "comment", "camera's notes"],
)
def test_what_was_hidden_in_an_image_is_gone(content: bytes) -> None:
    assert b"hidden" in content
    kept = files.keep_upload(upload=upload(content), by_id=None)
    assert b"hidden" not in files.read(kept)


def test_a_file_leaves_as_an_attachment() -> None:
    kept = files.keep(content=b"x", name="үзінді.pdf", content_type="application/pdf")
    response = files.as_attachment(kept)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


def test_a_file_changed_on_disk_is_not_served(settings: object) -> None:
    from django.core.files.storage import storages  # noqa: PLC0415

    kept = files.keep(content=b"x", name="a.pdf", content_type="application/pdf")
    with open(storages["private"].path(kept.path), "wb") as file:  # noqa: PTH123
        file.write(b"y")
    with pytest.raises(ValueError, match="changed on disk"):
        files.read(kept)
