"""Honest files come in, look as they did, and go out."""

import io
from pathlib import Path

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pyhanko.pdf_utils.reader import PdfFileReader

from foundation.base.files import keep_upload, page_as_picture, read
from foundation.base.files.names import safe_name
from foundation.base.models import StoredFile
from foundation.base.states import FileState
from tests.hostile.honest import BLUE, PAPERS, PHOTOGRAPHS, RED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scanned")]


def kept(content: bytes, name: str = "дәлел.pdf") -> StoredFile:
    return keep_upload(upload=SimpleUploadedFile(name, content), by_id=None)


def opened(file: StoredFile) -> Image.Image:
    return Image.open(io.BytesIO(read(file)))


def near(found: object, wanted: tuple[int, ...]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) < 12 for one, other in zip(found, wanted, strict=True))


def test_there_are_more_than_twenty_of_them() -> None:
    assert len(PHOTOGRAPHS) + len(PAPERS) >= 25


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_a_picture_is_kept_with_nothing_but_its_pixels(name: str) -> None:
    content = PHOTOGRAPHS[name]()
    file = kept(content)
    drawn, before = opened(file), Image.open(io.BytesIO(content))
    assert file.verdict.state == FileState.CLEAN
    assert file.verdict.scanner.startswith("Stand-in scanner")
    assert sorted(drawn.size) == sorted(before.size)
    assert not drawn.getexif()
    assert set(drawn.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
        "dpi",
        "transparency",
    }
    assert page_as_picture(file, 1, "page").content.startswith(b"RIFF")


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_kept_with_its_pages(name: str) -> None:
    content = PAPERS[name]()
    file = kept(content)
    with (
        pikepdf.open(io.BytesIO(read(file))) as after,
        pikepdf.open(io.BytesIO(content)) as before,
    ):
        assert len(after.pages) == len(before.pages)
        assert not after.get_warnings()
    assert file.verdict.state == FileState.CLEAN
    assert page_as_picture(file, len(before.pages), "thumb").content.startswith(b"RIFF")


def test_a_photograph_stands_upright_without_its_place() -> None:
    content = PHOTOGRAPHS["photograph of a phone"]()
    assert b"made-up teacher" in content
    file = kept(content, "IMG_0001.JPG")
    drawn = opened(file)
    assert drawn.size == (80, 120)
    assert near(drawn.getpixel((40, 10)), BLUE)
    assert near(drawn.getpixel((40, 110)), RED)
    assert b"made-up teacher" not in read(file)


def test_colours_for_print_become_the_webs() -> None:
    drawn = opened(kept(PHOTOGRAPHS["photograph for print"]()))
    assert drawn.mode == "RGB"
    assert near(drawn.getpixel((10, 10)), BLUE)


def test_deep_gray_stays_the_same_gray() -> None:
    drawn = opened(kept(PHOTOGRAPHS["drawing in deep gray"]()))
    assert drawn.mode == "L"
    assert drawn.getpixel((5, 5)) == 128


def test_glass_stays_glass() -> None:
    assert opened(kept(PHOTOGRAPHS["drawing on glass"]())).getpixel((5, 5)) == (*BLUE, 90)


def test_links_to_pages_stay() -> None:
    assert b"https://portal.example.kz/c/Aa1" in read(kept(PAPERS["paper with links"]()))


def test_a_paper_for_keeping_stays_one() -> None:
    words = read(kept(PAPERS["paper for keeping"]()))
    assert b"<pdfaid:part>3</pdfaid:part>" in words or b'pdfaid:part="3"' in words


@pytest.mark.parametrize("name", ["paper signed", "paper signed by two"])
def test_a_signed_paper_keeps_every_byte(name: str) -> None:
    content = PAPERS[name]()
    after = read(kept(content))
    assert after == content
    signatures = PdfFileReader(io.BytesIO(after)).embedded_regular_signatures
    assert len(signatures) == (2 if "two" in name else 1)
    assert all(one.compute_integrity_info() is None for one in signatures)


def test_a_paper_without_a_signature_is_written_anew() -> None:
    content = PAPERS["paper with blanks behind it"]()
    assert read(kept(content)) != content


NAMES = [
    ("диплом.pdf", "диплом.pdf"),
    ("диплом.PDF", "диплом.pdf"),
    ("диплом.pdf.exe", "диплом.pdf"),
    ("диплом.exe", "диплом.pdf"),
    ("диплом.php.jpg", "диплом.pdf"),
    ("диплом", "диплом.pdf"),
    ("диплом\u202efdp.exe", "дипломfdp.pdf"),
    ("дип\u200bлом\ufeff.pdf", "диплом.pdf"),
    ("дип\0лом.php\0.pdf", "диплом.pdf"),
    ("дип\r\nSet-Cookie: a=b.pdf", "дипSet-Cookie a=b.pdf"),
    ("../../etc/passwd", "passwd.pdf"),
    ("..\\..\\windows\\win.ini", "win.pdf"),
    ("C:\\диплом.pdf", "диплом.pdf"),
    ("диплом.pdf:hidden", "диплом.pdfhidden.pdf"),
    ('<img src=a>".pdf', "img src=a.pdf"),
    ("CON", "file-CON.pdf"),
    ("con.pdf", "file-con.pdf"),
    ("LPT1.диплом.pdf", "file-LPT1.диплом.pdf"),
    ("NUL.pdf", "file-NUL.pdf"),
    (".htaccess", "htaccess.pdf"),
    ("   ...   ", "file.pdf"),
    (".pdf", "file.pdf"),
    ("", "file.pdf"),
    ("ә" * 400 + ".pdf", "ә" * 100 + ".pdf"),
    ("1.2 сынып жұмысы.pdf", "1.2 сынып жұмысы.pdf"),
    ("№ 12, 05.03.2026 ж..pdf", "№ 12, 05.03.2026 ж.pdf"),
]


@pytest.mark.parametrize(("sent", "called"), NAMES)
def test_a_name_is_made_safe_and_true(sent: str, called: str) -> None:
    made = safe_name(sent, "application/pdf")
    assert made == called
    assert len(made.encode()) < 255


def test_a_file_lies_under_its_number_and_leaves_under_its_safe_name() -> None:
    upload = SimpleUploadedFile("a", PAPERS["paper with blanks behind it"]())
    upload._name = "../\u202efdp.диплом.php"  # past Django's own cleaning
    file = keep_upload(upload=upload, by_id=None)
    assert Path(file.path).name == file.pk.hex
    assert file.name == "fdp.диплом.pdf"
