# Two commands on a fresh machine with Python 3.11+, git and make:  make site   make test
# The sample is built and tested for a fixed day, so that its consultations and public notices stay as they are.
DATE ?= 2026-11-22
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python3.14 python; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin

# Tests make thousands of small sites and throw each away. On ext4 that slows down every new file for half a minute, so
# they are made in memory where there is plenty of it.
MEMORY := $(shell test -w /dev/shm && test "$$(df -Pk /dev/shm | awk 'NR == 2 { print $$4 }')" -gt 8000000 && test "$$(awk '/^MemAvailable/ { print $$2 }' /proc/meminfo)" -gt 12000000 && echo TMPDIR=/dev/shm)

.PHONY: site serve test test-deep test-office test-province requirements check lint types docs pictures bench bench-check bench-search clean

site: $(VENV)/.site
	$(BIN)/gongkai build --date $(DATE)
	@echo "打开 public/index.html 之前请运行 make serve：http://127.0.0.1:8000/"

serve: $(VENV)/.site
	$(BIN)/gongkai serve

check: $(VENV)/.site
	$(BIN)/gongkai check --date $(DATE)

# Many minutes of random edits, each built small and at once, of random sites in which something is not public, and of
# random themes: run it when what decides about rebuilding, what is shown, or how templates are flattened, has changed.
test-deep: $(VENV)/.dev
	$(BIN)/python -m pytest --hypothesis-profile deep -n 2 tests/properties/test_incremental.py tests/properties/test_leak.py tests/properties/test_flat_pages.py tests/search/test_revision.py

# Asks LibreOffice, where it is installed, for its text of every Word file of the corpus, by which imports are compared;
# UPDATE_EXPECTED=1 writes its answers down.
test-office: $(VENV)/.dev
	TEST_OFFICE=1 $(BIN)/python -m pytest -n 0 tests/authoring/importers/test_libreoffice.py tests/authoring/importers/test_word_beside_libreoffice.py

# A province on real engines: a Dask cluster, OpenSearch from its jars by Maven and Java 17 or newer, an S3 server. Starts and
# ends them itself; skipped, with the reason, where a machine has not what they need.
test-province: $(VENV)/.dev
	TEST_PROVINCE=1 $(MEMORY) $(BIN)/python -m pytest -n 0 -rs -m servers tests/province

# COVERAGE=1 make test   also measures which branches of generator/ the suite reaches, and fails below what it reached before
test: $(VENV)/.dev lint types
ifdef COVERAGE
	$(BIN)/coverage erase
	$(MEMORY) $(BIN)/coverage run -m pytest -p tests.measuring -n 2 --dist worksteal
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
else
	$(MEMORY) $(BIN)/python -m pytest -n 2 --dist worksteal
endif

# How far the requirements are met; GROUP=DEC also runs the tests that prove those of the group, GROUP=all every one.
requirements: $(VENV)/.dev
	$(BIN)/python -m tests.requirements $(GROUP)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

docs: $(VENV)/.dev
	$(BIN)/gongkai docs
	$(BIN)/gongkai schema --write

pictures: $(VENV)/.dev
	$(BIN)/python docs/theme_pictures.py

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/build.py

bench-check: $(VENV)/.dev
	$(BIN)/python benchmarks/check.py

bench-search: $(VENV)/.dev
	$(BIN)/python benchmarks/search.py

# The environment is made anew when what it depends on changes, and only when it is whole is that noted down.
$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更新的版本（Python 3.11 or newer is needed）"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.site

clean:
	rm -rf public .public.gongkai .gongkai $(VENV)
