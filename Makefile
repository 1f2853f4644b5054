# Figurehouse: `make run` and `make test` set up what they need by themselves.
#
# PYTHON chooses the interpreter of .venv (3.11 to 3.13), PYTEST_ARGS goes to pytest,
# JOBS is how many files of tests run at a time (0: one after the other, in one process).

PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(shell command -v $(name))))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
STAMP := $(VENV)/.set-up
JOBS ?= logical
PYTEST := $(BIN)/pytest --numprocesses $(JOBS) --maxprocesses 4 --dist loadfile --no-loadscope-reorder
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test check compile test-compiled lint bench bench-resolve bench-clean bench-fetch bench-extract bench-dashboard bench-publish docs lock clean weights confidence

help: ## Show what there is to make
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1  /p' $(MAKEFILE_LIST) | awk '{ printf "  make %-14s", $$1; $$1 = ""; print }'

setup: $(STAMP) ## Build .venv from requirements.lock

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "no python3 found: install Python 3.11, or say where: make PYTHON=..." >&2; exit 2; }
	@"$(PYTHON)" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { echo "$(PYTHON) is not Python 3.11 to 3.13: say make PYTHON=..." >&2; exit 2; }
	@echo "setting up $(VENV) from requirements.lock (some minutes the first time) ..."
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear $(VENV)
	@# the lock is whole; pip, left to resolve it again, would trip over extras (sqlalchemy[asyncio])
	@$(PIP) install --require-hashes --no-deps --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

run: setup ## Run the main job: fetch, read, resolve and publish the sample set
	@$(BIN)/figurehouse run

test: lint ## Check style, types and directions, then run every test
	$(PYTEST) $(PYTEST_ARGS)

check: lint ## As test, without the tests that take long
	$(PYTEST) -m "not slow and not prefect" $(PYTEST_ARGS)

compile: setup ## Build reading and resolving as extension modules (about two minutes; needs a C compiler)
	@$(BIN)/python -m flows.compiling.build

test-compiled: compile ## Run the tests of reading and resolving on the compiled modules
	FIGUREHOUSE_COMPILED=true $(PYTEST) tests/extract tests/resolve tests/gate tests/warehouse/test_resolving.py tests/flows/test_compiled.py $(PYTEST_ARGS)

lint: setup ## Check style, types and directions only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup ## Time the main job on an empty data folder, twice
	@rm -rf build/bench
	@bash -c 'time $(BIN)/figurehouse --data build/bench run --direct > /dev/null'
	@bash -c 'time $(BIN)/figurehouse --data build/bench run --direct > /dev/null'

weights: setup ## Learn the weights of matching from annotated topics, each left out once
	@$(BIN)/python -m tests.gate.weights $(WEIGHTS_ARGS)

confidence: setup ## Fit how sure claims are on the annotated articles, and write config/confidence.toml
	@$(BIN)/python -m tests.gate.confidences --write

bench-clean: setup ## Time cleaning beside trafilatura on the same pages
	@$(BIN)/python tests/bench/bench_clean.py

bench-fetch: setup ## Measure fetching: documents per second, memory, the cost of a second run, a bomb
	$(BIN)/python tests/bench/bench_fetch.py

bench-extract: compile ## Sentences per CPU second of the extraction against quantulum3, from sources and compiled
	@test -d build/peer/quantulum3 || $(PIP) install --target build/peer quantulum3==0.10.0
	@echo "from the sources:"
	@FIGUREHOUSE_COMPILED=false PYTHONPATH=.:build/peer $(BIN)/python tests/bench/bench_extract.py
	@echo "compiled:"
	@FIGUREHOUSE_COMPILED=true PYTHONPATH=.:build/peer $(BIN)/python tests/bench/bench_extract.py --required 10

SIZES ?= 10000 100000
ADDED ?= 1000

bench-resolve: setup ## Time resolving and publishing on a synthetic corpus with known truth
	$(BIN)/python -m tests.bench.resolving $(SIZES) --added $(ADDED)

bench-publish: setup ## Measure publishing a generated warehouse of a million claims
	$(BIN)/python -m tests.bench.bench_publish $(CLAIMS)

bench-dashboard: setup ## Time searches in a browser on a generated file of a million claims
	$(BIN)/python -m tests.bench.bench_dashboard $(CLAIMS)

docs: setup ## Write docs/data-dictionary.md anew from the comments of tables, columns and macros
	@$(BIN)/python -m warehouse.dictionary docs/data-dictionary.md

.PHONY: bench-way fuzz kill-60 kill-300 audit licences test-duckdb2
kill-60: setup ## Kill runs 60 times at random instants, and compare what they end with
	$(BIN)/python tests/flows/random_kills.py 60 $(SEED)

kill-300: setup ## The same, 300 times (hours)
	$(BIN)/python tests/flows/random_kills.py 300 $(SEED)

fuzz: setup ## Fuzz one of numerals, html, decoders, json: make fuzz TARGET=html SECONDS=600
	@test -d build/fuzz/atheris || $(PIP) install --target build/fuzz atheris
	PYTHONPATH=.:build/fuzz $(BIN)/python -m tests.fuzz.fuzz $(or $(TARGET),numerals) $(or $(SECONDS),600)

bench-way: setup ## Documents per second of the whole way, posts and whole pages, without the network
	$(BIN)/python -m tests.bench.bench_way posts $(or $(POSTS),1000 10000)
	$(BIN)/python -m tests.bench.bench_way pages $(or $(PAGES),300 1000)

audit: setup ## Look the lock up in the list of known vulnerabilities
	@test -x build/audit/bin/pip-audit || { "$(PYTHON)" -m venv build/audit && build/audit/bin/python -m pip --quiet install pip-audit pip-licenses; }
	build/audit/bin/pip-audit --requirement requirements.lock --disable-pip --require-hashes --strict

licences: setup ## List the licences of everything installed
	@test -x build/audit/bin/pip-licenses || { "$(PYTHON)" -m venv build/audit && build/audit/bin/python -m pip --quiet install pip-audit pip-licenses; }
	build/audit/bin/pip-licenses --python $(BIN)/python --order license

test-duckdb2: setup ## Run the tests of the warehouse on DuckDB 2
	@test -x build/duckdb2/bin/pytest || { "$(PYTHON)" -m venv build/duckdb2 && build/duckdb2/bin/python -m pip --quiet install --require-hashes --no-deps --requirement requirements.lock; }
	build/duckdb2/bin/python -m pip --quiet install --no-deps duckdb==2.0.0
	PYTHONPATH=. build/duckdb2/bin/python -m pytest tests/warehouse $(PYTEST_ARGS)

lock: ## Write requirements.lock anew (after a change of pyproject.toml)
	@test -x build/uv/bin/uv || { "$(PYTHON)" -m venv build/uv && build/uv/bin/python -m pip --quiet install uv; }
	build/uv/bin/uv pip compile --quiet pyproject.toml --extra dev --extra dashboard --extra mcp --extra dask --universal --python-version 3.11 \
		--generate-hashes --no-header --no-emit-index-url --no-annotate \
		--upgrade-package duckdb==1.5.5 --output-file requirements.lock

clean: ## Remove .venv and everything that can be made again; data stays
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
