"""Law 8: every string a user can meet stands in both catalogues."""

from django.core.management import call_command


def test_nothing_is_left_untranslated() -> None:
    call_command("check_translations")
