"""A document is made once; whoever asks again gets the same bytes."""

from typing import Any

import pytest

from foundation.accounts.models import User
from foundation.base.files import read
from foundation.base.models import StoredFile
from foundation.documents import services
from foundation.documents.models import Document
from foundation.documents.services import LANGUAGES, Draft, documents_of, render_all, render_once
from foundation.journal.models import Entry
from tests.foundation.documents.made_up_papers import notice_accepted
from tests.threads import at_once


def render(on: User, language: str = "kk") -> Document:
    return render_once(
        kind="notice",
        paper=notice_accepted(language),  # type: ignore[arg-type]
        on=on,
        language=language,
        file_name="хабарлама.pdf",
        canonical={"number": 1},
    )


def person() -> User:
    return User.objects.create_user(email="a@example.kz", name="Айгүл")


@pytest.mark.django_db
def test_the_second_asking_gives_the_first_bytes() -> None:
    on = person()
    first = render(on)
    content = read(first.file)
    assert content.startswith(b"%PDF")
    assert render(on) == first
    assert read(render(on).file) == content
    entry = Entry.objects.get(action="document.made")
    assert entry.facts["sha256"] == first.file.sha256


@pytest.mark.django_db
def test_each_language_is_a_document_of_its_own() -> None:
    on = person()
    assert render(on, "kk") != render(on, "ru")
    assert documents_of(on).count() == 2


@pytest.mark.django_db
def test_all_languages_are_drawn_before_the_journal_is_locked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []

    def listen(name: str) -> None:
        real = getattr(services, name)

        def call(*args: Any, **facts: Any) -> Any:
            done.append(name)
            return real(*args, **facts)

        monkeypatch.setattr(services, name, call)

    listen("render_paper")
    listen("record")
    on = person()
    drafts = [
        Draft(language, notice_accepted(language), f"{language}.pdf") for language in LANGUAGES
    ]
    made = render_all(kind="notice", drafts=drafts, on=on)
    assert done == ["render_paper", "render_paper", "record", "record"]
    assert [document.language for document in made] == list(LANGUAGES)
    assert render_all(kind="notice", drafts=drafts, on=on) == made
    assert len(done) == 4


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_asked_for_by_several_at_once_it_is_made_once() -> None:
    on = person()
    answers = at_once(*[lambda: render(on)] * 4)
    assert {type(answer) for answer in answers} == {Document}
    assert len({answer.pk for answer in answers}) == 1  # type: ignore[union-attr]
    assert (Document.objects.count(), StoredFile.objects.count()) == (1, 1)
