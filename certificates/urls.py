from django.urls import path, register_converter

from certificates.views import certificates, orders, public


class LanguageConverter:
    """The language of a paper."""

    regex = "kk|ru"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(LanguageConverter, "paper_language")

app_name = "certificates"
urlpatterns = [
    path("orders/", orders.orders, name="orders"),
    path("orders/draft/<uuid:protocol_id>/", orders.draft, name="draft"),
    path("orders/close/<uuid:protocol_id>/", orders.close, name="close"),
    path("orders/<uuid:pk>/", orders.order, name="order"),
    path("orders/<uuid:pk>/content/", orders.order_content, name="order_content"),
    path("orders/<uuid:pk>/sign/", orders.sign, name="sign"),
    path("orders/<uuid:pk>/<paper_language:language>.pdf", orders.order_pdf, name="order_pdf"),
    path("certificates/", certificates.certificates, name="certificates"),
    path(
        "certificates/<uuid:pk>/<paper_language:language>.pdf",
        certificates.download,
        name="download",
    ),
    path("verify/", public.verify, name="verify"),
    path("c/<path:code>/", public.public, name="public"),
]
