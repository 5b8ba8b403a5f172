"""From a paper's fields to its PDF.

The PDF is of the kind PDF/A-3u: it holds its letters, its language and title, and can carry the
canonical data it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from foundation.documents.dates import Language
from foundation.documents.forms import Attachment, Paper

STYLE_OF = {"certificate": "certificate.css"}
COMMON_STYLE = "paper.css"


def render_paper(
    paper: Paper, *, language: Language, attachments: Iterable[Attachment] = ()
) -> bytes:
    """The PDF of one of `foundation.documents.forms`."""
    return render_pdf(paper.template, {"paper": paper}, language=language, attachments=attachments)


def render_pdf(
    template: str,
    context: Mapping[str, Any],
    *,
    language: Language,
    attachments: Iterable[Attachment] = (),
) -> bytes:
    """The PDF of `templates/documents/<template>.<language>.html`.

    Raises TemplateDoesNotExist for an unknown paper or language, and ForbiddenAddressError when
    the page asks for anything outside the assets' folder.
    """
    # Imported late: it takes a second, and web processes seldom print.
    from foundation.documents.press import print_pdf  # noqa: PLC0415

    html = paper_html(template, context, language=language)
    return print_pdf(html, style=STYLE_OF.get(template, COMMON_STYLE), attachments=attachments)


def paper_html(template: str, context: Mapping[str, Any], *, language: Language) -> str:
    """The page that is printed, in that language whatever the language of the request is."""
    with translation.override(language):
        return render_to_string(
            f"documents/{template}.{language}.html", {**context, "language": language}
        )
