"""What stands around the sentence of any finding, in both languages."""
# ruff: noqa: E501 - a sentence stands on one line, its translation under it

from scoring.texts import Text

WITH_CLAUSE = Text(kk="{sentence} ({clause}).", ru="{sentence} ({clause}).")
PUBLIC_SOURCE = Text(
    kk="Көрсеткіш құқықтық актіде жоқ, жалпыға ашық дереккөзден алынды (сенімділігі – {confidence}).",
    ru="Показателя нет в правовом акте, он взят из открытого источника (достоверность – {confidence}).",
)
