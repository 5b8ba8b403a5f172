"""The demonstration's keys sign what the ordinary check accepts."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from demo import keys
from foundation.signatures.cms import CmsChecker
from foundation.signatures.trust import load_authorities

AT = datetime(2026, 11, 20, tzinfo=UTC)
PERSON = {"iin": "900101300007", "name": "Айгүл", "surname": "Нұрланова"}
SCHOOL = {"bin": "000140000017", "organisation": "№ 21 мектеп-гимназия"}


@pytest.fixture
def checker(tmp_path):
    return CmsChecker(load_authorities(keys.ensure_authority(tmp_path)))


def test_a_personal_key_signs(tmp_path, checker):
    keys.personal_key(tmp_path, patronymic="Серікқызы", **PERSON)
    message = keys.sign(tmp_path, iin=PERSON["iin"], content=b"1", at=AT)

    verdict = checker.check(cms=message, content=b"1", at=AT)

    assert verdict.passed
    assert (verdict.signer.iin, verdict.signer.bin) == (PERSON["iin"], "")
    assert verdict.signer.name == "Нұрланова Айгүл Серікқызы"


def test_a_heads_key_signs_for_the_organisation_beside_the_personal_one(tmp_path, checker):
    keys.personal_key(tmp_path, **PERSON)
    keys.head_key(tmp_path, **PERSON, **SCHOOL)
    message = keys.sign(tmp_path, iin=PERSON["iin"], bin=SCHOOL["bin"], content=b"1", at=AT)

    verdict = checker.check(cms=message, content=b"1", at=AT)

    assert verdict.passed
    assert verdict.signer.bin == SCHOOL["bin"]


def test_a_key_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    first = keys.personal_key(tmp_path, **PERSON).read_bytes()
    again = keys.personal_key(tmp_path, **PERSON)

    assert again.read_bytes() == first
    assert stat.S_IMODE(again.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "authority.key.pem").stat().st_mode) == 0o600


def test_the_folder_of_the_authority_holds_no_private_key(tmp_path):
    folder = keys.ensure_authority(tmp_path)

    assert [b"PRIVATE" in path.read_bytes() for path in folder.iterdir()] == [False]


def test_two_makers_at_once_get_the_same_key(tmp_path):
    keys.ensure_authority(tmp_path)
    with ThreadPoolExecutor(4) as pool:
        made = pool.map(lambda _: keys.personal_key(tmp_path, **PERSON).read_bytes(), range(8))

    assert len(set(made)) == 1


def test_a_person_without_a_key_cannot_sign(tmp_path):
    with pytest.raises(FileNotFoundError):
        keys.sign(tmp_path, iin=PERSON["iin"], content=b"1", at=AT)


def test_a_number_that_is_no_number_makes_no_file(tmp_path):
    with pytest.raises(ValueError, match="digits"):
        keys.personal_key(tmp_path, iin="../900101", name="Айгүл", surname="Нұрланова")


def test_a_very_long_name_still_gets_a_certificate(tmp_path, checker):
    keys.personal_key(
        tmp_path, iin=PERSON["iin"], name="Мұхаммедәлі-Әбдірахман", surname="Қожахметұлы-Сүлейменов"
    )
    message = keys.sign(tmp_path, iin=PERSON["iin"], content=b"1", at=AT)

    assert checker.check(cms=message, content=b"1", at=AT).passed


def test_an_empty_folder_of_authorities_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no certificate"):
        load_authorities(tmp_path)
