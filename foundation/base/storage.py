"""Where private files lie: on a disk or in S3-compatible storage, and never with an address."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NoReturn

from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, storages
from storages.backends.s3 import S3Storage


class StorageDown(Exception):  # noqa: N818 - says what happened
    """The storage of private files does not answer."""


class BytesLost(ValueError):  # noqa: N818 - says what happened
    """A registered file's bytes are missing, or are not the ones that were stored."""


class WithoutAddress:
    """A private file is read by the portal and handed out after a check, or not at all."""

    def url(self, name: str | None, *args: object, **kwargs: object) -> NoReturn:
        raise ValueError("a private file has no address")


class DurableFileSystemStorage(WithoutAddress, FileSystemStorage):
    """Writes to a temporary name, flushes to the disk, then renames: never half a file."""

    def _save(self, name: str, content: File) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, delete=False) as temporary:
            for chunk in content.chunks():
                temporary.write(chunk)
            temporary.flush()
            os.fsync(temporary.fileno())
        Path(temporary.name).replace(target)
        return name


class PrivateS3Storage(WithoutAddress, S3Storage):
    """A private bucket. Signed addresses are never made either."""


def put(path: str, content: bytes) -> None:
    """Store bytes. Raises StorageDown."""
    with _faults(path):
        storages["private"].save(path, ContentFile(content))


def get(path: str) -> bytes:
    """The bytes at a path. Raises BytesLost when there are none, StorageDown."""
    with _faults(path), storages["private"].open(path) as stored:
        return bytes(stored.read())


def has(path: str) -> bool:
    """Are there bytes at the path? Raises StorageDown."""
    with _faults(path):
        return storages["private"].exists(path)


@contextmanager
def _faults(path: str) -> Iterator[None]:
    """The storages' own faults, told apart: it is not there, or there is no answer."""
    try:
        yield
    except FileNotFoundError as error:
        raise BytesLost(f"{path} is not in the storage") from error
    except (OSError, BotoCoreError, ClientError) as error:
        raise StorageDown(f"{path}: {type(error).__name__}: {error}") from error
