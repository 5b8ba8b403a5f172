"""Where PostgreSQL's own programs are installed."""

import shutil
from pathlib import Path

OLDEST = 15  # the first version whose databases take an ICU collation as a whole
DEBIAN = Path("/usr/lib/postgresql")


def programs_folder() -> Path | None:
    """Folder with initdb, pg_ctl and psql of the newest version, or None."""
    found = [folder for folder in DEBIAN.glob("*/bin") if (folder / "initdb").exists()]
    versions = {int(folder.parent.name): folder for folder in found if _is_new(folder)}
    if versions:
        return versions[max(versions)]
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).resolve().parent if elsewhere else None


def _is_new(folder: Path) -> bool:
    return folder.parent.name.isdigit() and int(folder.parent.name) >= OLDEST
