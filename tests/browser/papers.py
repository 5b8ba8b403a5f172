"""What people bring from outside: an essay, a scan, the testing centre's table."""

import csv
import io
from datetime import date

import pikepdf

SENTENCE = {
    "kk": "Мен әр сабақта оқушының өз ойын айтуына жағдай жасаймын.",
    "ru": "На каждом уроке я даю ученику время высказать свою мысль.",
}
# Two teachers who wrote the same would be asked about it (questions of honesty).
OTHER_SENTENCE = "Қиын есепті балалармен бірге шешкен сайын олардың сенімі арта түседі."


def essay(sentence: str, words: int) -> str:
    """A text of exactly so many words, the sentence over and over."""
    said = sentence.split()
    whole = said * (words // len(said) + 1)
    return " ".join(whole[:words])


def scan() -> dict[str, object]:
    """A one-page PDF, as Playwright takes a file."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(595, 842))
        made.save(out)
    return {"name": "дәлелдеме.pdf", "mimeType": "application/pdf", "buffer": out.getvalue()}


def results_table(
    iin: str, day: date, *, points: int, maximum: int, number: str
) -> dict[str, object]:
    """One person's result of the knowledge test for педагог-модератор."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["iin", "test_date", "category", "subject", "points", "maximum", "number"])
    writer.writerow([iin, day.isoformat(), "moderator", "Математика", points, maximum, number])
    return {"name": "нәтижелер.csv", "mimeType": "text/csv", "buffer": out.getvalue().encode()}
