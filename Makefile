# Two commands are enough: `make handbook` and `make test`. Both set up what they need in .venv, once.
# All that a machine has to have is Python 3.11 or newer, git and make.

VENV ?= .venv
SITE ?= site
PORT ?= 8000
# Each worker begins with a stretch of neighbours: what they share is made once, not by every worker.
PYTEST_ARGS ?= --numprocesses=auto --dist=worksteal
UV_VERSION := 0.13.8

BIN := $(VENV)/bin
SVCQ := $(BIN)/svcq
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
# Everything that is installed is named, with its hash, in a lock file: nothing is built in an isolated
# environment, because pip would fill that one with whatever is newest today.
INSTALL := $(PIP) install --require-hashes --no-build-isolation
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE)

.DEFAULT_GOAL := help
.PHONY: help handbook serve check test lint browser bench bench-search audit setup setup-test setup-suites lock \
	rehearse-ci rehearse-readers rehearse-theme

help: ## say what can be made
	@echo "make handbook   set up, check the documents, build the site in $(SITE)/"
	@echo "make serve      read the handbook in a browser; it follows what you edit"
	@echo "make check      check the documents only"
	@echo "make test       set up and run every test and check of the tool"
	@echo "make bench      measure speed and write benchmarks/README.md (half an hour)"
	@echo "make bench-search      measure the search beside Pagefind and MiniSearch; needs Node.js and npm"
	@echo "make audit      look at every page with axe and measure with Lighthouse; needs Node.js and npm"
	@echo "make rehearse-ci       run .gitlab-ci.yml here; needs Node.js 20 or newer, npm and some minutes"
	@echo "make rehearse-readers  compare schemas and YAML with what npm's ajv and yaml make of them; needs Node.js"
	@echo "make rehearse-theme    build the handbook on MaterialX, beside Material, and tell the differences; needs the network"
	@echo "make lock       write the lock files again (UPGRADE=--upgrade takes newer versions)"

handbook: setup
	@$(SVCQ) check
	@$(SVCQ) build --site "$(SITE)"
	@echo
	@echo "The handbook is in $(abspath $(SITE))"
	@echo "Read it with:  make serve"

serve: setup
	@$(SVCQ) serve --port $(PORT)

check: setup
	@$(SVCQ) check

test: setup-test
	@chromium="$$(.ci/chromium $(BIN)/python)" && export SVCQ_CHROMIUM="$$chromium" && \
	$(MAKE) --no-print-directory lint && \
	.ci/tests "$(VENV)" $(PYTEST_ARGS)

# Before the tests, so that the count of tests is the last thing said.
lint: setup-test
	@echo "Checking the code: ruff, mypy, import-linter; the workflows: zizmor"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Some files are not formatted; run: $(BIN)/ruff format ." >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@PYTHONIOENCODING=utf-8 $(BIN)/lint-imports >$(VENV)/lint.log 2>&1 || { cat $(VENV)/lint.log >&2; exit 1; }
	@$(BIN)/zizmor --offline --persona=pedantic .github >$(VENV)/lint.log 2>&1 || { cat $(VENV)/lint.log >&2; exit 1; }

bench: setup
	@$(BIN)/python benchmarks/run.py $(BENCH_ARGS)

bench-search: setup-test
	@SVCQ_CHROMIUM="$$(.ci/chromium $(BIN)/python)" $(BIN)/python benchmarks/search_peers.py $(BENCH_ARGS)

# Outside "make test": it needs Node.js and npm, and twenty minutes.
audit: setup-test
	@SVCQ_CHROMIUM="$$(.ci/chromium $(BIN)/python)" $(BIN)/python benchmarks/audit.py $(AUDIT_ARGS)

# Outside "make test": both need Node.js and npm, and the first sets up svcq in a clone.
rehearse-ci: $(VENV)/.ready-rehearsals
	@$(BIN)/python tests/rehearsals/gitlab.py $(VENV)/rehearsals/node_modules

rehearse-readers: setup-test $(VENV)/.ready-rehearsals
	@PYTHONPATH=. $(BIN)/python tests/rehearsals/readers.py $(VENV)/rehearsals/node_modules

rehearse-theme: setup
	@$(BIN)/python tests/rehearsals/theme.py $(VENV)/rehearsal-theme

browser: setup-test
	@.ci/chromium $(BIN)/python

setup: $(VENV)/.ready-handbook
setup-test: $(VENV)/.ready-test setup-suites

# What others wrote to test readers of YAML and Markdown with comes as npm packages. Where there is no npm, these tests
# are left out, and pytest counts them as skipped.
setup-suites: | $(BIN)/python
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(VENV)/.ready-suites; \
	else echo "npm was not found: the tests with YAML's and CommonMark's own suites are left out"; fi

# A stamp is newer than what it was made from, or the set-up runs again.
$(VENV)/.ready-handbook: requirements.lock $(VENV)/.ready-installer
	@echo "Setting up svcq in $(VENV)/ (the first time takes a minute) …"
	@$(INSTALL) -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-test: requirements-dev.lock $(VENV)/.ready-handbook
	@echo "Setting up the test tools in $(VENV)/ …"
	@$(INSTALL) -r requirements-dev.lock
	@touch $@

$(VENV)/.ready-suites $(VENV)/.ready-rehearsals: $(VENV)/.ready-%: tests/%/package-lock.json | $(BIN)/python
	@mkdir -p $(VENV)/$* && cp tests/$*/package.json tests/$*/package-lock.json $(VENV)/$*
	@npm ci --prefix $(VENV)/$* --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(VENV)/.ready-installer: requirements-build.lock pyproject.toml | $(BIN)/python
	@$(PIP) install --require-hashes -r requirements-build.lock
	@touch $@

$(BIN)/python:
	@python=$$(for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
		"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done); \
	[ -n "$$python" ] || { echo "svcq needs Python 3.11 or newer; none was found. (PYTHON=/path/to/python names one.)" >&2; exit 1; }; \
	"$$python" -m venv "$(VENV)" || { rm -rf "$(VENV)"; \
		echo "Python could not make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

lock: setup
	@$(PIP) install uv==$(UV_VERSION)
	@$(LOCK) --group build --output-file requirements-build.lock
	@$(LOCK) pyproject.toml --group dev --output-file requirements-dev.lock --constraints requirements-build.lock
	@$(LOCK) pyproject.toml --output-file requirements.lock --constraints requirements-dev.lock
	@echo "Wrote requirements-build.lock, requirements-dev.lock and requirements.lock"
