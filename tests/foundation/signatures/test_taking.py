"""Only a signature of the right person over the right bytes is kept, and the journal knows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from demo import keys
from foundation.accounts.models import User
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.models import Disclosure, Entry
from foundation.signatures import services
from foundation.signatures.models import Signature

pytestmark = pytest.mark.django_db
IIN, OTHER_IIN = "900101300007", "900101300811"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("keys")
    keys.ensure_authority(made)
    for iin in (IIN, OTHER_IIN):
        keys.personal_key(made, iin=iin, name="Айгүл", surname="Нұрланова")
    return made


@pytest.fixture(autouse=True)
def believed(folder: Path, settings: LazySettings) -> Iterator[None]:
    settings.SIGNATURE_AUTHORITIES_DIR = keys.ensure_authority(folder)
    services.checker.cache_clear()
    yield
    services.checker.cache_clear()


@pytest.fixture
def user() -> User:
    return User.objects.create_user(email="a@example.kz", name="Айгүл")


def content_for(on: User, purpose: str = "order") -> bytes:
    return services.signing_content(purpose=purpose, on=on, version="1", text={"kk": "мәтін"})


def take(user: User, folder: Path, *, signed: bytes, content: bytes, key: str = IIN) -> Signature:
    cms = keys.sign(folder, iin=key, content=signed, at=clock.now())
    return services.sign(purpose="order", on=user, content=content, cms=cms, iin=IIN, by=user.pk)


def test_one_s_own_signature_is_kept_and_journalled(user: User, folder: Path) -> None:
    content = content_for(user)
    kept = take(user, folder, signed=content, content=content)
    assert (bytes(kept.content), kept.signer_iin, kept.signed_by_id) == (content, IIN, user.pk)
    assert list(services.signatures_on(user, purpose="order")) == [kept]
    entry = Entry.objects.get(action="signature.given")
    assert (entry.actor_id, entry.object_id) == (user.pk, str(user.pk))
    assert entry.facts == {"purpose": "order", "content_sha256": kept.content_sha256}
    assert IIN not in str(entry.facts) + str(entry.commitments)
    assert Disclosure.objects.get(entry=entry, name="iin").value == IIN


def test_the_same_signature_again_is_the_same_row(user: User, folder: Path) -> None:
    content = content_for(user)
    first = take(user, folder, signed=content, content=content)
    assert take(user, folder, signed=content, content=content) == first
    assert Entry.objects.filter(action="signature.given").count() == 1


def test_another_person_s_key_is_refused(user: User, folder: Path) -> None:
    content = content_for(user)
    with pytest.raises(Refused) as refusal:
        take(user, folder, signed=content, content=content, key=OTHER_IIN)
    assert refusal.value.code == "signature_other_person"
    assert not Signature.objects.exists()
    assert not Entry.objects.exists()


def test_a_signature_does_not_move_to_another_version(user: User, folder: Path) -> None:
    later = services.signing_content(purpose="order", on=user, version="2", text={"kk": "мәтін"})
    with pytest.raises(Refused) as refusal:
        take(user, folder, signed=content_for(user), content=later)
    assert refusal.value.code == "signature_content-differs"
    assert not Signature.objects.exists()


def test_a_text_that_names_another_object_or_purpose_is_not_taken(user: User, folder: Path) -> None:
    other = User.objects.create_user(email="b@example.kz", name="Болат")
    for elsewhere in (content_for(other), content_for(user, "protocol")):
        with pytest.raises(ValueError, match="names"):
            take(user, folder, signed=elsewhere, content=elsewhere)
    assert not Signature.objects.exists()
