# Every target makes the virtual environment it needs. PYTHON chooses the interpreter (3.10 to 3.13).
PYTHON ?= python3
VENV ?= .venv

BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test browser ray lint types wheel bench clean
.DEFAULT_GOAL := test

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 10) <= sys.version_info < (3, 14))' || \
	  { echo "Python 3.10 to 3.13 is needed; choose one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

demo: $(STAMP)
	$(BIN)/jobextract batch fixtures/postings -o out/postings.jsonl --no-resume --overwrite --table

test: $(STAMP)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -n 2  # a thread for each of the two processes

browser: $(STAMP)
	$(BIN)/python -m pytest -m browser tests/test_report_browser.py

ray: $(STAMP)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -m ray -rs tests/test_ray.py

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy --strict

wheel: $(STAMP)
	rm -rf dist
	$(BIN)/python -m build --wheel

bench: $(STAMP)
	$(BIN)/python benchmarks/quality_gate.py
	$(BIN)/python benchmarks/bench.py

clean:
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache
