"""Flags on a case together with what people answered."""

from dataclasses import dataclass

from attestation.models import Application
from honesty.flags import Flag, flags_of
from honesty.models import FlagAnswer
from honesty.wording import sentence_of


@dataclass(frozen=True)
class Question:
    """A flag, and the newest answer to it."""

    flag: Flag
    answer: FlagAnswer | None

    @property
    def sentence(self) -> str:
        return sentence_of(self.flag)


def questions_on(application: Application) -> list[Question]:
    """Everything noticed about a case that was handed over, answered or not."""
    flags = flags_of(application)
    if not flags:
        return []
    given = FlagAnswer.objects.filter(application=application).order_by("answered_at")
    answers = {answer.key: answer for answer in given}
    return [Question(flag, answers.get(flag.key)) for flag in flags]


def unanswered(application: Application) -> list[Question]:
    """What a person still has to answer before the case is voted on."""
    return [question for question in questions_on(application) if question.answer is None]
