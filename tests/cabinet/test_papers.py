"""A teacher's documents: listed when there is a file to open, and not before."""

import pytest
from django.test import Client
from django.urls import reverse

from attestation.models import Application
from cabinet.papers import papers_of
from certificates import services
from certificates.models import Certificate, Order
from tests.certificates.conftest import do_promised_work

pytestmark = pytest.mark.django_db


def test_a_certificate_is_listed_once_it_is_printed(signed: Order, client: Client) -> None:
    teacher = Application.objects.get().person
    services.issue_certificate(item_id=signed.items.get().pk)
    assert papers_of(teacher) == []
    services.print_certificate(certificate_id=Certificate.objects.get().pk, language="kk")
    (paper,) = papers_of(teacher)
    assert list(paper.files) == ["kk"]
    do_promised_work()
    (paper,) = papers_of(teacher)
    assert list(paper.files) == ["kk", "ru"]
    client.force_login(teacher.user)
    assert client.get(reverse("cabinet:documents")).status_code == 200
    for address in paper.files.values():
        assert client.get(address).status_code == 200
