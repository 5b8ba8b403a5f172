from django.urls import path, re_path

from commissions.views import (
    files,
    formation,
    honesty,
    protocols,
    sheets,
    sittings,
    taking,
    votes,
)

app_name = "commissions"

UUID = "[0-9a-f-]{36}"

urlpatterns = [
    path("commission/", formation.commission_list, name="list"),
    path("commission/<uuid:pk>/", formation.commission, name="commission"),
    path("commission/form/<uuid:pk>/", formation.form_commission, name="form"),
    path("commission/<uuid:pk>/sittings/plan/", sittings.plan, name="plan"),
    path("commission/portfolios/", taking.portfolios, name="portfolios"),
    path("commission/portfolios/<uuid:pk>/", taking.portfolio, name="portfolio"),
    path("commission/portfolios/<uuid:pk>/return/", taking.give_back, name="return_portfolio"),
    path(
        "commission/portfolios/<uuid:pk>/files/<uuid:file_pk>/",
        taking.given_file,
        name="given_file",
    ),
    path("commission/cases/", sheets.case_list, name="cases"),
    path("commission/cases/<uuid:pk>/", sheets.case, name="case"),
    path("commission/cases/<uuid:pk>/draft/", sheets.save_draft, name="draft"),
    path("commission/cases/<uuid:pk>/files/<uuid:file_pk>/", files.take, name="evidence"),
    path("commission/cases/<uuid:pk>/files/<uuid:file_pk>/view/", files.view, name="evidence_view"),
    path(
        "commission/cases/<uuid:pk>/files/<uuid:file_pk>/pages/<int:number>/",
        files.page,
        name="evidence_page",
    ),
    path("commission/cases/<uuid:pk>/questions/<str:key>/", honesty.flag, name="flag"),
    path("commission/sittings/", sittings.sitting_list, name="sittings"),
    path("commission/sittings/<uuid:pk>/", sittings.sitting, name="sitting"),
    path("commission/sittings/<uuid:pk>/live/", sittings.live, name="sitting_live"),
    path("commission/sittings/<uuid:pk>/presence/", sittings.mark, name="mark"),
    path("commission/sittings/<uuid:pk>/agenda/add/", sittings.add, name="add"),
    path("commission/sittings/<uuid:pk>/agenda/order/", sittings.order, name="order"),
    path("commission/sittings/<uuid:pk>/open/", sittings.open_sitting, name="open"),
    path("commission/sittings/<uuid:pk>/close/", sittings.close, name="close"),
    path("commission/items/<uuid:pk>/", votes.item, name="item"),
    path("commission/items/<uuid:pk>/live/", votes.live, name="item_live"),
    path("commission/items/<uuid:pk>/motion/", votes.put, name="put"),
    path("commission/items/<uuid:pk>/postpone/", votes.postpone, name="postpone"),
    path("commission/motions/<uuid:pk>/vote/", votes.vote, name="vote"),
    path("commission/motions/<uuid:pk>/close/", votes.close, name="close_vote"),
    path("commission/protocols/", protocols.protocol_list, name="protocols"),
    path("commission/protocols/<uuid:pk>/", protocols.protocol, name="protocol"),
    path("commission/protocols/<uuid:pk>/content/", protocols.content, name="content"),
    path("commission/protocols/<uuid:pk>/sign/", protocols.sign, name="sign"),
    re_path(
        rf"^commission/protocols/(?P<pk>{UUID})/(?P<language>kk|ru)/$", protocols.pdf, name="pdf"
    ),
    re_path(
        rf"^commission/extracts/(?P<pk>{UUID})/(?P<language>kk|ru)/$",
        protocols.extract,
        name="extract",
    ),
]
