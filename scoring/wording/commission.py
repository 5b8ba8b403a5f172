"""The sentences on commissions: their members, quorum and votes, in both languages."""
# ruff: noqa: E501 - a sentence stands on one line, its translation under it

from scoring.texts import Text

QUORUM = Text(
    kk="Құрамында {members} мүше, {share} бөлігі – кемінде {needed}; қатысып отырғаны – {present}: {verdict}.",
    ru="В составе {members} чл., {share} состава – не менее {needed}; присутствует {present}: {verdict}.",
)
QUORUM_MET = Text(kk="кворум бар", ru="кворум есть")
QUORUM_NOT_MET = Text(kk="кворум жоқ", ru="кворума нет")
ADOPTED = Text(
    kk="Жақтап – {votes_for}, қарсы – {against}: шешім қабылданды.",
    ru="За – {votes_for}, против – {against}: решение принято.",
)
NOT_ADOPTED = Text(
    kk="Жақтап – {votes_for}, қарсы – {against}: шешім қабылданбады.",
    ru="За – {votes_for}, против – {against}: решение не принято.",
)
ADOPTED_BY_CHAIR = Text(
    kk="Жақтап – {votes_for}, қарсы – {against}; дауыстар тең, төраға жақтап дауыс берді: шешім қабылданды.",
    ru="За – {votes_for}, против – {against}; голоса разделились поровну, председатель голосовал за: решение принято.",
)
REJECTED_BY_CHAIR = Text(
    kk="Жақтап – {votes_for}, қарсы – {against}; дауыстар тең, төраға қарсы дауыс берді: шешім қабылданбады.",
    ru="За – {votes_for}, против – {against}; голоса разделились поровну, председатель голосовал против: решение не принято.",
)
TIE_WITHOUT_CHAIR = Text(
    kk="Жақтап – {votes_for}, қарсы – {against}; дауыстар тең, төрағаның дауысы жоқ: шешім қабылданбады.",
    ru="За – {votes_for}, против – {against}; голоса разделились поровну, голоса председателя нет: решение не принято.",
)
TOO_FEW_MEMBERS = Text(
    kk="Комиссияда {members} мүше, кемінде {at_least} болуы керек.",
    ru="В комиссии {members} чл., должно быть не менее {at_least}.",
)
EVEN_MEMBERS = Text(
    kk="Комиссияда {members} мүше: саны тақ болуы керек.",
    ru="В комиссии {members} чл.: число должно быть нечётным.",
)
CHAIR_NOT_MEMBER = Text(
    kk="Төраға комиссия мүшелерінің арасында жоқ.", ru="Председателя нет среди членов комиссии."
)
SECRETARY_IS_MEMBER = Text(
    kk="Хатшы комиссия мүшесі болып тұр.", ru="Секретарь числится членом комиссии."
)
MEMBER_TWICE = Text(
    kk="«{member}» құрамда бірнеше рет көрсетілген.",
    ru="«{member}» указан(а) в составе несколько раз.",
)
UNKNOWN_BASIS = Text(
    kk="«{member}»: мүшелік негізі көрсетілмеген.", ru="«{member}»: не указано основание членства."
)
MEMBER_TENURE = Text(
    kk="«{member}»: жұмыс өтілі – {tenure} жыл, кемінде {needed} жыл қажет.",
    ru="«{member}»: стаж работы – {tenure} лет, нужно не менее {needed} лет.",
)
MEMBER_CATEGORY = Text(
    kk="«{member}»: санаты – «{category}», қажеттісі: {needed}.",
    ru="«{member}»: категория – «{category}», нужна одна из: {needed}.",
)
MEMBER_TO_BE_ATTESTED = Text(
    kk="«{member}» комиссия өкілеттігі кезеңінде аттестаттауға жатады.",
    ru="«{member}» подлежит аттестации в период полномочий комиссии.",
)
