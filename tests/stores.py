"""What may happen to the bytes of a private file behind the portal's back."""

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from foundation.base.models import StoredFile


def rewrite(file: StoredFile) -> None:
    """Other bytes of the same length lie where the file's were."""
    lose(file)
    storages["private"].save(file.path, ContentFile(b"x" * file.size))


def lose(file: StoredFile) -> None:
    storages["private"].delete(file.path)
