"""Must hold: no hostile file is stored as clean, and none is served."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from foundation.base.errors import Refused
from foundation.base.files import keep_upload
from foundation.base.files.keeping import MESSAGES
from foundation.base.models import FileCheck, StoredFile
from foundation.base.states import FileState
from portfolio.models import Evidence
from tests.hostile import HOSTILE
from tests.hostile.infected import INFECTED
from tests.portfolio.builders import yesterday
from tests.registry.builders import officer, organisation, teacher

pytestmark = pytest.mark.django_db
GROUPS = sorted({name.split(":", maxsplit=1)[0] for name in HOSTILE})


def of_group(group: str) -> dict[str, bytes]:
    return {name: make() for name, make in HOSTILE.items() if name.startswith(f"{group}:")}


def kept_on_disk(settings: LazySettings) -> list[Path]:
    folder = Path(settings.STORAGES["private"]["OPTIONS"]["location"])
    return [path for path in folder.rglob("*") if path.is_file()]


def test_there_are_more_than_120_of_them() -> None:
    assert len(HOSTILE) >= 200
    assert len({make() for name, make in HOSTILE.items() if "limit" not in name}) >= 200


@pytest.mark.usefixtures("scanned")
@pytest.mark.parametrize("group", GROUPS)
def test_a_hostile_file_is_neither_kept_nor_served(
    client: Client, settings: LazySettings, group: str
) -> None:
    """Through the page and its service: refused beside the field, and what was typed stays."""
    school = organisation()
    page = f"/portfolio/{teacher(school).pk}/rows/2.1/add/"
    client.force_login(officer(school))
    sent = {"title": "Республикалық олимпиада", "day": yesterday().isoformat()}
    taken = set()
    for name, content in of_group(group).items():
        answer = client.post(page, {**sent, "file": SimpleUploadedFile("куәлік.pdf", content)})
        refused = answer.status_code == 200 and answer.context["form"].errors.get("file")
        if not refused or "Республикалық олимпиада" not in answer.content.decode():
            taken.add(name)
    assert taken == set()
    assert not FileCheck.objects.filter(state=FileState.CLEAN).exists()
    assert not StoredFile.objects.exists()
    assert not Evidence.objects.exists()
    assert kept_on_disk(settings) == []


@pytest.mark.usefixtures("scanned")
@pytest.mark.parametrize("group", GROUPS)
def test_the_service_says_why(group: str) -> None:
    for content in list(of_group(group).values())[-3:]:
        with pytest.raises(Refused) as refusal:
            keep_upload(upload=SimpleUploadedFile("a", content), by_id=None, field="photo")
        assert refusal.value.code in MESSAGES
        assert refusal.value.field == "photo"


@pytest.mark.parametrize("name", ["PDF's packed drawing", "PDF's loose object"])
def test_only_a_scanner_knows_a_virus_and_without_one_the_file_says_so(name: str) -> None:
    """The scanner's own control: with it taken away the same file comes in."""
    kept = keep_upload(upload=SimpleUploadedFile("а.pdf", INFECTED[name]()), by_id=None)
    assert kept.verdict.state == FileState.CLEAN
    assert kept.verdict.scanner == ""
