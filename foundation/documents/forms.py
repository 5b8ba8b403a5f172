"""What each paper needs to be printed, field by field in the order of its form.

Every text already stands in the paper's language; days are dates and the template writes them out.
A paper states facts that were decided elsewhere: nothing here computes one. `demonstration` puts
«ҮЛГІ · ОБРАЗЕЦ» on the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

Day = date  # some papers have a field of that name
ROOM_FOR_WORDS = 150  # letters of organisation and post that fit the certificate in full size


@dataclass(frozen=True)
class Signature:
    """A line under a paper. `signed_at` (aware) is None while the signature is awaited;
    `certificate` is the signing certificate's number, shortened as it should be printed; `role`
    replaces the form's own word for the signer."""

    name: str
    signed_at: datetime | None = None
    certificate: str = ""
    role: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file carried inside a paper's PDF; its kind is told by the ending of its name."""

    name: str
    content: bytes
    description: str = ""


@dataclass(frozen=True)
class CertificatePaper:
    """Certificate of a category: order-153-2024, annex 1. One sheet.

    `category` and `post` stand without quotation marks. `confirmed` chooses between assigned and
    confirmed. `holder_other` and `category_other` are the same in the other language, small.
    `verify_url` goes into the QR code, `short_code` beside it.
    """

    template: ClassVar[str] = "certificate"

    holder: str
    decision_date: Day
    organisation: str
    order_date: Day
    order_number: str
    category: str
    post: str
    confirmed: bool
    valid_until: Day
    head: Signature
    registration_number: str
    issue_date: Day
    verify_url: str
    short_code: str
    holder_other: str = ""
    category_other: str = ""
    demonstration: bool = False

    @property
    def wordy(self) -> bool:
        """Whether the texts are so long that the sheet needs smaller letters."""
        return len(self.organisation) + len(self.post) > ROOM_FOR_WORDS


@dataclass(frozen=True)
class ProtocolRow:
    """One case. `turn` is the word for regular or early; `reason` is printed in the second table;
    `chair_decided` tells that votes were equal and the chair's decided (order-153-2024, p. 18)."""

    person: str
    post: str
    turn: str
    present_category: str
    declared_category: str
    assigned_category: str
    votes_for: int
    votes_against: int
    chair_decided: bool = False
    reason: str = ""


@dataclass(frozen=True)
class ProtocolPaper:
    """Protocol of a sitting: order-153-2024, annex 2.

    The four tables keep the form's order; an empty one is printed as empty. `members` are without
    the chair. `content_hash` is the SHA-256 of the canonical bytes that were signed.
    """

    template: ClassVar[str] = "protocol"

    number: str
    commission: str
    date: Day
    chair: str
    members: tuple[str, ...]
    to_declared: tuple[ProtocolRow, ...]
    not_to_declared: tuple[ProtocolRow, ...]
    to_present: tuple[ProtocolRow, ...]
    below_present: tuple[ProtocolRow, ...]
    chair_signature: Signature
    member_signatures: tuple[Signature, ...]
    secretary_signature: Signature
    content_hash: str
    members_present: int
    members_total: int
    demonstration: bool = False

    @property
    def rows(self) -> tuple[ProtocolRow, ...]:
        """All cases in the order of the tables."""
        return self.to_declared + self.not_to_declared + self.to_present + self.below_present


@dataclass(frozen=True)
class ExtractPaper:
    """Extract from a protocol for one teacher: order-153-2024, annex 3. One page.

    `conforms` is about the declared category; `assigned_category` is the one the commission found
    to be met; `reason` is printed when it is not empty.
    """

    template: ClassVar[str] = "extract"

    date: Day
    commission: str
    protocol_number: str
    person: str
    conforms: bool
    declared_category: str
    assigned_category: str
    secretary: Signature
    reason: str = ""
    demonstration: bool = False


@dataclass(frozen=True)
class AcceptanceNoticePaper:
    """Notice that an application is accepted: order-153-2024, annex 6. One page."""

    template: ClassVar[str] = "notice-accepted"

    organisation: str
    person: str
    sent_on: Day
    signature: Signature
    demonstration: bool = False


@dataclass(frozen=True)
class RefusalNoticePaper:
    """Notice that an application is refused: order-153-2024, annex 7. One page.

    `documents` name what is missing or does not conform, each without a number or a final mark.
    """

    template: ClassVar[str] = "notice-refused"

    organisation: str
    person: str
    documents: tuple[str, ...]
    sent_on: Day
    signature: Signature
    demonstration: bool = False


@dataclass(frozen=True)
class ApplicationPaper:
    """A teacher's application: order-32-2025, annex 2; the consent: order-153-2024, annex 5.

    `addressee` follows «to the chair of the attestation commission»: the body whose commission it
    is, or the chair by name.
    `present_category` is empty for one who has none; `present_until` None when it has no term.
    `consent` is the very wording that was agreed to, `consent_at` (aware) when.
    """

    template: ClassVar[str] = "application"

    addressee: str
    person: str
    iin: str
    post: str
    workplace: str
    email: str
    year: int
    sought_post: str
    sought_category: str
    confirmation: bool
    present_category: str
    present_until: Day | None
    organisation: str
    submitted_on: Day
    signature: Signature
    consent: str
    consent_at: datetime
    demonstration: bool = False


@dataclass(frozen=True)
class OrderRow:
    """One teacher in an order; `confirmed` chooses between assigned and confirmed."""

    person: str
    post: str
    category: str
    confirmed: bool
    valid_until: Day


@dataclass(frozen=True)
class OrderPaper:
    """Order of the attesting body on categories (order-153-2024, p. 12). The law gives no form:
    the wording is the portal's own draft."""

    template: ClassVar[str] = "order"

    organisation: str
    date: Day
    number: str
    place: str
    commission: str
    protocol_date: Day
    protocol_number: str
    rows: tuple[OrderRow, ...]
    head: Signature
    demonstration: bool = False


@dataclass(frozen=True)
class Side:
    """Somebody who acted by an account of the portal, without a signature: `at` is aware."""

    name: str
    post: str
    body: str
    at: datetime


@dataclass(frozen=True)
class HandedFile:
    """One file of a list; `size` is written out in bytes."""

    row: str
    title: str
    name: str
    size: str
    sha256: str


@dataclass(frozen=True)
class HandOverPaper:
    """Act of handing a portfolio over to the commission. The law gives no form: the wording is the
    portal's own. `content_hash` is the SHA-256 of the frozen portfolio's canonical bytes;
    `evidence` and `observations` count what stands in it."""

    template: ClassVar[str] = "hand-over"

    number: str
    date: Day
    organisation: str
    commission: str
    application_number: str
    person: str
    post: str
    workplace: str
    category: str
    since: Day
    until: Day
    evidence: int
    observations: int
    files: tuple[HandedFile, ...]
    content_hash: str
    certified: Side
    confirmed: Side
    giver: Side
    taker: Side
    demonstration: bool = False


Paper = (
    CertificatePaper
    | ProtocolPaper
    | ExtractPaper
    | AcceptanceNoticePaper
    | RefusalNoticePaper
    | ApplicationPaper
    | OrderPaper
    | HandOverPaper
)
