"""How files and their pages go out, and what an upload may cost."""

import io
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404, QueryDict
from django.test import RequestFactory
from PIL import Image

from door.places import ROOT
from foundation.base.files import LARGEST_UPLOAD, as_attachment, keep, keep_upload, page_as_picture
from foundation.base.files import pages as drawn
from foundation.base.files.child import inspect
from foundation.base.files.viewer import viewer_of
from foundation.base.inspection.refusals import NotTaken
from foundation.base.models import StoredFile
from tests.hostile.honest import photo
from tests.hostile.made import CATALOG, PAGE, raw_pdf

pytestmark = pytest.mark.django_db
TREE = b"<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>"
THREE = raw_pdf(PAGE, PAGE, first=(CATALOG, TREE, PAGE))


def kept(content: bytes) -> StoredFile:
    return keep_upload(upload=SimpleUploadedFile("а", content), by_id=None)


def address(number: int, size: str) -> str:
    return f"/{number}/{size}"


def test_a_file_leaves_as_an_attachment_and_a_page_as_a_picture() -> None:
    file = kept(THREE)
    whole, page = as_attachment(file), page_as_picture(file, 3, "page")
    assert whole["Content-Disposition"].startswith("attachment")
    assert whole["Cache-Control"] == "private, no-store"
    assert page["Content-Type"] == "image/webp"
    assert page["Content-Disposition"] == "inline"
    assert page["Cache-Control"] == "private, max-age=300"
    assert {whole["X-Content-Type-Options"], page["X-Content-Type-Options"]} == {"nosniff"}
    assert Image.open(io.BytesIO(page.content)).width == 1000
    assert b"%PDF" not in page.content


@pytest.mark.parametrize(("number", "size"), [(0, "page"), (4, "page"), (1, "vast"), (1, "")])
def test_a_page_that_is_not_there_is_not_found(number: int, size: str) -> None:
    file = kept(THREE)
    with pytest.raises(Http404):
        page_as_picture(file, number, size)


def test_a_page_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    file = kept(photo())
    first = page_as_picture(file, 1, "thumb").content
    monkeypatch.setattr(drawn, "inspect", None)
    assert page_as_picture(file, 1, "thumb").content == first


def test_what_cannot_be_drawn_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    file = keep(content=b"%PDF-1.7 nothing", name="a.pdf", content_type="application/pdf")
    with pytest.raises(Http404):
        page_as_picture(file, 1, "page")
    monkeypatch.setattr(drawn, "inspect", None)
    with pytest.raises(Http404):
        page_as_picture(file, 1, "page")
    assert viewer_of(file, QueryDict(""), address).picture == ""


@pytest.mark.parametrize(
    ("asked", "number", "zoom", "before", "after"),
    [
        ("", 1, "page", "", "?page=2"),
        ("page=2", 2, "page", "?page=1", "?page=3"),
        ("page=99&zoom=large", 3, "large", "?page=2&zoom=large", ""),
        ("page=x&zoom=vast", 1, "page", "", "?page=2"),
        ("page=0", 1, "page", "", "?page=2"),
        ("page=9999999999999", 1, "page", "", "?page=2"),
    ],
)
def test_the_viewer_turns_pages(
    asked: str, number: int, zoom: str, before: str, after: str
) -> None:
    viewer = viewer_of(kept(THREE), QueryDict(asked), address)
    assert (viewer.number, viewer.zoom, viewer.pages) == (number, zoom, 3)
    assert (viewer.before, viewer.after) == (before, after)
    assert viewer.picture == f"/{number}/{zoom}"


def test_the_viewer_makes_pages_larger_and_smaller() -> None:
    file = kept(THREE)
    near, far = (
        viewer_of(file, QueryDict(f"zoom={zoom}"), address) for zoom in ("largest", "page")
    )
    assert (near.smaller, near.larger) == ("?page=1&zoom=large", "")
    assert (far.smaller, far.larger) == ("", "?page=1&zoom=large")


def test_a_process_that_dies_over_a_file_refuses_it() -> None:
    with pytest.raises(NotTaken) as refusal:
        inspect("no such work", b"")
    assert refusal.value.code == "file_too_heavy"


@pytest.mark.parametrize(
    ("deed", "fault"),
    [
        ("bytearray(2_000_000_000)", "MemoryError"),
        ("open('/dev/shm/portal-test', 'wb', buffering=0).write(b'a')", "OSError"),
        ("[open('/dev/null') for _ in range(200)]", "OSError"),
        ("import resource; resource.setrlimit(resource.RLIMIT_AS, (-1, -1))", "Error"),
    ],
)
def test_the_process_that_looks_inside_is_limited(deed: str, fault: str) -> None:
    limits = "from foundation.base.inspection.limits import limit_this_process as limit; limit()"
    unprivileged = "import os; os.setuid(65534) if os.getuid() == 0 else None"  # as in production
    code = f"{limits}; {unprivileged}; {deed}"
    done = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=ROOT, env={}, capture_output=True, check=False
    )
    assert done.returncode != 0
    assert fault in done.stderr.decode()


def test_an_upload_of_any_size_costs_no_more_than_the_largest() -> None:
    parts = {"file": SimpleUploadedFile("а.pdf", b"x" * (3 * LARGEST_UPLOAD)), "title": "Атауы"}
    request = RequestFactory().post("/", parts)
    with request.FILES["file"] as sent:
        assert LARGEST_UPLOAD < (sent.size or 0) < LARGEST_UPLOAD + 100_000
    assert request.POST["title"] == "Атауы"
    assert settings.FILE_UPLOAD_HANDLERS[0].endswith("NoMoreThanTheLargest")
