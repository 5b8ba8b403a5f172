"""Words of this room's pages."""

from fractions import Fraction

from django import template

import scoring
from commissions.pages.item import ItemPage, outcome_words
from foundation.base.texts import said

register = template.Library()


@register.filter
def points(number: Fraction | None) -> str:
    """Points as people write them: 61, 60,8 or 60 1/3."""
    return "" if number is None else said(scoring.number_text(number))


@register.simple_tag
def decision(page: ItemPage, outcome: str, category: str) -> str:
    """An outcome with its category: «Conforms to …: «teacher-moderator»»."""
    return outcome_words(page.item, outcome, category)
