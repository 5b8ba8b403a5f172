from foundation.accounts.models import User


def choose_language(*, user: User, language: str) -> None:
    """Remember the language of letters and screens."""
    if user.language != language:
        user.language = language
        user.save(update_fields=["language"])
