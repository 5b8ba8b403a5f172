"""How often one address may ask the public pages.

The counts stand in PostgreSQL and not in Redis: the pages need PostgreSQL anyway, so there is
nothing that could be down while they work, and every web process sees the same count.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from certificates.models import PublicLookup
from foundation.base import clock

CODES_A_MINUTE = 30
FORMS_A_MINUTE = 10
KEPT_FOR = timedelta(hours=1)

COUNT = f"""
    INSERT INTO {PublicLookup._meta.db_table} AS counted (key, minute, count) VALUES (%s, %s, 1)
    ON CONFLICT (key, minute) DO UPDATE SET count = counted.count + 1
    RETURNING count
"""


def within(limit: int, *, what: str, address: str) -> bool:
    """Count one asking; False when the address has asked more than `limit` times this minute."""
    minute = clock.now().replace(second=0, microsecond=0)
    count = _count(_key(what, address), minute)
    if count == 1:
        PublicLookup.objects.filter(minute__lt=minute - KEPT_FOR).delete()
    return count <= limit


def address_of(request: HttpRequest) -> str:
    """Who asks. Behind our proxy it is the last address in its header, the only one it wrote."""
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
        return forwarded or request.META["REMOTE_ADDR"]
    return request.META["REMOTE_ADDR"]


def _count(key: str, minute: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [key, minute])
        return int(cursor.fetchone()[0])


def _key(what: str, address: str) -> str:
    return salted_hmac(f"public.{what}", address, algorithm="sha256").hexdigest()
