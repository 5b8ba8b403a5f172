import gettext
import os
from pathlib import Path

import pytest

from door.compile_messages import compile_catalogue, is_changed

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
WORD = 'msgid "Certificate"\nmsgstr "Куәлік"\n'


def test_compiles_and_sees_a_later_change(tmp_path: Path) -> None:
    catalogue = tmp_path / "django.po"
    catalogue.write_text(HEAD + WORD)
    assert is_changed(catalogue)
    compile_catalogue(catalogue)
    assert not is_changed(catalogue)
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Certificate") == "Куәлік"
    later = catalogue.stat().st_mtime + 5
    os.utime(catalogue, (later, later))
    assert is_changed(catalogue)


@pytest.mark.parametrize("text", [HEAD + WORD + WORD, HEAD + "a stray line\n"])
def test_refuses_a_broken_catalogue(tmp_path: Path, text: str) -> None:
    catalogue = tmp_path / "django.po"
    catalogue.write_text(text)
    with pytest.raises((OSError, ValueError)):
        compile_catalogue(catalogue)
    assert not catalogue.with_suffix(".mo").exists()
