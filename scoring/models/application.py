"""The application: when and with what, through which channel, and why it is refused."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from scoring.case import ClaimKind
from scoring.models.base import (
    CategoryCode,
    ChannelCode,
    Count,
    DocumentCode,
    Name,
    Rule,
    Strict,
    WordedRule,
)
from scoring.models.procedure import DayOfYear
from scoring.models.whom import Some, Whom
from scoring.texts import Text


class DatedPeriod(WordedRule):
    """A window of one year alone, both days included."""

    first: date
    last: date


class Period(WordedRule):
    """Either the days of the year between which one applies, or who determines them.

    `also`: windows of one year alone, beside the yearly one.
    """

    opens: DayOfYear | None = None
    closes: DayOfYear | None = None
    determined_by: Literal["authorized_bodies"] | None = None
    also: Mapping[Name, DatedPeriod] = Field(default_factory=dict)

    @model_validator(mode="after")
    def says_one_thing(self) -> "Period":
        dated = self.opens is not None and self.closes is not None
        if dated == (self.determined_by is not None):
            raise ValueError("a period has both days, or who determines them")
        return self


class Frequency(WordedRule):
    times: Count
    per: Literal["school_year"]


class Essay(WordedRule):
    words_from: Count
    words_to: Count


class Consent(Rule):
    """The wording a person agrees to, part by part, and the day from which it is worded so."""

    worded_on: date
    parts: Mapping[Name, WordedRule]
    familiar: WordedRule


class Route(WordedRule):
    """A channel for these categories between two days; a day left out is open."""

    channel: ChannelCode
    categories: tuple[CategoryCode, ...]
    first: date | None = None
    last: date | None = None

    def covers(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Channel(Rule):
    name: Text


class Channels(Strict):
    """The first route that names the category on the day is taken."""

    names: Mapping[Name, Channel]
    routes: Mapping[Name, Route]


class NotAsked(WordedRule):
    """Of whom a document is not asked."""

    whom: Some


class Document(Strict):
    """`gathered`: not asked of the applicant but taken from the gateway or the platform;
    `when`: what the person must have for it to be asked at all.
    """

    text: Text
    gathered: Literal["gateway", "platform"] | None = None
    when: Literal["category", "retraining"] | None = None
    not_for: tuple[NotAsked, ...] = ()


class Documents(WordedRule):
    """`gathered_for`: the platform gathers only for these categories; none named: for all."""

    items: Mapping[Name, Document]
    gathered_for: tuple[CategoryCode, ...] = ()


class Detail(WordedRule):
    """What a document of the list consists of, for these people; `categories`: for claims of these
    alone, left out: of any.
    """

    document: DocumentCode
    whom: Whom = Whom()
    categories: tuple[CategoryCode, ...] = ()


class OtherClaim(WordedRule):
    """What claims of these kinds are made with, instead of the list."""

    kinds: tuple[ClaimKind, ...]
    items: Mapping[Name, Document]


class ApplicationRules(Strict):
    """`submission`: how one applies; `providers`: who takes applications in."""

    submission: WordedRule
    providers: WordedRule
    period: Period
    frequency: Frequency
    essay: Essay
    channels: Channels
    refusal_grounds: Mapping[Name, WordedRule]
    consent: Consent
    documents: Documents
    details: Mapping[Name, Detail] = Field(default_factory=dict)
    without_attestation: Mapping[Name, OtherClaim]
