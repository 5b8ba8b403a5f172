"""Small arithmetic of the page components, so that no drawing needs a style attribute."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, NamedTuple

from django import template
from django.forms import BaseForm
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.base.words import count_words

register = template.Library()

HUNDREDTH = Decimal("0.01")


class Part(NamedTuple):
    """One piece of a stacked bar: where it starts and how long it is, in percent."""

    start: str
    length: str
    number: int


def _decimal(value: Any) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return Decimal(0)


@register.filter
def share(value: Any, whole: Any) -> str:
    """`value` of `whole` in percent, 0 to 100, as an SVG length: "77.50%"."""
    total = _decimal(whole)
    if total <= 0:
        return "0%"
    percent = min(max(_decimal(value) * 100 / total, Decimal(0)), Decimal(100))
    return f"{percent.quantize(HUNDREDTH, ROUND_HALF_UP)}%"


@register.filter
def less(value: Any, other: Any) -> Decimal:
    """`value` minus `other`: how much is still missing, never below zero."""
    return max(_decimal(value) - _decimal(other), Decimal(0))


@register.simple_tag
def stack(counts: Sequence[int], whole: int) -> list[Part]:
    """Pieces of one bar, laid end to end."""
    return [
        Part(share(sum(counts[:i]), whole), share(count, whole), i + 1)
        for i, count in enumerate(counts)
    ]


@register.simple_tag
def seats(members: int | str, present: int | str, needed: int | str) -> list[str]:
    """CSS classes of the seats of a sitting; the quorum line stands after seat `needed`."""
    return [
        " ".join(["is-in"] * (seat <= int(present)) + ["is-need"] * (seat == int(needed)))
        for seat in range(1, int(members) + 1)
    ]


@register.filter
def initials(name: str) -> str:
    """ "Нұрланова Айгүл Серікқызы" -> "АН": first letters of the given and the family name."""
    words = str(name).split()
    return "".join(word[0] for word in reversed(words[:2])).upper()


@register.filter
def words(text: str | None) -> int:
    """Number of words, counted as everywhere in the portal."""
    return count_words(text or "")


@register.filter
def with_hint(label: str | Promise, hint: str | Promise) -> SafeString:
    """A choice's label with a quiet second line under it."""
    return format_html("{}<small>{}</small>", label, hint)


@register.filter
def sum_of(numbers: Sequence[int]) -> int:
    """Sum of a list of numbers."""
    return sum(numbers)


@register.simple_tag(takes_context=True)
def page_link(context: template.Context, number: int, param: str = "page") -> str:
    """Address of another page of the list shown, its filters kept."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query[param] = str(number)
    return f"?{query.urlencode()}"


class ErrorLine(NamedTuple):
    """One line of the error summary: its words and the id of the control they belong to.

    The words begin with the field's label, for "This field is required" alone says nothing there.
    A field with an empty label has errors that name their place themselves.
    """

    text: str
    target: str


def _form_errors(form: BaseForm) -> list[ErrorLine]:
    lines = [ErrorLine(str(text), "") for text in form.non_field_errors()]
    for field in form:
        target = f"{field.auto_id}_0" if field.use_fieldset else field.auto_id
        named = f"{field.label}: " if field.label else ""
        lines += [ErrorLine(f"{named}{text}", target) for text in field.errors]
    return lines


@register.simple_tag
def summary_errors(
    form: BaseForm | None, forms: Sequence[BaseForm], errors: Sequence[dict[str, str]]
) -> list[ErrorLine]:
    """Every error of a form, of several forms and of lines `{text, target}` given by hand."""
    found = [ErrorLine(line["text"], line.get("target", "")) for line in errors]
    for each in [form, *forms] if form else forms:
        found += _form_errors(each)
    return found


@register.simple_tag
def cell_attrs(attrs: dict[str, str], part: str) -> SafeString:
    """Attributes of one table cell: the portal's class of the `part` before the table's own.

    `part` is "header" or "cell"; the class "numeric" of a column turns the figures right.
    """
    given = str(attrs.get("class", ""))
    names = [f"govuk-table__{part}", given]
    if "numeric" in given.split():
        names.append(f"govuk-table__{part}--numeric")
    return flatatt({**attrs, "class": " ".join(filter(None, names))})
