"""Who gets which answer at which address: the one table of access to the portal.

A row names an address of the portal, what it is about (an object of tests/house/world.py), and the
answers to reading (GET) and to sending (POST):

    page        the page, the file or the data
    onward      done, and sent on to another page of the portal
    login       sent to the entry page
    forbidden   seen, but this is not yours to do (403, with the reason)
    unknown     as if there were no such thing (404)
    wrong       what was sent cannot be read (400)
    not taken   the address does not take this (405)

"others" are all who are not named. Whoever has not logged in is sent to the entry page wherever
"anonymous" or "everybody" is not named. Every sending carries only the mark of its form, so "page"
as an answer to it means: the form is shown again with what is missing.

People of the foreign school and of its district and region are called other-…: they have all the
rights of their own place.
"""

from dataclasses import dataclass

HERE = (
    "colleague intake entry head member chair secretary district region"  # at the own school
).split()
PRINCIPALS = [
    "anonymous",
    "stranger",  # an account without a person, work or rights
    "owner",  # the teacher whose case or document it is
    *HERE,
    "ministry",
    "testing",
    *(f"other-{name}" for name in HERE),
]


def both(names: str) -> str:
    """The people named, and the same of the foreign school."""
    return " ".join(f"{name} other-{name}" for name in names.split())


@dataclass(frozen=True)
class Row:
    """The answers at one address; `about`: the object of the small world that it names."""

    get: str
    post: str
    about: str = ""


NOT_TAKEN = "not taken: others"
NEVER = "not taken: everybody"
ALL_MAY = "page: everybody"
LOGGED_IN = "page: others"
BODIES = "district region ministry"
SEATS = "member chair"
COMMISSION = "member chair secretary"
TEACHERS = "owner colleague member chair other-colleague other-member other-chair"
READERS = "intake entry head"  # of a portfolio, beside its owner

OWNER = "page: owner; unknown: others"
HEAD = "page: head; unknown: others"
COMMISSION_READS = f"page: {COMMISSION}; unknown: others"
SECRETARY = f"page: secretary; forbidden: {SEATS}; unknown: others"
SECRETARY_DOES = f"onward: secretary; forbidden: {SEATS}; unknown: others"
PROTOCOL = f"page: head {COMMISSION}; unknown: others"
CASE = f"page: intake head {BODIES}; unknown: others"
ANSWERS = f"page: intake head; forbidden: {BODIES}; unknown: others"
ANSWERED = f"onward: intake head; forbidden: {BODIES}; unknown: others"
API_LIST = "forbidden: anonymous; page: others"
API_CASE = f"forbidden: anonymous; page: owner intake head {BODIES}; unknown: others"
API_NOT_TAKEN = "forbidden: anonymous; not taken: others"
PORTFOLIO = f"page: owner {READERS}; unknown: others"
# The colleague observes the visits of the small world.
VISIT = f"page: owner colleague {READERS}; unknown: others"
PLANS = "page: entry head; forbidden: owner intake; unknown: others"
CHANGES_VISIT = "page: entry head; forbidden: owner colleague intake; unknown: others"
SIGNS_SHEET = f"page: colleague; forbidden: owner {READERS}; unknown: others"
CORRECTS = f"page: colleague; forbidden: owner {READERS}; unknown: others"
OWNER_OF_SHEET = f"page: owner; forbidden: colleague {READERS}; unknown: others"
REMOVES = "page: colleague entry head; forbidden: owner intake; unknown: others"
ENTERS = "page: entry; forbidden: owner intake head; unknown: others"
CHECKS = "page: head; forbidden: owner intake entry; unknown: others"
CHECKED = "onward: head; forbidden: owner intake entry; unknown: others"
SENDS_TABLES = "page: entry; forbidden: head; unknown: others"
READS_TABLES = "page: entry head; unknown: others"
ENTERED = "onward: entry; forbidden: owner intake head; unknown: others"
HEADS = f"page: {both('head')}; forbidden: others"
REPORTS = f"page: ministry {both('district region')}; forbidden: others"
TESTING = "page: testing; forbidden: others"
# The colleague of the small world has a sheet to fill, and so begins with the list of duties.
HOME = (
    f"onward: owner testing ministry other-colleague {both('entry district region')}; page: others"
)

KEEPERS = f"page: ministry {both('region')}; forbidden: others"
KEEPER = "page: region; forbidden: others"  # of the list of the own region

