"""A file of a form that is not right yet: kept, so that a mistake elsewhere does not lose it."""

from django import forms
from django.http import HttpRequest

from foundation.base.errors import Refused
from foundation.base.models import StoredFile
from portfolio.services import keep_evidence_file


def kept_file(request: HttpRequest, form: forms.Form) -> StoredFile | None:
    """The file sent now, or the one kept from an earlier sending of this form (`kept`)."""
    if not form.is_bound:
        return None
    upload = request.FILES.get("file")
    if upload is None:
        return _kept_before(request, form)
    try:
        kept = keep_evidence_file(upload=upload, by=request.user.pk)
    except Refused as refusal:
        form.add_error("file", str(refusal.message))
        return None
    form.data["kept"] = str(kept.pk)
    return kept


def _kept_before(request: HttpRequest, form: forms.Form) -> StoredFile | None:
    form.is_valid()
    kept_id = form.cleaned_data.get("kept")
    mine = StoredFile.objects.filter(kept_by_id=request.user.pk)
    return mine.filter(pk=kept_id).first() if kept_id else None
