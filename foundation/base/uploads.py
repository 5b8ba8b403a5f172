"""Taking what a browser sends, before anything looks at it."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

LARGEST_UPLOAD = 10 * 1024 * 1024


class NoMoreThanTheLargest(FileUploadHandler):
    """Drops what comes past the limit: a file of any size costs no more memory or disk than one
    that is just too large, and the form around it is still read, so that nothing typed is lost.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.passed = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if self.passed > LARGEST_UPLOAD:
            return None
        self.passed += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
