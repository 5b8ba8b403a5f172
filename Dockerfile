# One image for web, worker, beat and migrate.
FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 portal

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app

# The packages first: they change less often than the code.
COPY door/uv.lock.txt requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r uv.lock.txt \
    && uv pip install --system --no-cache --require-hashes -r requirements.lock

COPY . .
RUN python -m door.compile_messages \
    && mkdir -p var/static \
    && chown portal:portal var var/static

USER portal
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "4", \
     "--worker-class", "gthread", "--threads", "4", "--timeout", "60", "--no-control-socket"]
