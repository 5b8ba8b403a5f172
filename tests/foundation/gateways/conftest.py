from tests.standins.registers import registers, standin

__all__ = ["registers", "standin"]
