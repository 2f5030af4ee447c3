# One door for every habit. Each target sets up by itself what it needs; `make` alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

PY := .venv/bin/python
WORKERS ?= 2
export PYTHON

# What is built twice of one commit is the same to the last byte: its files are dated by the commit, or, outside git,
# by a day in 2020.
ifndef SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null || echo 1580601600)
endif
export SOURCE_DATE_EPOCH

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: ## set up if need be and open the window (ARGS="…" runs a command instead)
	@packaging/set-up.sh runtime
	@packaging/system-libs.sh xcb $(PY) || true
	@$(PY) -m kneelog $(ARGS)

.PHONY: dev
dev: # set up for building and checking
	@packaging/set-up.sh dev

.PHONY: test
test: dev ## all that must hold: style, types, architecture, the wheel on its own, every test
	@packaging/system-libs.sh offscreen $(PY)
	@$(MAKE) lint
	@$(MAKE) check-wheel
	@$(PY) -m pytest -n $(WORKERS) $(ARGS)

.PHONY: lint
lint: dev ## style, types and architecture
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	.venv/bin/lint-imports --no-logo

.PHONY: format
format: dev ## bring the code into form
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

.PHONY: bench
bench: dev ## measure speed and memory
	$(PY) -m pytest -m bench -s $(ARGS)

.PHONY: soak
soak: dev ## the tests that take minutes: kills, failing disks, damage, long diaries (ARGS="-k kill" for one kind)
	HYPOTHESIS_PROFILE=soak $(PY) -m pytest -m soak -n $(WORKERS) -o faulthandler_timeout=3600 $(ARGS)

.PHONY: fuzz
fuzz: dev ## every property with thousands of fresh made-up inputs
	HYPOTHESIS_PROFILE=soak $(PY) -m pytest -m "fuzz and not soak" -n $(WORKERS) -o faulthandler_timeout=3600 $(ARGS)

.PHONY: shots
shots: dev ## draw the pictures of the window that README shows
	$(PY) packaging/screenshots.py

.PHONY: messages
messages: dev ## gather the program's texts for translators in resources/translations/kneelog.pot
	$(PY) packaging/messages.py

.PHONY: wheel
wheel: dev ## build the wheel and the source archive into dist/
	$(PY) -m build --no-isolation --outdir dist

.PHONY: check-wheel
check-wheel: dev # build the wheel and let it prove itself in a clean environment
	@rm -rf build/wheel && mkdir -p build/wheel
	@$(PY) -m build --no-isolation --wheel --outdir build/wheel >build/wheel.log 2>&1 || { cat build/wheel.log; exit 1; }
	packaging/check-wheel.sh build/wheel

.PHONY: package
package: dev ## build this system's own package into dist/ and let it prove itself
	packaging/package.sh

.PHONY: audit
audit: dev ## ask whether vulnerabilities are known in what kneelog runs with (needs the network)
	@packaging/audit.sh

.PHONY: licences
licences: dev # gather what kneelog ships with, for its About page; after `make lock`
	$(PY) packaging/licences.py

.PHONY: lock
lock: dev ## choose the newest versions that fit and pin them in requirements/ (needs the network)
	@[ -x .cache/lock/bin/pip-compile ] || { $(PY) -m venv .cache/lock && .cache/lock/bin/python -m pip install --quiet pip-tools==7.6.2; }
	.cache/lock/bin/python packaging/lock.py

.PHONY: clean
clean: ## remove all that make made
	rm -rf .venv .cache build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find kneelog migrations packaging resources tests -name __pycache__ -type d -prune -exec rm -rf {} +
