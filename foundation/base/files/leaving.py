"""How a file goes out. The caller has checked that the asker may read what it proves."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from foundation.base.files.checks import may_leave
from foundation.base.files.keeping import read
from foundation.base.files.pages import NoSuchPage, picture_of
from foundation.base.models import StoredFile
from foundation.base.permissions import require


def as_attachment(file: StoredFile, *, name: str = "") -> HttpResponse:
    """The file as a download that no browser opens inside the portal and no proxy keeps.

    Answers 403 with the reason while the file is not known to be clean.
    """
    require(may_leave(file))
    response = HttpResponse(read(file), content_type=file.content_type)
    response.headers["Content-Disposition"] = _attached(name or file.name)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def page_as_picture(file: StoredFile, number: int, size: str) -> HttpResponse:
    """A page drawn by the portal: nothing of the file itself reaches the browser.

    Answers 403 like `as_attachment`, 404 where there is no such page.
    """
    require(may_leave(file))
    try:
        response = HttpResponse(picture_of(file, number, size), content_type="image/webp")
    except NoSuchPage as error:
        raise Http404 from error
    response.headers["Content-Disposition"] = "inline"
    response.headers["Cache-Control"] = "private, max-age=300"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _attached(name: str) -> str:
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
