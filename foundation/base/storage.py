"""Where private files lie on a disk."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class DurableFileSystemStorage(FileSystemStorage):
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
