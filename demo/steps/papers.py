"""The one made-up paper that stands behind the demonstration's evidence."""

import io

import pikepdf

from demo.world import World
from foundation.base.files import keep
from foundation.base.models import StoredFile


def proof(world: World, by: object) -> StoredFile:
    """A blank page with a name that says so, kept once for each officer."""
    if by not in world.papers:
        world.papers[by] = keep(
            content=_blank(), name="үлгі-дәлелдеме.pdf", content_type="application/pdf", by_id=by
        )
    return world.papers[by]


def _blank() -> bytes:
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
