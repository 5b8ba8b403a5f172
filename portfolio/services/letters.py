"""Messages about acts on a portfolio: to the heads, then to the teacher."""

from django.urls import reverse

from foundation.accounts.models import User
from foundation.notifications.services import Recipient, Texts, send
from portfolio import texts
from portfolio.models import Certification
from portfolio.selectors.certified import waiting_for_certification
from registry.selectors import holders_of
from registry.states import Role


def tell_heads(offered: Certification) -> None:
    """Every head of the school but the teacher, should that be one of them.

    Who has others waiting was told already: sixty portfolios are one letter.
    """
    link = reverse("portfolio:waiting")
    for user in holders_of(offered.organisation, Role.HEAD):
        others = waiting_for_certification(user).exclude(pk=offered.person_id)
        if user.pk != offered.person.user_id and not others.exists():
            _send(offered, texts.OFFERED, user, link)


def tell_teacher(certified: Certification) -> None:
    user = certified.person.user
    if user is not None:
        _send(certified, texts.CERTIFIED, user, reverse("portfolio:confirm", args=[user.person.pk]))


def _send(about: Certification, wording: dict[str, Texts], user: User, link: str) -> None:
    send(
        to=Recipient(user.pk, user.email, user.language),
        subject=_filled(wording["subject"], about),
        body=_filled(wording["body"], about),
        link=link,
    )


def _filled(wording: Texts, about: Certification) -> Texts:
    return {
        language: text.format(
            person=about.person.full_name,
            signer=about.signer["name"],
            body=about.signer["body"][language],
        )
        for language, text in wording.items()
    }
