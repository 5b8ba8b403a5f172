"""The public page: what it shows, what it hides, and that a guess learns nothing."""

import re
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from certificates import limits, services
from certificates.models import Certificate, Order, PublicLookup
from certificates.names import masked, same_surname
from certificates.numbers import (
    CODE_BITS,
    CODE_LENGTH,
    NO_CODE,
    in_two_lines,
    new_code,
    read_code,
    read_number,
)
from certificates.papers import public_address
from foundation.base import clock

VERIFY = "/verify/"


@pytest.fixture
def certificate(signed: Order) -> Certificate:
    return services.issue_certificate(item_id=signed.items.get().pk)


@pytest.fixture
def anyone() -> Client:
    client = Client()
    client.cookies.load({"django_language": "kk"})
    return client


def address(certificate: Certificate) -> str:
    return reverse("certificates:public", kwargs={"code": certificate.code})


def shown(client: Client, url: str, form: dict[str, str] | None = None) -> str:
    response = client.post(url, form) if form is not None else client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def bare(content: bytes) -> str:
    """A page without what differs at every showing: tokens of forms, and its own address."""
    text = content.decode()
    text = re.sub(r'value="[0-9A-Za-z]{64}"', "", text)
    text = re.sub(r'"X-CSRFToken": "[^"]+"', "", text)
    return re.sub(r'name="next" value="[^"]*"', "", text)


def test_the_qr_leads_to_the_page(certificate: Certificate, settings: LazySettings) -> None:
    settings.PUBLIC_URL = "https://portal.example.kz"
    assert public_address(certificate) == f"https://portal.example.kz/c/{certificate.code}/"


def test_every_printed_field_is_shown(anyone: Client, certificate: Certificate) -> None:
    page = shown(anyone, address(certificate))
    printed = [
        certificate.number,
        certificate.category_name["kk"],
        certificate.post["kk"],
        certificate.organisation_name["kk"],
        certificate.order_number,
        certificate.head_name,
        f"{certificate.valid_until.year} жылғы",
    ]
    assert [text for text in printed if text not in page] == []


def test_the_name_is_masked_and_no_personal_value_leaks(
    anyone: Client, certificate: Certificate
) -> None:
    page = shown(anyone, address(certificate))
    person = certificate.person
    assert "Н*** А*** С***" in page
    hidden = [person.surname, person.given_name, person.patronymic, person.iin]
    assert [text for text in hidden if text in page] == []


@pytest.mark.parametrize("typed", ["Нұрланова", "  нұрланова ", "НҰРЛАНОВА"])
def test_the_surname_opens_the_name(anyone: Client, certificate: Certificate, typed: str) -> None:
    page = shown(anyone, address(certificate), {"surname": typed, "day": ""})
    assert certificate.holder in page
    assert certificate.person.iin not in page


def test_another_surname_does_not(anyone: Client, certificate: Certificate) -> None:
    page = shown(anyone, address(certificate), {"surname": "Нурланова", "day": ""})
    assert certificate.person.given_name not in page
    assert "govuk-error-message" in page


def test_the_status_on_a_day_is_shown(anyone: Client, certificate: Certificate) -> None:
    before = certificate.order_date - timedelta(days=1)
    page = shown(anyone, address(certificate), {"surname": "", "day": before.isoformat()})
    assert "not_yet" not in page
    row = re.search(r"<dt[^>]*>[^<]*</dt>(?=(?:(?!<dt).)*govuk-tag--grey)", page, re.S)
    assert row is not None


def test_a_replaced_certificate_says_since_when(anyone: Client, certificate: Certificate) -> None:
    certificate.state, certificate.ended_on = "replaced", clock.today()
    certificate.save()
    page = shown(anyone, address(certificate))
    assert "at-verdict--unknown" in page


def test_a_revoked_certificate_is_not_green(anyone: Client, certificate: Certificate) -> None:
    certificate.state, certificate.ended_on = "revoked", clock.today()
    certificate.save()
    page = shown(anyone, address(certificate))
    assert "at-verdict--invalid" in page
    assert "govuk-tag--green" not in page


BAD_CODES = [
    "0" * CODE_LENGTH,
    "short",
    "x" * 300,
    "with/a/slash",
    "%00%00",
    "куәлік",
    "' OR 1=1 --",
    NO_CODE,
]


@pytest.mark.parametrize("code", BAD_CODES)
def test_whatever_is_not_a_code_gets_the_same_answer(
    anyone: Client, certificate: Certificate, code: str
) -> None:
    guessed = anyone.get(f"/c/{new_code()}/")
    other = anyone.get(f"/c/{code}/")
    assert (guessed.status_code, other.status_code) == (404, 404)
    assert bare(guessed.content) == bare(other.content)
    assert certificate.number not in other.content.decode()


