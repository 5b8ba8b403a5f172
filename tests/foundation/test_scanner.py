"""The scanner: what it says, and what becomes of files while it says nothing."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from foundation.base import clock, outbox, scanner
from foundation.base.errors import Refused
from foundation.base.files import as_attachment, check_waiting, keep_upload, page_as_picture, read
from foundation.base.files.checks import settle
from foundation.base.models import FileCheck, OutboxItem, StoredFile
from foundation.base.scanner import Answer, ScannerDown
from foundation.base.states import FileState
from standins.scanner.signatures import EICAR, NAME
from tests import programs
from tests.hostile.made import archive, drawn_by, packed, raw_pdf

pytestmark = pytest.mark.django_db
INFECTED = drawn_by(packed(EICAR))


@pytest.fixture
def address(tmp_path: Path, settings: LazySettings) -> str:
    """Where the scanner would stand; nobody listens yet."""
    settings.FILE_SCANNER = f"unix://{tmp_path / 'clamd'}"
    return str(settings.FILE_SCANNER)


def kept(content: bytes) -> StoredFile:
    return keep_upload(upload=SimpleUploadedFile("а.pdf", content), by_id=None)


def again(file: StoredFile) -> StoredFile:
    return StoredFile.objects.select_related("verdict").get(pk=file.pk)


def later() -> None:
    """The outbox's pause is over."""
    OutboxItem.objects.update(not_before=clock.now() - timedelta(seconds=1))
    outbox.deliver_due()


def test_the_scanner_knows_a_virus_in_an_archive_and_in_a_packed_stream(address: str) -> None:
    with programs.scanner(address):
        found = [scanner.scan(one).found for one in (EICAR, archive(a=EICAR), INFECTED, raw_pdf())]
    assert found == [NAME, NAME, NAME, ""]


def test_the_scanner_is_asked_over_the_network_too(settings: LazySettings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    settings.FILE_SCANNER = f"tcp://127.0.0.1:{port}"
    with programs.scanner(settings.FILE_SCANNER):
        assert scanner.scan(EICAR) == Answer(scanner.scan(b"").scanner, NAME)


def test_a_clean_file_names_who_checked_it(address: str) -> None:
    with programs.scanner(address):
        file = kept(raw_pdf())
    assert file.verdict.state == FileState.CLEAN
    assert file.verdict.scanner.startswith("Stand-in scanner 1.0/")


def test_a_virus_is_refused_and_nothing_is_kept(address: str) -> None:
    with programs.scanner(address), pytest.raises(Refused) as refusal:
        kept(INFECTED)
    assert refusal.value.code == "file_infected"
    assert not StoredFile.objects.exists()


def refuse_to_leave(file: StoredFile) -> str:
    with pytest.raises(PermissionDenied) as refused:
        as_attachment(again(file))
    with pytest.raises(PermissionDenied):
        page_as_picture(again(file), 1, "page")
    with pytest.raises(ValueError, match="not known to be clean"):
        read(again(file))
    return str(refused.value)


@pytest.mark.usefixtures("address")
@pytest.mark.parametrize("content", [raw_pdf(), INFECTED], ids=["honest", "infected"])
def test_without_an_answer_a_file_waits_and_does_not_leave(content: bytes) -> None:
    file = kept(content)
    assert again(file).verdict.state == FileState.WAITING
    assert "вирус" in refuse_to_leave(file)
    later()
    assert again(file).verdict.state == FileState.WAITING
    assert OutboxItem.objects.get().done_at is None


def test_the_outbox_asks_again_when_the_scanner_is_back(address: str) -> None:
    honest, infected = kept(raw_pdf()), kept(INFECTED)
    with programs.scanner(address):
        later()
    assert as_attachment(again(honest)).status_code == 200
    assert again(infected).verdict.state == FileState.REFUSED
    assert again(infected).verdict.found == NAME
    refuse_to_leave(infected)
    assert not OutboxItem.objects.filter(done_at=None).exists()


def test_what_was_found_once_stays_found() -> None:
    file = kept(raw_pdf())
    FileCheck.objects.filter(pk=file.pk).update(state=FileState.WAITING, checked_at=None)
    settle(file_id=str(file.pk), answer=Answer("one", NAME))
    settle(file_id=str(file.pk), answer=Answer("two", ""))
    check_waiting(file_id=str(file.pk))
    assert again(file).verdict.state == FileState.REFUSED
    assert again(file).verdict.scanner == "one"


def test_a_file_that_nobody_judged_does_not_leave() -> None:
    file = kept(raw_pdf())
    FileCheck.objects.all().delete()
    assert "вирус" in refuse_to_leave(file)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": FileState.WAITING},
        {"state": FileState.REFUSED},
        {"checked_at": None},
        {"found": "a"},
    ],
    ids=str,
)
def test_the_database_holds_a_verdict_together(wrong: dict[str, object]) -> None:
    file = kept(raw_pdf())
    with pytest.raises(IntegrityError), transaction.atomic():
        FileCheck.objects.filter(pk=file.pk).update(**wrong)


@contextmanager
def somebody_who_says(path: Path, answer: bytes) -> Iterator[None]:
    class Says(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.request.recv(65_536)
            self.wfile.write(answer)

    with socketserver.ThreadingUnixStreamServer(str(path), Says) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0",
        b"stream: OK",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: Can't allocate memory ERROR\0",
        b"stream: OKAY\0",
        b"HTTP/1.1 200 OK\r\n\r\nOK\0",
        b"\xff\xfe\0",
        b"stream: OK" * 3_000 + b"\0",
    ],
)
def test_anything_but_a_clear_word_is_no_answer(
    address: str, tmp_path: Path, answer: bytes
) -> None:
    with somebody_who_says(tmp_path / "clamd", answer), pytest.raises(ScannerDown):
        scanner.scan(b"a")
    assert address
