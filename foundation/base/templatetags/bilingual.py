from typing import Any

from django import template

from foundation.base import texts

register = template.Library()


@register.filter
def said(pair: Any) -> str:
    """A bilingual text in the language of the screen."""
    return texts.said(pair)
