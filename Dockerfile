# Two stages: the first has pip and installs exactly what requirements.lock pins, hashes checked;
# the second has the result and the checkout, and runs as nobody in particular.
#
# The base is named by its digest, which is of all machine types together, so that every build
# begins with the same bytes. Look a newer one up now and then, and change both lines below:
#   docker buildx imagetools inspect python:3.11-slim-bookworm
FROM python:3.11.16-slim-bookworm@sha256:a36c24f9cbdf4fd0f52d67f0823eeac19c2028c637cecc392d97f980d4fec56b AS build
COPY requirements.lock .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check \
        --no-deps --require-hashes -r requirements.lock

FROM python:3.11.16-slim-bookworm@sha256:a36c24f9cbdf4fd0f52d67f0823eeac19c2028c637cecc392d97f980d4fec56b
ENV PATH="/venv/bin:$PATH" \
    PYTHONPATH=/app \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    VERBATIM_DATA_DIR=/data
WORKDIR /app
COPY --from=build /venv /venv
COPY LICENSE NOTICE pyproject.toml ./
COPY config config
COPY seeds seeds
COPY summarizers summarizers
COPY commands commands
COPY bot bot
# A named volume takes over the owner of the folder it is mounted on.
RUN mkdir /data && chown 10001:10001 /data
USER 10001:10001
VOLUME /data
# Needs no shell: is the database there, is the volume writable, do the settings make sense?
HEALTHCHECK --interval=5m --timeout=20s --start-period=1m \
    CMD ["python", "-m", "bot", "check"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
