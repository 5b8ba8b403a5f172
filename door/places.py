"""Where things lie in the project."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"  # everything the portal writes; never committed
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"


def tool(name: str) -> str:
    """Path of a program installed in the project's Python environment."""
    return str(VENV / "bin" / name)
