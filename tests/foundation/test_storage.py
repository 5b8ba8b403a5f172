"""Private storage: a disk by default, an S3-speaking server by setting."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import LazySettings, settings
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver, get_resolver

from door.places import ROOT
from foundation.base.errors import Refused
from foundation.base.files import as_attachment, keep, keep_upload, page_as_picture, read
from foundation.base.models import StoredFile
from foundation.base.storage import BytesLost, StorageDown
from tests import programs
from tests.hostile.made import raw_pdf

pytestmark = pytest.mark.django_db
KEY, SECRET, BUCKET = "portal", "a secret of tests", "portal-files"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def client(port: int):  # type: ignore[no-untyped-def]
    return boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{port}",
        aws_access_key_id=KEY,
        aws_secret_access_key=SECRET,
        region_name="us-east-1",
        config=Config(connect_timeout=1, retries={"total_max_attempts": 1}),
    )


@contextmanager
def s3_server(port: int) -> Iterator[None]:
    """A server that speaks S3, a process of its own, with the private bucket."""
    with programs.running("moto.server", "-H", "127.0.0.1", "-p", str(port)):
        wait_for_bucket(port)
        yield


def wait_for_bucket(port: int) -> None:
    for _ in range(600):
        try:
            client(port).create_bucket(Bucket=BUCKET)
            return
        except (BotoCoreError, ClientError):
            time.sleep(0.1)
    raise AssertionError("the S3 server did not start")


@pytest.fixture
def in_s3(settings: LazySettings) -> int:
    """The portal as production sets it up; answers the port. Nobody listens there yet."""
    port = free_port()
    private = {
        "BACKEND": "foundation.base.storage.PrivateS3Storage",
        "OPTIONS": {
            "endpoint_url": f"http://127.0.0.1:{port}",
            "bucket_name": BUCKET,
            "access_key": KEY,
            "secret_key": SECRET,
            "default_acl": "private",
            "file_overwrite": False,
            "client_config": settings.S3_CLIENT,
        },
    }
    settings.STORAGES = {**settings.STORAGES, "private": private}
    return port


def upload() -> StoredFile:
    return keep_upload(upload=SimpleUploadedFile("а.pdf", raw_pdf()), by_id=None)


def test_files_live_in_s3_and_leave_through_the_portal_only(in_s3: int) -> None:
    with s3_server(in_s3):
        file = upload()
        assert as_attachment(file).content == read(file)
        assert page_as_picture(file, 1, "thumb").content.startswith(b"RIFF")
        listed = client(in_s3).list_objects_v2(Bucket=BUCKET)["Contents"]
        assert {one["Key"] for one in listed} == {
            file.path,
            f"pages/{file.path}/count",
            f"pages/{file.path}/1-thumb.webp",
        }
        grants = client(in_s3).get_object_acl(Bucket=BUCKET, Key=file.path)["Grants"]
        assert all("URI" not in grant["Grantee"] for grant in grants)  # no group, so not everybody
        with pytest.raises(ValueError, match="no address"):
            storages["private"].url(file.path)


def test_what_is_missing_in_s3_is_told_apart_from_a_storage_that_is_away(in_s3: int) -> None:
    with s3_server(in_s3):
        file = upload()
        client(in_s3).delete_object(Bucket=BUCKET, Key=file.path)
        with pytest.raises(BytesLost, match="is not in the storage"):
            read(file)
    with pytest.raises(StorageDown):
        read(file)


def test_a_storage_that_is_away_refuses_an_upload_and_takes_it_when_it_is_back(in_s3: int) -> None:
    with pytest.raises(Refused) as refusal:
        upload()
    assert refusal.value.code == "storage_down"
    assert not StoredFile.objects.exists()
    with s3_server(in_s3):
        assert read(upload())
    with s3_server(in_s3):  # started anew, and emptied by it
        with pytest.raises(BytesLost):
            read(StoredFile.objects.get())
        assert read(upload())


def test_bytes_changed_in_s3_do_not_leave(in_s3: int) -> None:
    with s3_server(in_s3):
        file = upload()
        client(in_s3).put_object(Bucket=BUCKET, Key=file.path, Body=b"other")
        with pytest.raises(BytesLost, match="was changed"):
            as_attachment(file)


def test_a_disk_that_cannot_be_written_refuses_an_upload(
    tmp_path: Path, settings: LazySettings
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"a file where the folder should be")
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": blocked}}
    settings.STORAGES = {**settings.STORAGES, "private": private}
    with pytest.raises(Refused) as refusal:
        upload()
    assert refusal.value.code == "storage_down"
    assert not StoredFile.objects.exists()


def test_what_is_missing_on_a_disk_is_named() -> None:
    file = keep(content=b"x", name="a.pdf", content_type="application/pdf")
    Path(storages["private"].path(file.path)).unlink()
    with pytest.raises(BytesLost, match="is not in the storage"):
        read(file)


def test_a_file_on_a_disk_has_no_address() -> None:
    file = keep(content=b"x", name="a.pdf", content_type="application/pdf")
    with pytest.raises(ValueError, match="no address"):
        storages["private"].url(file.path)


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from patterns(pattern)


def test_no_address_leads_to_a_folder_of_files() -> None:
    served = [one for one in patterns(get_resolver()) if "static" in one.callback.__module__]
    assert served == []
    assert settings.MEDIA_URL in ("", "/")
    assert settings.MEDIA_ROOT == ""
    assert Path(settings.STATIC_ROOT) not in Path(settings.ENV.private_files_dir).parents


def test_nginx_serves_no_folder_but_the_static_one() -> None:
    lines = (ROOT / "deploy" / "nginx.conf").read_text().splitlines()
    folders = [line.split()[1] for line in lines if line.split()[:1] in (["alias"], ["root"])]
    assert folders == ["/srv/static/;"]
    assert not any("autoindex" in line or "X-Accel" in line for line in lines)
