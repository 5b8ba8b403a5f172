"""Small words of the room's pages."""

from django import template
from django.utils.functional import Promise

from lessons.pages import KINDS
from lessons.states import State
from portfolio.states import ObserverKind

register = template.Library()


@register.filter
def kind_name(code: str) -> str | Promise:
    """What an observer's capacity is called."""
    return ObserverKind(code).label


@register.filter
def colour(state: str) -> str:
    """The tag's colour for a sheet's state; the state itself is a word."""
    return KINDS[State(state)]
