"""A methodist's case: a sheet of its own, filled by the sheets of lessons observed."""

import pytest

from attestation import services as attestation
from attestation.models import Application
from commissions.cases import frozen_content
from commissions.pages.score import ScorePage
from foundation.accounts.models import User
from registry.models import Person
from registry.states import PostKind, Role
from tests.commissions import builders as build
from tests.portfolio.builders import evidence, observation
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db

OBSERVED = {"teacher_name": "Сейітов Дархан", "teacher_post_and_category": "мұғалім, модератор"}
ROWS = {"2.1": "Зерттеу", "2.2": "Байқау", "3.2": "Семинар", "3.4": "Жоба", "3.5": "Бағдарлама"}


@pytest.fixture
def application() -> Application:
    commission = build.commission()
    where = commission.organisation
    build.cycle()
    who = registry.teacher(where, "Әдіскерова", post_kind=PostKind.METHODIST)
    _fill(who, registry.officer(where))
    build.registry_test(who, 70)
    found = build.sent(who)
    intake = build.officer_of(where, Role.INTAKE_OFFICER)
    attestation.accept_application(application=found, by=intake.pk)
    build.hand_over(found)
    return found


def _fill(who: Person, by: User) -> None:
    for row, work in ROWS.items():
        evidence(who, by, row, level="organisation", work=work)
    evidence(who, by, "4.1", hours=72)
    for _ in range(4):
        observation(who, by, particulars=OBSERVED)


def test_the_member_scores_the_methodists_sheet(application: Application) -> None:
    page = ScorePage(application, None)
    assert page.engine.sheet == "methodist"
    assert {row.number: row.proposed for row in page.rows}["1.1"] == 3
    first = page.sections(page.form())[0].rows[0]
    assert [proof.title.split(":")[1] for proof in first.proofs] == [" 61"] * 4
    assert len(frozen_content(application)["observations"]) == 4


def test_the_case_goes_to_the_vote(application: Application) -> None:
    commission = application.organisation.commission_set.get()
    build.send_all_sheets(application, commission)
    motion = build.put(build.item(build.open_sitting(commission, [application])))
    assert (motion.outcome, motion.category) == ("conforms_to_declared", "moderator")
