"""Handing a portfolio over to the commission: an act of two sides.

The organisation gives a frozen copy with the list of its files; the commission compares it and
takes it, or returns it and says what does not agree. By algorithm-2025, p. 3.1, the administration
answers for the gathering until the hand-over and the teacher for completeness and truth, so nothing
is given that the head has not certified and the teacher has not confirmed as it stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from attestation import texts
from attestation.comparison import (
    content_hash,
    content_of,
    discrepancies_in,
    files_of,
    obstacle,
)
from attestation.models import Application, FrozenPortfolio, HandOver, HandOverAnswer
from attestation.selectors import INTAKE_ROLES
from attestation.services.change import MOVED_ON, change_state, lock_in, refuse_own_case
from attestation.services.letters import tell_officers, tell_teacher
from attestation.states import Actor, State
from foundation.accounts.models import User
from foundation.base import clock, outbox
from foundation.base.errors import Refused
from foundation.documents.services import next_number
from foundation.journal.services import record
from portfolio.models import Certification
from portfolio.selectors import Certified, certified_of
from registry.selectors import live_grants
from registry.signers import Signer, signer_of

REGISTER = "hand_over"


@transaction.atomic
def hand_over_portfolio(*, application: Application, by: UUID) -> HandOver:
    """Give the portfolio as it stands, with the list of its files, to the commission.

    Refused: "state", "own_case", "not_certified", "not_confirmed".
    """
    application = lock_in(application, State.ACCEPTED)
    refuse_own_case(application, by)
    content = content_of(application)
    certified, confirmed = _require_acts(certified_of(application.person, content))
    given = _give(application, content, certified, confirmed, by)
    facts = {"portfolio": given.sha256, "act": given.number, "files": len(given.files)}
    record(action="portfolio.given", on=given, by=by, facts=facts)
    change_state(
        application_id=application.pk,
        target=State.HANDED_OVER,
        actor=Actor.INTAKE_OFFICER,
        by=by,
        facts=facts,
    )
    return given


@transaction.atomic
def take_portfolio(*, hand_over: HandOver, taker: Signer, by: UUID) -> FrozenPortfolio:
    """Compare what was given and take it: from now on the commission scores this copy.

    `by` acts for the commission. Refused: "state", "own_case", "giver", "differs".
    """
    _require_agreement(discrepancies_in(hand_over))
    return _take(hand_over, taker, by)


@dataclass(frozen=True)
class Taking:
    """What came of taking many: those taken, and those left with the reason of each."""

    taken: list[HandOver] = field(default_factory=list)
    left: list[tuple[HandOver, str]] = field(default_factory=list)


@transaction.atomic
def take_portfolios(*, given: Mapping[HandOver, Signer], by: UUID) -> Taking:
    """Take each that agrees with its list; `given` names who takes it. The others stay.

    All are compared before the first is taken: reading files takes time, and the journal has one
    lock.
    """
    compared = {hand_over: discrepancies_in(hand_over) for hand_over in given}
    taking = Taking()
    for hand_over, found in compared.items():
        try:
            _require_agreement(found)
            _take(hand_over, given[hand_over], by)
            taking.taken.append(hand_over)
        except Refused as refusal:
            taking.left.append((hand_over, str(refusal.message)))
    return taking


@transaction.atomic
def return_portfolio(
    *, hand_over: HandOver, discrepancies: Sequence[str], taker: Signer, by: UUID
) -> HandOverAnswer:
    """Return what was given, naming what does not agree: the gathering goes on.

    `by` acts for the commission. Refused: "state", "own_case", "giver", "discrepancies".
    """
    named = [line for line in (" ".join(line.split()) for line in discrepancies) if line]
    if not named:
        message = _("Name at least one thing that does not agree.")
        raise Refused("discrepancies", message, field="discrepancies")
    application = _lock_given(hand_over, by)
    answer = _answer(hand_over, taker, by, taken=False, discrepancies=named)
    change_state(
        application_id=application.pk,
        target=State.ACCEPTED,
        actor=Actor.COMMISSION,
        by=by,
        facts={"act": hand_over.number},
        personal={"discrepancies": "; ".join(named)},
    )
    tell_officers(application, texts.RETURNED)
    tell_teacher(application, texts.RETURNED)
    return answer


@transaction.atomic
def _take(hand_over: HandOver, taker: Signer, by: UUID) -> FrozenPortfolio:
    application = _lock_given(hand_over, by)
    _answer(hand_over, taker, by, taken=True)
    frozen = FrozenPortfolio.objects.create(
        application=application,
        content=hand_over.content,
        sha256=hand_over.sha256,
        frozen_at=hand_over.given_at,
        frozen_by_id=hand_over.given_by_id,
    )
    change_state(
        application_id=application.pk,
        target=State.IN_COMMISSION,
        actor=Actor.COMMISSION,
        by=by,
        facts={"portfolio": frozen.sha256, "act": hand_over.number},
    )
    outbox.enqueue("attestation.act", key=str(hand_over.pk), hand_over_id=str(hand_over.pk))
    return frozen


def _require_agreement(discrepancies: Sequence[str]) -> None:
    if discrepancies:
        raise Refused("differs", " ".join(discrepancies))


def _require_acts(state: Certified) -> tuple[Certification, Certification]:
    if refusal := obstacle(state):
        raise refusal
    assert state.certified is not None
    assert state.confirmed is not None
    return state.certified, state.confirmed


def _give(
    application: Application,
    content: dict[str, Any],
    certified: Certification,
    confirmed: Certification,
    by: UUID,
) -> HandOver:
    organisation, year = application.organisation, clock.today().year
    count = next_number(owner=str(organisation.pk), kind=REGISTER, year=year)
    return HandOver.objects.create(
        application=application,
        organisation=organisation,
        number=f"{year}-{count}",
        content=content,
        sha256=content_hash(content),
        files=files_of(content),
        certified=certified,
        confirmed=confirmed,
        giver=_giver(application, by).as_dict(),
        given_at=clock.now(),
        given_by_id=by,
    )


def _giver(application: Application, by: UUID) -> Signer:
    where, user = application.organisation, User.objects.get(pk=by)
    grant = live_grants(user, *INTAKE_ROLES).filter(organisation=where).first()
    return signer_of(by, where, grant.role if grant else "")


def _lock_given(hand_over: HandOver, by: UUID) -> Application:
    """The application, locked, whose portfolio was given by this very act and not answered."""
    application = lock_in(hand_over.application, State.HANDED_OVER)
    if HandOverAnswer.objects.filter(hand_over=hand_over).exists():
        raise Refused("state", MOVED_ON)
    refuse_own_case(application, by)
    if hand_over.given_by_id == by:
        raise Refused("giver", _("Who gave the portfolio does not take it: two people act."))
    return application


def _answer(
    hand_over: HandOver, taker: Signer, by: UUID, *, taken: bool, discrepancies: Sequence[str] = ()
) -> HandOverAnswer:
    answer = HandOverAnswer.objects.create(
        hand_over=hand_over,
        taken=taken,
        discrepancies=list(discrepancies),
        taker=taker.as_dict(),
        answered_at=clock.now(),
        answered_by_id=by,
    )
    facts = {"act": hand_over.number, "portfolio": hand_over.sha256, "taken": taken}
    action = "portfolio.taken" if taken else "portfolio.returned"
    personal = {"taker": taker.name}
    record(action=action, on=answer, by=by, facts=facts, personal=personal)
    return answer
