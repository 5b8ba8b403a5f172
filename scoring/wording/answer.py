"""The words around an answer on a terminal, in both languages."""

from scoring.texts import Text

RULES = Text(kk="Қағидалар: {title} ({id}), {day} күніне", ru="Правила: {title} ({id}), на {day}")
CLAIM = Text(kk="Өтініш: «{category}»", ru="Заявление: «{category}»")
COMMISSION = Text(kk="Комиссия: {name} ({clause})", ru="Комиссия: {name} ({clause})")
NO_COMMISSION = Text(kk="Комиссия: белгісіз", ru="Комиссия: неизвестна")
ELIGIBLE = {
    True: Text(kk="Жіберіледі: иә", ru="Допускается: да"),
    False: Text(kk="Жіберіледі: жоқ", ru="Допускается: нет"),
    None: Text(kk="Жіберіледі: мәліметтер жетпейді", ru="Допускается: не хватает сведений"),
}
MARKS = {"met": "✓", "not_met": "✗", "unknown": "?"}
THRESHOLD = Text(
    kk="ПББ: шекті деңгейі – {threshold} %, {status}.", ru="ОЗП: порог – {threshold} %, {status}."
)
NO_THRESHOLD = Text(kk="ПББ: {status}.", ru="ОЗП: {status}.")
TEST_STATUS = {
    "not_required": Text(kk="тапсыру қажет емес", ru="сдавать не нужно"),
    "missing": Text(kk="нәтиже жоқ", ru="результата нет"),
    "passed": Text(kk="шектен өтті", ru="порог пройден"),
    "below": Text(kk="шектен төмен", ru="ниже порога"),
    "annulled": Text(kk="нәтиже жойылған", ru="результат аннулирован"),
}
BY_RESULT = Text(
    kk="Нәтиже жеткен санат: «{category}».", ru="Результата хватает для категории «{category}»."
)
ROW = Text(kk="{row}-жол: {points} – {title}", ru="Строка {row}: {points} – {title}")
TOTAL = Text(kk="Барлығы: {total}, қажеті – {threshold}.", ru="Всего: {total}, нужно {threshold}.")
PRINTED = Text(kk="Парақта басылғаны – {printed}.", ru="На листе напечатано: {printed}.")
REACHED = Text(
    kk="Жиналған балл жететін ең жоғары санат: «{category}».",
    ru="Высшая категория, для которой баллов хватает: «{category}».",
)
REACHES_NONE = Text(
    kk="Жиналған балл ешбір санатқа жетпейді.", ru="Баллов не хватает ни для одной категории."
)
WARNINGS = Text(kk="Назар аударыңыз:", ru="Обратите внимание:")
OUTCOME = Text(
    kk="Ұсынылатын шешім: {conclusion} ({clause}).",
    ru="Предлагаемое решение: {conclusion} ({clause}).",
)
AWARDED = Text(kk="Санат: «{category}».", ru="Категория: «{category}».")
VALID_UNTIL = Text(kk="Жарамдылығының соңғы күні – {day}.", ru="Действительна до {day}.")
PROVISIONALLY_UNTIL = Text(
    kk="Жарамдылығының соңғы күні – {day} (шартты: шешім күні белгісіз).",
    ru="Действительна до {day} (условно: день решения неизвестен).",
)
NO_OUTCOME = Text(kk="Шешім ұсынылмайды.", ru="Решение не предлагается.")
DOCUMENTS = Text(kk="Не тапсырылады:", ru="Что подаётся:")
DOCUMENTS_THROUGH = Text(kk="Не тапсырылады – {channel}:", ru="Что подаётся – {channel}:")
GATHERED = Text(kk="Жүйелерден алынады:", ru="Берётся из систем:")
DEADLINES = Text(kk="Мерзімдер:", ru="Сроки:")
MISSING = Text(kk="Не жетпейді:", ru="Чего не хватает:")
NOT_BEFORE = Text(kk="{text} Ең ерте күні – {day}.", ru="{text} Не раньше {day}.")
