# Verbatim: everything a person or CI runs. `make run` and `make test` set up `.venv` by themselves.
# One that starts and can make virtual environments: pyenv has names of versions that are not in use.
PYTHON ?= $(shell for it in python3.11 python3.12 python3.13; do \
	$$it -c "import ensurepip, venv" 2> /dev/null && command -v $$it && break; done)
VENV := .venv
AUDIT := .venv-audit
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --quiet --no-deps --require-hashes

.PHONY: run test fuzz image check format lint types layers audit lock help clean

help: ## Show the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(BIN)/python: # not there, or its Python has gone with an upgrade of the system: all is made anew

$(VENV)/run.stamp: requirements.lock $(BIN)/python
	@test -w . || { echo "This folder may not be written by this user, so no $(VENV) can be made in it." \
		"Change its owner, or run make $(MAKECMDGOALS) once as somebody who may." >&2; exit 1; }
	@$(BIN)/python -m pip --version > /dev/null 2>&1 || \
		$(or $(PYTHON),false) -m venv --clear $(VENV) || \
		{ echo "A Python from 3.11 to 3.13 that can make virtual environments is needed (on Debian" \
		"python3-venv too): install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python" >&2; \
		exit 1; }
	@echo "Installing the locked dependencies into $(VENV) (about a minute, once) ..." >&2
	@$(PIP) -r requirements.lock
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	@echo "Installing the locked development tools into $(VENV) ..." >&2
	@$(PIP) -r requirements-dev.lock
	@touch $@

run: $(VENV)/run.stamp ## Start the bot (in the terminal when no tokens are set)
	@exec $(BIN)/python -m bot run

test: $(VENV)/dev.stamp ## Run the tests
	@$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

FUZZED := tests/bot/model/test_text.py tests/bot/sources tests/bot/topics tests/bot/platforms

fuzz: $(VENV)/dev.stamp ## Try 2,000 examples of each property of what reads text from outside
	@VERBATIM_HYPOTHESIS=fuzz $(BIN)/python -m pytest $(FUZZED)

image: $(VENV)/dev.stamp ## Carry out the Dockerfile's steps in a folder, without Docker
	@VERBATIM_IMAGE=whole $(BIN)/python -m pytest tests/test_dockerfile.py tests/test_deploy.py

check: format lint types layers test ## Everything CI runs

format: $(VENV)/dev.stamp ## Check the format (mend with: .venv/bin/ruff format)
	@$(BIN)/ruff format --check --quiet .

lint: $(VENV)/dev.stamp ## Lint
	@$(BIN)/ruff check --quiet .

types: $(VENV)/dev.stamp ## Check types (strict)
	@$(BIN)/mypy --no-error-summary

layers: $(VENV)/dev.stamp ## Check who imports whom
	@$(BIN)/lint-imports --no-logo > $(VENV)/layers.log || { cat $(VENV)/layers.log; exit 1; }

$(AUDIT)/stamp: requirements-audit.lock
	@test -x $(AUDIT)/bin/python || $(PYTHON) -m venv $(AUDIT)
	@$(AUDIT)/bin/python -m pip --disable-pip-version-check install --quiet --quiet --no-deps --require-hashes -r requirements-audit.lock
	@touch $@

audit: $(AUDIT)/stamp ## List known weaknesses of the locked dependencies; write sbom.json (CycloneDX)
	@$(AUDIT)/bin/cyclonedx-py requirements requirements.lock --output-reproducible --of JSON -o sbom.json
	@echo "sbom.json lists what the bot is made of." >&2
	@$(AUDIT)/bin/pip-audit --strict --no-deps --disable-pip -r requirements.lock

lock: ## Pin the dependencies anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate requirements-audit.in -o requirements-audit.lock

clean: ## Remove the virtual environment and caches (never your data)
	rm -rf $(VENV) $(AUDIT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
