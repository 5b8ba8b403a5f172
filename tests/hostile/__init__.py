"""Hostile files, made by code and by name. Nothing here does harm: the only "virus" is the EICAR
test string, put together where it is needed.
"""

from collections.abc import Callable

from tests.hostile.active_pdfs import ACTIVE_PDFS
from tests.hostile.heavy_pdfs import HEAVY_PDFS
from tests.hostile.infected import INFECTED
from tests.hostile.mixed import MIXED
from tests.hostile.other_types import OTHER_TYPES
from tests.hostile.pictures import PICTURES

HOSTILE: dict[str, Callable[[], bytes]] = {
    f"{group}: {name}": make
    for group, files in {
        "pdf that acts": ACTIVE_PDFS,
        "pdf that breaks": HEAVY_PDFS,
        "picture": PICTURES,
        "two at once": MIXED,
        "infected": INFECTED,
        "other type": OTHER_TYPES,
    }.items()
    for name, make in files.items()
}
