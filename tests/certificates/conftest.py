"""A school with a head who has a key, and ways to sign and to do promised work."""

import base64
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from certificates import papers, services
from certificates.models import Order
from commissions.models import Protocol
from demo.keys import ensure_authority, sign
from foundation.base import clock, outbox
from foundation.signatures.services import checker
from registry.models import Organisation, Person
from tests.certificates import builders

SignOrder = Callable[..., Order]


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(autouse=True)
def authority(key_folder: Path, settings: LazySettings) -> Iterator[None]:
    """The portal believes the authority of the demonstration's keys."""
    settings.SIGNATURE_AUTHORITIES_DIR = ensure_authority(key_folder)
    checker.cache_clear()
    yield
    checker.cache_clear()


@pytest.fixture
def school(db: None) -> Organisation:
    return builders.make_school()


@pytest.fixture
def head(school: Organisation, key_folder: Path) -> Person:
    person = builders.make_head(school)
    builders.make_key(key_folder, person)
    return person


@pytest.fixture
def protocol(school: Organisation) -> Protocol:
    """A signed protocol by which one teacher becomes a moderator."""
    return builders.make_protocol(school, builders.Decision(builders.make_application(school)))


@pytest.fixture
def draft(protocol: Protocol, head: Person) -> Order:
    return services.draft_order(protocol=protocol, by=head.user_id)


@pytest.fixture
def signature_of(key_folder: Path) -> Callable[[Order, Person], bytes]:
    """The CMS signature of a person over an order as it would be signed now."""

    def make(order: Order, person: Person) -> bytes:
        content = papers.order_content(order, clock.today())
        return sign(key_folder, iin=person.iin, content=content, at=clock.now())

    return make


@pytest.fixture
def cms_of(signature_of: Callable[[Order, Person], bytes]) -> Callable[[Order, Person], str]:
    """The same, as the browser sends it."""
    return lambda order, person: base64.b64encode(signature_of(order, person)).decode()


@pytest.fixture
def signed(draft: Order, head: Person, signature_of: Callable[[Order, Person], bytes]) -> Order:
    return services.sign_order(order=draft, cms=signature_of(draft, head), by=head.user_id)


def do_promised_work() -> None:
    """What the worker does: every step promises the next one."""
    while outbox.deliver_due():
        pass