ACCESS = {
    # ---- the way in ------------------------------------------------------------------------
    "home": Row(HOME, NOT_TAKEN),
    "login": Row("page: anonymous; onward: others", "page: anonymous; onward: others"),
    "logout": Row(NOT_TAKEN, "login: others"),
    "choose_language": Row(NEVER, "onward: everybody"),
    "healthz": Row(ALL_MAY, NEVER),
    "readyz": Row(ALL_MAY, NEVER),
    "components": Row(LOGGED_IN, LOGGED_IN),
    # ---- the cabinet -----------------------------------------------------------------------
    "cabinet:documents": Row(LOGGED_IN, NOT_TAKEN),
    "cabinet:needed": Row(LOGGED_IN, NOT_TAKEN),
    "cabinet:messages": Row(LOGGED_IN, NOT_TAKEN),
    "cabinet:open_message": Row(NOT_TAKEN, "onward: owner; unknown: others", "message"),
    # ---- the law, read by anybody ----------------------------------------------------------
    "law:index": Row(ALL_MAY, NEVER),
    "law:needed": Row(ALL_MAY, NEVER),
    "law:rules": Row(ALL_MAY, NEVER),
    "law:changes": Row(ALL_MAY, NEVER),
    "law:compared": Row(ALL_MAY, NEVER),
    "law:ruleset": Row(ALL_MAY, NEVER, "ruleset"),
    "law:standard": Row(ALL_MAY, NEVER, "ruleset"),
    "law:notes": Row(ALL_MAY, NEVER, "ruleset"),
    "law:rule": Row(ALL_MAY, NEVER, "rule"),
    "law:sheet": Row(ALL_MAY, NEVER, "sheet"),
    # ---- the teacher's application ---------------------------------------------------------
    "attestation:my": Row(LOGGED_IN, NOT_TAKEN),
    # Without a person: back to "my"; without a teacher's work: the reason why not.
    "attestation:start": Row(NOT_TAKEN, f"onward: stranger {TEACHERS}; page: others"),
    "attestation:application": Row(OWNER, NOT_TAKEN, "draft"),
    "attestation:details": Row(OWNER, OWNER, "draft"),
    "attestation:consent": Row(OWNER, OWNER, "draft"),
    "attestation:essay": Row(OWNER, "onward: owner; unknown: others", "draft"),
    "attestation:essay_draft": Row(NOT_TAKEN, OWNER, "draft"),
    "attestation:check": Row(OWNER, "onward: owner; unknown: others", "draft"),
    "attestation:withdraw": Row(OWNER, "onward: owner; unknown: others", "draft"),
    # ---- acceptance by the school ----------------------------------------------------------
    "attestation:queue": Row(f"page: {both('intake head')}; forbidden: others", NOT_TAKEN),
    "attestation:case": Row(CASE, NOT_TAKEN, "submitted"),
    "attestation:accept": Row(ANSWERS, ANSWERED, "submitted"),
    "attestation:refuse": Row(ANSWERS, ANSWERS, "submitted"),
    # What the teacher has not confirmed is not given: the page says so.
    "attestation:hand_over": Row(ANSWERS, ANSWERS, "accepted"),
    "attestation:document": Row(
        f"page: owner intake head {BODIES}; unknown: others", NOT_TAKEN, "notice"
    ),
    # A program without a session is told so, and not sent to a page for people.
    "attestation:api-application-list": Row(API_LIST, API_NOT_TAKEN),
    "attestation:api-application-detail": Row(API_CASE, API_NOT_TAKEN, "submitted"),
    # ---- the portfolio ---------------------------------------------------------------------
    "portfolio:teachers": Row(f"page: {both(READERS)}; forbidden: others", NOT_TAKEN),
    "portfolio:mine": Row(LOGGED_IN, NOT_TAKEN),
    "portfolio:teacher": Row(PORTFOLIO, NOT_TAKEN, "teacher"),
    "portfolio:waiting": Row(HEADS, NOT_TAKEN),
    "portfolio:offer": Row(
        NOT_TAKEN, "onward: entry; forbidden: owner intake head; unknown: others", "teacher"
    ),
    "portfolio:certify": Row(
        "page: head; forbidden: owner intake entry; unknown: others",
        "onward: head; forbidden: owner intake entry; unknown: others",
        "teacher",
    ),
    "portfolio:confirm": Row(
        "page: owner; forbidden: intake entry head; unknown: others",
        "onward: owner; forbidden: intake entry head; unknown: others",
        "teacher",
    ),
    "portfolio:add_evidence": Row(ENTERS, ENTERS, "row"),
    "portfolio:add_observation": Row(ENTERS, ENTERS, "teacher"),
    "portfolio:preview_evidence": Row(NOT_TAKEN, ENTERS, "row"),
    "portfolio:find_events": Row(ENTERS, NOT_TAKEN, "row"),
    "portfolio:to_check": Row(f"page: {both('entry head')}; forbidden: others", NOT_TAKEN),
    # Whoever entered it does not check it.
    "portfolio:check_evidence": Row(CHECKS, CHECKED, "evidence"),
    "portfolio:evidence_file": Row(PORTFOLIO, NOT_TAKEN, "evidence"),
    "portfolio:evidence_view": Row(PORTFOLIO, NOT_TAKEN, "evidence"),
    "portfolio:evidence_page": Row(PORTFOLIO, NOT_TAKEN, "evidence page"),
    "portfolio:withdraw_evidence": Row(ENTERS, ENTERS, "evidence"),
    "portfolio:observation": Row(PORTFOLIO, NOT_TAKEN, "observation"),
    "portfolio:withdraw_observation": Row(ENTERS, ENTERS, "observation"),
    # ---- the approved lists of contests ------------------------------------------------------
    "events:register": Row(LOGGED_IN, NOT_TAKEN),
    "events:add": Row(KEEPERS, KEEPERS),
    "events:correct": Row(KEEPER, KEEPER, "event"),
    "events:end": Row(KEEPER, KEEPER, "event"),
    # ---- visits to lessons -----------------------------------------------------------------
    "lessons:calendar": Row(f"page: {both(READERS)}; forbidden: others", NOT_TAKEN),
    "lessons:missing": Row(f"page: {both(READERS)}; forbidden: others", NOT_TAKEN),
    "lessons:mine": Row(LOGGED_IN, NOT_TAKEN),
    "lessons:results": Row(PORTFOLIO, NOT_TAKEN, "teacher"),
    "lessons:plan": Row(PLANS, PLANS, "teacher"),
    "lessons:visit": Row(VISIT, NOT_TAKEN, "visit"),
    "lessons:add_observer": Row(CHANGES_VISIT, CHANGES_VISIT, "visit"),
    "lessons:move": Row(CHANGES_VISIT, CHANGES_VISIT, "visit"),
    "lessons:cancel": Row(CHANGES_VISIT, CHANGES_VISIT, "visit"),
    # A sheet of one observer, sent and not yet signed: sealed no more.
    "lessons:sheet": Row(VISIT, NOT_TAKEN, "sent sheet"),
    "lessons:photo": Row(VISIT, NOT_TAKEN, "sent sheet"),
    "lessons:content": Row(SIGNS_SHEET, NOT_TAKEN, "sent sheet"),
    "lessons:sign": Row(NOT_TAKEN, SIGNS_SHEET, "sent sheet"),
    "lessons:acknowledge": Row(
        NOT_TAKEN, f"onward: owner; forbidden: colleague {READERS}; unknown: others", "signed sheet"
    ),
    "lessons:object": Row(OWNER_OF_SHEET, OWNER_OF_SHEET, "signed sheet"),
    "lessons:correct": Row(CORRECTS, CORRECTS, "signed sheet"),
    "lessons:remove": Row(REMOVES, REMOVES, "draft sheet"),
    # ---- the sheet on a phone --------------------------------------------------------------
    "lessons:phone": Row(LOGGED_IN, NOT_TAKEN),
    "lessons:phone_mine": Row(LOGGED_IN, NOT_TAKEN),
    # No word about anybody stands in these two: a browser asks for them without a session.
    "lessons:phone_worker": Row(ALL_MAY, NEVER),
    "lessons:phone_manifest": Row(ALL_MAY, NEVER),
    "lessons:phone_sheet": Row(OWNER, NOT_TAKEN, "own sheet"),
    "lessons:phone_data": Row(OWNER, NOT_TAKEN, "own sheet"),
    "lessons:phone_draft": Row(NOT_TAKEN, "wrong: owner; unknown: others", "own sheet"),
    "lessons:phone_send": Row(NOT_TAKEN, "wrong: owner; unknown: others", "own sheet"),
    "lessons:phone_photo": Row(OWNER, "wrong: owner; unknown: others", "own sheet"),
    # ---- tables of many rows ---------------------------------------------------------------
    "bulk:uploads": Row(f"page: {both('entry head')}; forbidden: others", NOT_TAKEN),
    "bulk:send": Row(SENDS_TABLES, SENDS_TABLES, "table to fill"),
    "bulk:template": Row(SENDS_TABLES, NOT_TAKEN, "table to fill"),
    "bulk:upload": Row(READS_TABLES, NOT_TAKEN, "sent table"),
    "bulk:live": Row(READS_TABLES, NOT_TAKEN, "sent table"),
    "bulk:marked": Row(READS_TABLES, NOT_TAKEN, "sent table"),
    "bulk:enter": Row(
        NOT_TAKEN, "onward: entry; forbidden: head; unknown: others", "sent table"
    ),
    "portfolio:quality": Row(PORTFOLIO, NOT_TAKEN, "teacher"),
    "portfolio:add_quality": Row(ENTERS, ENTERS, "teacher"),
    "portfolio:withdraw_quality": Row(ENTERS, ENTERS, "quality"),
    "portfolio:transmission": Row(PORTFOLIO, NOT_TAKEN, "transmission"),
    "portfolio:add_proof": Row(ENTERS, ENTERS, "step"),
    "portfolio:proof_file": Row(PORTFOLIO, NOT_TAKEN, "proof"),
    "portfolio:withdraw_proof": Row(ENTERS, ENTERS, "proof"),
    # ---- what outside registers tell -------------------------------------------------------
    "sources:teachers": Row(f"page: {both(READERS)}; forbidden: others", NOT_TAKEN),
    "sources:ask_all": Row(NOT_TAKEN, f"onward: {both(READERS)}; forbidden: others"),
    "sources:person": Row(PORTFOLIO, NOT_TAKEN, "teacher"),
    "sources:ask": Row(
        NOT_TAKEN, f"onward: {READERS}; forbidden: owner; unknown: others", "teacher"
    ),
    "sources:take": Row(NOT_TAKEN, ENTERED, "fact"),
    "sources:keep": Row(ENTERS, ENTERS, "fact"),
    # ---- the registry ----------------------------------------------------------------------
    "registry:test_results": Row(TESTING, TESTING),
    "registry:import_results": Row(NOT_TAKEN, "onward: testing; forbidden: others"),
    "registry:test_results_template": Row(TESTING, NOT_TAKEN),
    "registry:appointments": Row(HEADS, NOT_TAKEN),
    "registry:appoint": Row(HEAD, HEAD, "school"),
    "registry:end_appointment": Row(HEAD, "onward: head; unknown: others", "grant"),
    # ---- the commission --------------------------------------------------------------------
    "commissions:list": Row(LOGGED_IN, NOT_TAKEN),
    "commissions:commission": Row(PROTOCOL, NOT_TAKEN, "commission"),
    "commissions:form": Row(HEAD, HEAD, "body"),
    "commissions:plan": Row(SECRETARY, SECRETARY, "commission"),
    "commissions:portfolios": Row(
        f"page: {both('secretary chair')}; forbidden: others",
        f"page: {both('secretary chair')}; forbidden: others",
    ),
    # The chair reads it, and takes only what the secretary may not.
    "commissions:portfolio": Row("page: secretary chair; unknown: others", NOT_TAKEN, "given"),
    "commissions:return_portfolio": Row(
        NOT_TAKEN, "page: secretary; forbidden: chair; unknown: others", "given"
    ),
    "commissions:given_file": Row(
        "page: secretary chair; unknown: others", NOT_TAKEN, "given file"
    ),
    "commissions:cases": Row(f"page: {both(SEATS)}; forbidden: others", NOT_TAKEN),
    "commissions:case": Row(
        COMMISSION_READS, f"page: {SEATS}; forbidden: secretary; unknown: others", "waiting"
    ),
    "commissions:draft": Row(
        NOT_TAKEN, f"onward: {SEATS}; forbidden: secretary; unknown: others", "waiting"
    ),
    "commissions:evidence": Row(COMMISSION_READS, NOT_TAKEN, "frozen file"),
    "commissions:evidence_view": Row(COMMISSION_READS, NOT_TAKEN, "frozen file"),
    "commissions:evidence_page": Row(COMMISSION_READS, NOT_TAKEN, "frozen page"),
    "commissions:flag": Row(COMMISSION_READS, COMMISSION_READS, "doubted"),
    "commissions:sittings": Row(LOGGED_IN, NOT_TAKEN),
    "commissions:sitting": Row(COMMISSION_READS, NOT_TAKEN, "session"),
    "commissions:sitting_live": Row(COMMISSION_READS, NOT_TAKEN, "session"),
    "commissions:mark": Row(NOT_TAKEN, SECRETARY, "session"),
    "commissions:add": Row(SECRETARY, SECRETARY, "session"),
    "commissions:order": Row(SECRETARY, SECRETARY, "session"),
    "commissions:open": Row(NOT_TAKEN, SECRETARY_DOES, "planned"),
    "commissions:close": Row(NOT_TAKEN, SECRETARY_DOES, "session"),
    "commissions:item": Row(COMMISSION_READS, NOT_TAKEN, "item"),
    "commissions:item_live": Row(COMMISSION_READS, NOT_TAKEN, "item"),
    "commissions:put": Row(NOT_TAKEN, SECRETARY_DOES, "item"),
    "commissions:postpone": Row(NOT_TAKEN, SECRETARY, "item"),
    "commissions:vote": Row(
        NOT_TAKEN, f"page: {SEATS}; forbidden: secretary; unknown: others", "motion"
    ),
    "commissions:close_vote": Row(
        NOT_TAKEN, "onward: chair secretary; forbidden: member; unknown: others", "motion"
    ),
    "commissions:protocols": Row(LOGGED_IN, NOT_TAKEN),
    "commissions:protocol": Row(PROTOCOL, NOT_TAKEN, "unsigned protocol"),
    "commissions:content": Row(PROTOCOL, NOT_TAKEN, "unsigned protocol"),
    # The head does not sign; the secretary's turn comes after the members'.
    "commissions:sign": Row(
        NOT_TAKEN,
        f"page: {SEATS}; forbidden: head secretary; unknown: others",
        "unsigned protocol",
    ),
    "commissions:pdf": Row(PROTOCOL, NOT_TAKEN, "protocol paper"),
    "commissions:extract": Row(
        f"page: owner head {COMMISSION}; unknown: others", NOT_TAKEN, "extract"
    ),
    # ---- orders and certificates -----------------------------------------------------------
    "certificates:orders": Row(HEADS, NOT_TAKEN),
    "certificates:draft": Row(NOT_TAKEN, "onward: head; unknown: others", "signed protocol"),
    "certificates:close": Row(NOT_TAKEN, "onward: head; unknown: others", "signed protocol"),
    "certificates:order": Row(HEAD, NOT_TAKEN, "issued order"),
    "certificates:order_content": Row(HEAD, NOT_TAKEN, "drafted order"),
    "certificates:sign": Row(NOT_TAKEN, HEAD, "drafted order"),
    "certificates:order_pdf": Row(HEAD, NOT_TAKEN, "order paper"),
    "certificates:certificates": Row(LOGGED_IN, NOT_TAKEN),
    "certificates:download": Row(
        "page: owner head; unknown: others", NOT_TAKEN, "certificate"
    ),
    # ---- open to anybody: is a certificate what it says? -----------------------------------
    "certificates:verify": Row(ALL_MAY, ALL_MAY),
    "certificates:public": Row(ALL_MAY, ALL_MAY, "code"),
    # ---- reports ---------------------------------------------------------------------------
    "reports:decisions": Row(REPORTS, NOT_TAKEN),
    "reports:export": Row(NOT_TAKEN, REPORTS),
    "reports:observers": Row(REPORTS, NOT_TAKEN),
    "reports:export_observers": Row(NOT_TAKEN, REPORTS),
    # ---- the demonstration only ------------------------------------------------------------
    "demo:enter": Row(NEVER, "onward: everybody", "persona"),
    "demo:sign": Row(NOT_TAKEN, "unknown: stranger; wrong: others"),
}  # fmt: skip


def expected(answers: str) -> dict[str, str]:
    """Each principal's answer, from the words of the table."""
    named: dict[str, str] = {}
    rest = "login"
    for part in answers.split("; "):
        answer, _, who = part.partition(": ")
        if who in ("others", "everybody"):
            rest = answer
        named |= dict.fromkeys(who.split(), answer)
    found = {name: named.get(name, rest) for name in PRINCIPALS}
    if "anonymous" not in named and "everybody" not in named:
        found["anonymous"] = "login"
    return found
