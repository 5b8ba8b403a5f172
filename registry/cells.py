"""Cells of tables that hold what the registry knows."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.base.cells import Mistake, as_text
from registry import iin as numbers


def iin(value: Any) -> str:
    """A spreadsheet may have turned the number into a figure and lost its first zeros."""
    written = as_text(value)
    if not written:
        raise Mistake(_("The cell is empty."))
    whole = written.zfill(12) if isinstance(value, int | float) else written
    if not numbers.is_valid(whole):
        raise Mistake(_("This is not a valid IIN."))
    return whole
