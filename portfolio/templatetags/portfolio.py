from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.formats import number_format

from portfolio.wording import say_number

register = template.Library()


@register.filter
def exact(number: Fraction | int) -> str:
    """The engine's exact number as people write it."""
    return say_number(number)


@register.filter
def points(number: Decimal) -> str:
    """68 or 60,8: as many digits as it has."""
    return number_format(number)


@register.filter
def percent(figure: Decimal) -> str:
    """54 or 54,5, with a minus as people write it: no needless zeros."""
    return number_format(Decimal(f"{figure.normalize():f}")).replace("-", "−")
