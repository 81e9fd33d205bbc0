# newsreader: `make` shows what there is.
PYTHON ?= python3
BIN := .venv/bin
PY := $(BIN)/python
STAMP := .venv/.installed

.DEFAULT_GOAL := help
.PHONY: help demo run test lint types imports format check bench pictures kinds readme clean

help:  ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS="$$(printf '\t')" read -r name words; do printf '  make %-9s %s\n' "$$name" "$$words"; done

# Debian's python3 comes without ensurepip; its pip can still fill an environment from outside.
# pip before 24 gives up when two packages spell one of lxml's extras in two ways.
$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "newsreader needs Python 3.11 or newer: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up .venv (once) ..."
	@test -x $(PY) && $(PY) -m pip --version >/dev/null 2>&1 \
	  || $(PYTHON) -m venv --clear .venv >/dev/null 2>&1 \
	  || { $(PYTHON) -m venv --clear --without-pip .venv && $(PYTHON) -m pip --python $(PY) install --quiet pip; }
	@$(PY) -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP)

demo: $(STAMP)  ## Open the app on the bundled library: no network, nothing kept
	@$(PY) -m newsreader demo

run: $(STAMP)  ## Open the app on your own library
	@$(PY) -m newsreader

test: $(STAMP)  ## Run the tests
	@$(PY) -m pytest -n 2

lint: $(STAMP)  ## Check style, spelling and the arrows between the rooms
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(PY) -m codespell_lib src docs tests benchmarks *.md
	@$(BIN)/lint-imports

imports: $(STAMP)  ## Check only that imports run one way
	@$(BIN)/lint-imports

types: $(STAMP)  ## Check the types
	@$(PY) -m mypy

format: $(STAMP)  ## Put every file into the house's format
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

check: lint types test  ## Everything that must be green before a push

bench: $(STAMP)  ## Measure the app and its syncs, beside the peers that are installed
	@$(PY) benchmarks/run.py
	@$(PY) benchmarks/sync.py
	@$(PY) benchmarks/rendering.py

pictures: $(STAMP)  ## Make screenshots/ again from the demo library
	@$(PY) screenshots/make.py

kinds: $(STAMP)  ## Take pictures of articles of thirty kinds, to be looked at: OUT=folder
	@$(PY) screenshots/walk.py $(or $(OUT),build/kinds)

readme: $(STAMP)  ## Write the keys into README and guide anew
	@$(PY) docs/readme.py

clean:  ## Remove the environment and every cache
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
