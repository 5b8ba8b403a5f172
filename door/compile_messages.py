"""Compiles the catalogues of translations that changed.

The one module of the door that is not for a bare machine: it runs inside the project's Python
environment, which has polib, as `python -m door.compile_messages`.
"""

import sys
from pathlib import Path

import polib

from door.places import ROOT


def main() -> int:
    catalogues = sorted((ROOT / "locale").glob("**/LC_MESSAGES/*.po"))
    changed = [path for path in catalogues if is_changed(path)]
    for path in changed:
        try:
            compile_catalogue(path)
        except (OSError, ValueError) as problem:
            print(f"{path.relative_to(ROOT)} cannot be compiled: {problem}", file=sys.stderr)
            return 1
    print(f"{len(changed)} of {len(catalogues)} catalogues compiled")
    return 0


def is_changed(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime


def compile_catalogue(path: Path) -> None:
    """Under another name first: a running portal never reads half a catalogue."""
    unfinished = path.with_suffix(".mo.new")
    polib.pofile(str(path), check_for_duplicates=True).save_as_mofile(str(unfinished))
    unfinished.replace(path.with_suffix(".mo"))


if __name__ == "__main__":
    sys.exit(main())
