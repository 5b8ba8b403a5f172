"""What an officer sends."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.base.forms import OnceForm


class UploadForm(OnceForm):
    """A filled table. Its size and everything else is judged by the service."""

    file = forms.FileField(
        label=_("The filled table"),
        help_text=_("XLSX or CSV, at most 10 MB and 10,000 rows."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )
