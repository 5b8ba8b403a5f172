"""The made-up papers that stand behind the demonstration's evidence."""

from functools import cache

from demo.world import World
from foundation.base.files import keep
from foundation.base.models import StoredFile
from foundation.documents.press import print_pdf

PAPER = """<html lang="kk"><body>
<h1>ДИПЛОМ (ҮЛГІ)</h1>
<p>Осы құжат ойдан шығарылған: ол порталдың көрсетілімінде дәлелдеме орнында тұрады.</p>
<p>«Жас математик» аудандық олимпиадасының жеңімпазын дайындағаны үшін</p>
<h2>Үлгі мектебінің мұғаліміне</h2>
<p>табысталады.</p>
<section style="break-before: page"><h2>Қосымша: хаттамадан үзінді</h2>
<p>1. Қатысқан оқушылар: 24.</p><p>2. Жеңімпаздар: 3.</p><p>Қазылар алқасы: үлгі.</p></section>
</body></html>"""


def proof(world: World, by: object) -> StoredFile:
    """A paper of two pages with a name that says so. Each is a file of its own: one that stands in
    two portfolios would be asked about.
    """
    world.papers += 1
    content = _paper() + f"% {world.papers}\n".encode()
    return keep(
        content=content, name="үлгі-дәлелдеме.pdf", content_type="application/pdf", by_id=by
    )


@cache
def _paper() -> bytes:
    return print_pdf(PAPER, style="paper.css", attachments=[])
