"""The page that a phone keeps, its service worker, and what makes an app of them.

The page is the same bytes for everybody and in both languages; the worker's text names its version,
so a phone takes everything anew when anything of it changed.
"""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import override

from foundation.base.texts import LANGUAGES
from lessons.phone_words import APP_NAME, APP_SHORT_NAME, WORDS

# Modules call one another by their plain names; all else is kept under the name with its digest.
MODULES = (
    "conflict", "content", "draw", "list", "panels", "parts", "photo", "portal", "registering",
    "sheet", "store", "sync", "take", "words",
)  # fmt: skip
FONTS = [
    f"fonts/golos-text-{letters}-{weight}-normal.woff2"
    for letters in ("cyrillic", "cyrillic-ext", "latin")
    for weight in (400, 500, 600)
]
LOOK = ("css/app.css", "img/emblem.svg", "img/ornament.svg", "img/ornament-felt.svg", *FONTS)
SIZES = (192, 512)


def said_in(language: str, words: str | Promise) -> str:
    with override(language):
        return str(words)


def shell() -> str:
    """The page. Rendered without the request: nothing of who asks can stand in it."""
    words = {language: _words(language) for language in LANGUAGES}
    context = {"words": words, "demonstration": settings.DEMONSTRATION}
    with override(LANGUAGES[0]):
        return render_to_string("lessons/phone.html", context)


def worker_script() -> str:
    modules = [f"{settings.STATIC_URL}js/lessons/{name}.js" for name in MODULES]
    facts = {
        "version": _version(),
        "shell": reverse("lessons:phone"),
        "files": [*modules, static("js/lessons/start.js"), *map(static, LOOK)],
    }
    script = f"{settings.STATIC_URL}js/lessons/worker.js"
    return f'import {{ serve }} from "{script}";\nserve({json.dumps(facts)});\n'


def web_app() -> dict[str, Any]:
    """The web app manifest, Kazakh first, the Russian name beside it."""
    here = reverse("lessons:phone")
    names = [said_in(language, APP_NAME) for language in LANGUAGES]
    shorts = [said_in(language, APP_SHORT_NAME) for language in LANGUAGES]
    return {
        "id": here,
        "start_url": here,
        "scope": here,
        "name": " · ".join(names),
        "short_name": shorts[0],
        "lang": LANGUAGES[0],
        "display": "standalone",
        "background_color": "#fbf9f5",
        "theme_color": "#00afca",
        "icons": [_icon(size) for size in SIZES],
    }


def _icon(size: int) -> dict[str, str]:
    address = static(f"img/app-{size}.png")
    return {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any"}


def _words(language: str) -> str:
    return json.dumps(
        {key: said_in(language, text) for key, text in WORDS.items()}, ensure_ascii=False
    )


def _version() -> str:
    """Changes with the page, and with any of our static files."""
    files = getattr(staticfiles_storage, "manifest_hash", "")
    return hashlib.sha256(f"{files}{shell()}".encode()).hexdigest()[:16]
