"""What the commission sees of figures and of places: the frozen ones, beside their rows."""

import pytest

from attestation.models import Application
from commissions.cases import engine_score, frozen_content
from commissions.pages.counted import counted
from commissions.pages.score import title_of_file
from portfolio.models import QualityYear, TransmissionProof
from portfolio.services import withdraw_quality_year, withdraw_transmission_proof
from tests.commissions.builders import cycle, handed_over, registry_test, school
from tests.portfolio.builders import lowest_portfolio
from tests.portfolio.counted import district, proof, three_years
from tests.registry.builders import officer, teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    """Handed over with three years of figures and a proof, all of them withdrawn afterwards."""
    cycle()
    where = school()
    who, by = teacher(where), officer(where)
    lowest_portfolio(who, by, without="1.1")
    three_years(who, by, "1", "1", "1.5")
    proof(who, by, "event", district=district(who, "Көктал"))
    registry_test(who, 70)
    made = handed_over(who)
    for report in QualityYear.objects.all():
        withdraw_quality_year(report=report, reason="Кейін", by=by.pk)
    for one in TransmissionProof.objects.all():
        withdraw_transmission_proof(proof=one, reason="Кейін", by=by.pk)
    return made


def test_the_engine_counts_the_frozen_figures(application: Application) -> None:
    row = engine_score(application, frozen_content(application)).row("1.1")
    assert row.points == 3


def test_figures_and_proofs_stand_beside_their_rows(application: Application) -> None:
    content, rules = frozen_content(application), application.ruleset
    form = rules.sheet("teacher")
    figures = list(counted(content, rules, form, "1.1"))
    assert [one["note"] for one in figures][-1] == "50 % – 51,5 %"
    [event] = counted(content, rules, form, "3.1")
    assert "Көктал" in event["note"]
    assert list(counted(content, rules, form, "2.1")) == []


def test_the_commission_may_take_the_file_of_a_frozen_proof(application: Application) -> None:
    file = TransmissionProof.objects.get().file
    assert file is not None
    assert title_of_file(frozen_content(application), str(file.pk))
