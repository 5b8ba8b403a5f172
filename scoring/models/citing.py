"""How a clause is cited in a sentence."""

from scoring.models.base import Ref
from scoring.texts import Reference, Text

PARTS = {
    "researcher": Text(kk="«педагог-зерттеуші» үшін", ru="для «педагога-исследователя»"),
    "master": Text(kk="«педагог-шебер» үшін", ru="для «педагога-мастера»"),
}


def cited(ref: Ref | Reference) -> str:
    """The clause in one language of codes: "order-153-2024, paragraph 31, subparagraph 1"."""
    named = [
        ("annex", ref.annex),
        ("sheet", ref.sheet),
        ("for", ref.part),
        ("note", ref.note),
        ("row", ref.row),
        ("paragraph of the order" if ref.of else "paragraph", ref.paragraph),
        ("subparagraph", ref.subparagraph),
    ]
    return ", ".join([ref.act, *(f"{name} {value}" for name, value in named if value)])


def label_of(ref: Ref, act: Text) -> Text:
    """«2024 ж. № 153 бұйрық, 8-қосымша, 2.1-жол» and the same in Russian."""
    return Text(
        kk=", ".join([act.kk, *_kazakh_parts(ref)]),
        ru=", ".join([act.ru, *_russian_parts(ref)]),
    )


def _kazakh_parts(ref: Ref) -> list[str]:
    parts = [f"{ref.annex}-қосымша"] if ref.annex else []
    if ref.sheet:
        parts.append(f"{ref.sheet}-парақ")
    if ref.part:
        parts.append(PARTS[ref.part].kk)
    if ref.note:
        parts.append(f"түсініктеменің {ref.note}-тармағы")
    if ref.row:
        parts.append(f"{ref.row}-жол")
    if ref.paragraph:
        parts.append(_kazakh_paragraph(ref))
    return parts


def _kazakh_paragraph(ref: Ref) -> str:
    if ref.subparagraph:
        return f"{ref.paragraph}-тармақтың {ref.subparagraph}) тармақшасы"
    return f"бұйрықтың {ref.paragraph}-тармағы" if ref.of else f"{ref.paragraph}-тармақ"


def _russian_parts(ref: Ref) -> list[str]:
    parts = [f"приложение {ref.annex}"] if ref.annex else []
    if ref.sheet:
        parts.append(f"лист {ref.sheet}")
    if ref.part:
        parts.append(PARTS[ref.part].ru)
    if ref.note:
        parts.append(f"пункт {ref.note} пояснения")
    if ref.row:
        parts.append(f"строка {ref.row}")
    if ref.paragraph:
        parts.append(_russian_paragraph(ref))
    return parts


def _russian_paragraph(ref: Ref) -> str:
    if ref.subparagraph:
        return f"подпункт {ref.subparagraph}) пункта {ref.paragraph}"
    return f"пункт {ref.paragraph} самого приказа" if ref.of else f"пункт {ref.paragraph}"
