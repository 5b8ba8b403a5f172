"""Which strings the screens use, and whether each is translated: for the test command."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import polib
from django.conf import settings
from django.utils.translation import trans_real
from django.utils.translation.template import templatize

SKIPPED = {".venv", "var", "tests", "node_modules", "design", "docs", "static", "door"}
KEYWORDS = (
    "gettext_lazy",
    "gettext_noop",
    "ngettext_lazy:1,2",
    "pgettext:1c,2",
    "pgettext_lazy:1c,2",
    "npgettext:1c,2,3",
)
PLACEHOLDER = re.compile(r"%\(\w+\)|%[sd]|\{\w*\}")

# Parts of the libraries whose words a user of this portal can meet.
LIBRARY_PARTS = (
    "django/core/validators.py",
    "django/core/paginator.py",
    "django/forms/**/*.py",
    "django/utils/timesince.py",
    "django/utils/dates.py",
    "django/contrib/auth/password_validation.py",
    "django_filters/widgets.py",
    "rest_framework/exceptions.py",
)


@dataclass(frozen=True)
class Message:
    """A string in the source: its context, the string, and whether it has a plural."""

    context: str | None
    text: str
    plural: str | None

    @property
    def key(self) -> str | tuple[str, int]:
        """How a compiled catalogue files it."""
        name = f"{self.context}\x04{self.text}" if self.context else self.text
        return (name, 0) if self.plural else name


def our_messages() -> set[Message]:
    """Every translatable string of our Python files and templates."""
    files = [path for path in settings.BASE_DIR.rglob("*.py") if _is_source(path)]
    templates = (settings.BASE_DIR / "templates").rglob("*.html")
    with TemporaryDirectory() as folder:
        for number, template in enumerate(sorted(templates)):
            target = Path(folder) / f"{number}.py"
            target.write_text(templatize(template.read_text(), origin=str(template)))
            files.append(target)
        return set(_extract(files))


def library_messages() -> set[Message]:
    """Strings of the libraries that a user can meet."""
    import django  # noqa: PLC0415 - only to find where packages stand

    packages = Path(django.__file__).parent.parent
    return set(_extract([path for part in LIBRARY_PARTS for path in packages.glob(part)]))


def untranslated(language: str, messages: set[Message]) -> list[str]:
    """Strings that a screen in this language would show in English."""
    catalogue = trans_real.translation(language)._catalog
    return sorted(message.text for message in messages if message.key not in catalogue)


def unused(messages: set[Message]) -> Iterator[str]:
    """Entries of our catalogues that no source uses any more."""
    known = {(message.context, message.text) for message in messages}
    for path, entry in _our_entries():
        if (entry.msgctxt, entry.msgid) not in known:
            yield f"{path.relative_to(settings.BASE_DIR)}: {entry.msgid}"


def torn() -> Iterator[str]:
    """Translations that are empty, fuzzy, or lost a placeholder."""
    for path, entry in _our_entries():
        texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        if entry.fuzzy or any(
            not text or wanted - set(PLACEHOLDER.findall(text)) for text in texts
        ):
            yield f"{path.relative_to(settings.BASE_DIR)}: {entry.msgid}"


def _our_entries() -> Iterator[tuple[Path, polib.POEntry]]:
    for path in sorted((settings.BASE_DIR / "locale").rglob("*.po")):
        for entry in polib.pofile(str(path)):
            yield path, entry


def _is_source(path: Path) -> bool:
    parts = path.relative_to(settings.BASE_DIR).parts
    return not SKIPPED & set(parts) and "migrations" not in parts


def _extract(files: list[Path]) -> Iterator[Message]:
    keywords = [f"--keyword={keyword}" for keyword in KEYWORDS]
    command = ["xgettext", "--language=Python", "--from-code=UTF-8", *keywords, "--output=-"]
    found = subprocess.run(
        [*command, "--files-from=-"],
        input="\n".join(map(str, files)),
        capture_output=True,
        text=True,
        check=True,
    )
    for entry in polib.pofile(found.stdout):
        yield Message(entry.msgctxt, entry.msgid, entry.msgid_plural or None)
