from typing import Any

from django.conf import settings
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from foundation.accounts import services
from foundation.accounts.forms import LoginForm


@method_decorator(login_not_required, name="dispatch")
class LoginView(auth.LoginView):
    """The entry page."""

    template_name = "accounts/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the demonstration's cast, where the installation has one."""
        cast = import_string(settings.PERSONAS)(get_language()) if settings.PERSONAS else []
        return super().get_context_data(personas=cast, **kwargs)


@require_POST
@login_not_required
def choose_language(request: HttpRequest) -> HttpResponse:
    """Switch the screens' language; an account remembers it."""
    language = request.POST.get("language", "")
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if language in dict(settings.LANGUAGES):
        translation.activate(language)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 3600,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
        if request.user.is_authenticated:
            services.choose_language(user=request.user, language=language)
    return response
