from decimal import Decimal

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def points(number: Decimal) -> str:
    """68 or 60,8: as many digits as it has."""
    return number_format(number)
