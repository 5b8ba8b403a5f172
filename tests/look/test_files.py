"""What lies in templates/ and static/: complete, ours, and from this host."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
COMPONENTS = ROOT / "templates" / "cotton"
PAGES = [path for path in TEMPLATES if "pdf" not in path.parts]
STYLES = (ROOT / "static" / "css" / "app.css").read_text()
NAMESPACE = "http://www.w3.org/"


def name_of(path):
    """File of a component -> its tag: timeline/step.html -> c-timeline.step."""
    parts = path.relative_to(COMPONENTS).with_suffix("").parts
    return "c-" + ".".join(part for part in parts if part != "index").replace("_", "-")


def test_style_sheet_loads_only_files_of_ours():
    found = re.findall(r"url\(\"?([^)\"]+)\"?\)", STYLES)
    files = [name for name in found if not name.startswith(("#", "data:"))]
    assert files
    assert [
        name for name in files if not (ROOT / "static" / "css" / name).resolve().is_file()
    ] == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "static" / "img").glob("*.svg")), ids=lambda p: p.name
)
def test_picture_names_no_other_host(path):
    assert "//" not in path.read_text().replace(NAMESPACE, "")


def test_templates_load_nothing_from_another_host():
    loading = re.compile(r"<(?:script|link|img|iframe|use)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//")
    assert [path.name for path in TEMPLATES if loading.search(path.read_text())] == []


def test_templates_of_pages_hold_no_inline_style_or_script():
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", re.IGNORECASE)
    assert [str(path) for path in PAGES if inline.search(path.read_text())] == []


def test_components_page_shows_them_all():
    page = (ROOT / "templates" / "base" / "components.html").read_text()
    parts = [path.read_text() for path in COMPONENTS.rglob("*.html")]
    used = set(re.findall(r"<(c-[a-z.-]+)", " ".join([page, *parts])))
    assert {name_of(path) for path in COMPONENTS.rglob("*.html")} - used == set()


def test_every_kazakh_letter_has_its_font_file():
    for weight in (400, 500, 600):
        for subset in ("cyrillic", "cyrillic-ext", "latin"):
            assert (ROOT / f"static/fonts/golos-text-{subset}-{weight}-normal.woff2").is_file()
