"""The teacher: the application, its essay, the notices and documents that come back."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.papers import SENTENCE, essay
from tests.browser.visitor import Visitor

ESSAY_WORDS = 270


def fill_application(teacher: Visitor) -> None:
    """Every part of the application, up to the page that shows the answers."""
    teacher.go("My attestation")
    teacher.look("my-attestation-before")
    teacher.press("Begin the application")
    teacher.sees("Parts of the application")
    teacher.look("application-parts")
    teacher.follow(teacher.say("Details"))
    fill_details(teacher)
    give_consent(teacher)
    write_essay(teacher)


def fill_details(teacher: Visitor) -> None:
    teacher.page.locator("label", has_text="педагог-модератор").first.click()
    teacher.fill("phone", "8 701 555 12 34")
    teacher.tick("is_familiar")
    teacher.look("application-details")
    teacher.press("Save and go on")


def give_consent(teacher: Visitor) -> None:
    teacher.sees("Consent to the processing of personal data")
    teacher.press("Give the consent and go on")
    teacher.sees("Without the consent the application cannot be sent: tick the box.")
    teacher.tick("agree")
    teacher.look("application-consent")
    teacher.press("Give the consent and go on")
    teacher.sees("Your consent is kept.")


def write_essay(teacher: Visitor) -> None:
    """Too short at first: the counter says so while it is typed, and the server keeps it."""
    teacher.page.locator("input[name=topic]").first.check(force=True)
    teacher.choose("language", teacher.language)
    counter = teacher.page.locator(".at-counter, [data-count-for]").first
    teacher.fill("text", essay(SENTENCE[teacher.language], 120))
    expect(counter).to_contain_text("120")
    teacher.fill("text", essay(SENTENCE[teacher.language], ESSAY_WORDS))
    expect(counter).to_contain_text(str(ESSAY_WORDS))
    teacher.look("application-essay")
    teacher.press("Save and go on")


def check_and_send_twice(teacher: Visitor) -> str:
    """From two tabs at once; answers the number of the one application that came of it."""
    teacher.sees("Check the answers")
    teacher.look("application-check")
    other = teacher.new_tab()
    other.goto(teacher.page.url)
    teacher.press("Send the application")
    teacher.sees("Your application is sent.")
    other.get_by_role("button", name=teacher.say("Send the application")).click()
    other.wait_for_load_state()
    other.close()
    teacher.open("/my/")
    return application_number(teacher)


def application_number(teacher: Visitor) -> str:
    caption = teacher.page.locator("main .govuk-caption-xl, main .govuk-caption-l").first
    return str(caption.text_content()).split("№")[1].split()[0]


def finds_notice(teacher: Visitor) -> None:
    """The notice of acceptance comes by itself, as a message and as a document."""
    teacher.open("/my/")
    teacher.sees("Your portfolio is being gathered", within="#now")
    teacher.look("my-attestation-accepted")
    teacher.go("My documents")
    teacher.reads_after_the_worker(teacher.say("Notice of acceptance"))
    teacher.look("documents-notice")
    teacher.go("Messages")
    teacher.look("messages")
    teacher.press("Open")
    teacher.sees("My attestation")


def sees_portfolio(teacher: Visitor) -> None:
    """The teacher sees the same points as everybody who decides."""
    teacher.go("My portfolio")
    teacher.sees("Points", within="#score")
    teacher.look("my-portfolio")


def confirms_portfolio(teacher: Visitor) -> None:
    """What the head certified, the teacher confirms."""
    teacher.go("My portfolio")
    teacher.look("my-portfolio-certified")
    teacher.press("Confirm the portfolio", within="#certification")
    teacher.sees("Confirm it as it stands?")
    teacher.look("confirm-portfolio")
    teacher.press("Confirm the portfolio")
    teacher.sees("You confirmed the portfolio.")
    teacher.look("my-portfolio-confirmed")


def finds_act(teacher: Visitor) -> None:
    """Both sides have acted: the act of hand-over comes by itself."""
    teacher.go("My documents")
    teacher.reads_after_the_worker(teacher.say("Act of hand-over to the commission"))


def finds_extract(teacher: Visitor, protocol: str) -> None:
    teacher.go("My documents")
    title = teacher.say("Extract from protocol № %(number)s", number=protocol)
    teacher.reads_after_the_worker(title)
    teacher.look("documents-extract")


def downloads_certificate(teacher: Visitor, number: str) -> dict[str, Path]:
    """The certificate in both languages, from the teacher's documents."""
    teacher.go("My documents")
    title = teacher.say("Certificate № %(number)s", number=number)
    teacher.reads_after_the_worker(title)
    teacher.look("documents-certificate")
    row = teacher.page.locator("#papers .govuk-summary-list__row", has_text=title).first
    return {
        language: teacher.downloads_from(
            row.locator(f"a[hreflang={language}]"), f"certificate.{language}.pdf"
        )
        for language in ("kk", "ru")
    }
