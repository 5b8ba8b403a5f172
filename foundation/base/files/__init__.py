"""Private files: what may come in, where it is kept, how it goes out.

A file comes in by `keep_upload` (sent by a user) or `keep` (made by the portal). It leaves by
`as_attachment` and `page_as_picture` alone, and only when it is clean.
"""

from foundation.base.files.checks import check_waiting, is_clean, may_leave
from foundation.base.files.keeping import keep, keep_upload, read
from foundation.base.files.leaving import as_attachment, page_as_picture
from foundation.base.files.viewer import Viewer, viewer_of
from foundation.base.uploads import LARGEST_UPLOAD

__all__ = [
    "LARGEST_UPLOAD",
    "Viewer",
    "as_attachment",
    "check_waiting",
    "is_clean",
    "keep",
    "keep_upload",
    "may_leave",
    "page_as_picture",
    "read",
    "viewer_of",
]
