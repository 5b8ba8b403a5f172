"""Each made-up paper is printed once for all tests."""

import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from foundation.documents.dates import Language
from foundation.documents.render import render_paper
from tests.foundation.documents.made_up_papers import PAPERS

PrintedPaper = Callable[[str, Language], Path]


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> PrintedPaper:
    """The PDF of a paper of `made_up_papers` in a language."""
    folder = tmp_path_factory.mktemp("papers")

    @cache
    def printed_once(name: str, language: Language) -> Path:
        path = folder / f"{name}.{language}.pdf"
        path.write_bytes(render_paper(PAPERS[name](language), language=language))
        return path

    return printed_once


@pytest.fixture(scope="session")
def words_of(printed: PrintedPaper) -> Callable[[str, Language], str]:
    """What a reader finds on the sheet, in reading order, with single spaces."""

    @cache
    def text(name: str, language: Language) -> str:
        command = ["pdftotext", "-raw", str(printed(name, language)), "-"]
        return " ".join(
            subprocess.run(command, capture_output=True, check=True).stdout.decode().split()
        )

    return text