def test_a_hundred_guesses_find_nothing(
    anyone: Client, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CODES_A_MINUTE", 1000)
    answers = {
        (response.status_code, bare(response.content))
        for response in (anyone.get(f"/c/{new_code()}/") for _ in range(100))
    }
    assert len(answers) == 1
    assert {status for status, body in answers} == {404}


def test_number_and_surname_find_a_certificate(anyone: Client, certificate: Certificate) -> None:
    printed = in_two_lines(certificate.code)
    for number in (certificate.number, f" {certificate.number.lower()} ", printed):
        page = shown(anyone, VERIFY, {"number": number, "surname": "нұрланова"})
        assert certificate.holder in page
        assert certificate.code not in page


def test_number_and_surname_must_both_fit(anyone: Client, certificate: Certificate) -> None:
    wrong_surname = anyone.post(VERIFY, {"number": certificate.number, "surname": "Оспанова"})
    wrong_number = anyone.post(VERIFY, {"number": "KST999-2026-000001", "surname": "Нұрланова"})
    by_code = anyone.get(f"/c/{new_code()}/")
    assert {wrong_surname.status_code, wrong_number.status_code} == {404}
    assert bare(wrong_surname.content) == bare(wrong_number.content) == bare(by_code.content)


@pytest.mark.parametrize("form", [{}, {"number": "KST1"}, {"surname": "А"}])
def test_an_unfinished_form_is_asked_again(anyone: Client, db: None, form: dict[str, str]) -> None:
    page = shown(anyone, VERIFY, form)
    assert "govuk-error-summary" in page
    assert all(value in page for value in form.values())


def test_a_day_that_is_none_is_asked_again(anyone: Client, certificate: Certificate) -> None:
    page = shown(anyone, address(certificate), {"surname": "", "day": "2026-02-31"})
    assert "govuk-error-summary" in page


@pytest.mark.parametrize("path", ["found", "unknown", VERIFY])
def test_no_engine_lists_it_and_no_cache_keeps_it(
    anyone: Client, certificate: Certificate, path: str
) -> None:
    urls = {"found": address(certificate), "unknown": f"/c/{new_code()}/"}
    response = anyone.get(urls.get(path, path))
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]


def test_codes_are_limited_by_address(anyone: Client, certificate: Certificate) -> None:
    for _ in range(limits.CODES_A_MINUTE):
        assert anyone.get(address(certificate)).status_code == 200
    refused = anyone.get(address(certificate))
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert certificate.number not in refused.content.decode()
    other = Client(REMOTE_ADDR="203.0.113.9")
    assert other.get(address(certificate)).status_code == 200


def test_forms_are_limited_more_and_for_a_minute(anyone: Client, certificate: Certificate) -> None:
    form = {"number": certificate.number, "surname": "Оспанова"}
    with clock.set_to(clock.now()):
        statuses = [anyone.post(VERIFY, form).status_code for _ in range(12)]
    assert statuses == [404] * limits.FORMS_A_MINUTE + [429, 429]
    with clock.set_to(clock.now() + timedelta(minutes=1)):
        assert anyone.post(VERIFY, form).status_code == 404


def test_counts_keep_no_address_and_are_forgotten(db: None) -> None:
    with clock.set_to(clock.now() - timedelta(hours=3)):
        limits.within(5, what="code", address="203.0.113.7")
    assert "203.0.113.7" not in PublicLookup.objects.get().key
    limits.within(5, what="code", address="203.0.113.8")
    assert PublicLookup.objects.count() == 1


def test_behind_the_proxy_its_own_word_counts(
    anyone: Client, certificate: Certificate, settings: LazySettings
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(limits.CODES_A_MINUTE + 1):
        forged = f"198.51.100.{number}, 203.0.113.7"
        response = anyone.get(address(certificate), headers={"X-Forwarded-For": forged})
    assert response.status_code == 429


def test_codes_are_long_and_all_different() -> None:
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(len(code) == CODE_LENGTH and read_code(code) == code for code in codes)
    assert 62 ** (CODE_LENGTH - 1) < 2**CODE_BITS <= 62**CODE_LENGTH


def test_numbers_are_read_however_they_are_typed() -> None:
    assert read_number(" kst012–2026 - 000001\0") == "KST012-2026-000001"


def test_masks_tell_first_letters_only() -> None:
    assert masked("Әбілқайырұлы Өмір") == "Ә*** Ө***"
    assert masked("Ли") == "Л***"


@pytest.mark.parametrize(
    ("typed", "surname"),
    [("ӘЛІҰЛЫ", "Әліұлы"), ("семёнов", "Семенов"), ("Қара-Мұрза", "қара-мұрза")],
)
def test_surnames_fit_whatever_their_case(typed: str, surname: str) -> None:
    assert same_surname(typed, surname)
    assert not same_surname(typed, f"{surname}а")
    assert not same_surname("", surname)
