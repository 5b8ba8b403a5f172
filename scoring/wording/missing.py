"""The sentences on what is still missing, in both languages."""

from scoring.texts import Text

TEST = Text(
    kk="Педагогтердің білімін бағалауда кемінде {threshold} % жинау керек.",
    ru="На оценке знаний педагогов нужно набрать не менее {threshold} %.",
)
ROW = Text(
    kk="{row}-жол: қазір {points}, санатқа басылғаны – {base}.",
    ru="Строка {row}: сейчас {points}, напечатано для категории – {base}.",
)
