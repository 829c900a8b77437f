# `make demo` and `make test` set up what they need; both are quick the second time.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: demo test browser lint types docs bench bench-gpu clean

demo: $(INSTALLED)
	$(BIN)/summarise compare seeds/articles/*.txt

test: lint types docs browser
	$(BIN)/python -m pytest

# The page is tried in real browsers, which are installed where they can be. Where they cannot, the
# tests say that they did not run.
browser:
	@have() { for name; do command -v $$name >/dev/null && return; done; return 1; }; \
	missing=; \
	have chromium chromium-browser google-chrome google-chrome-stable || missing=chromium; \
	have firefox firefox-esr || missing="$$missing firefox-esr"; \
	[ "$$missing" ] || exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing for the tests of the page: $$missing" >&2; \
		{ apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing; } \
			>/dev/null 2>&1 && exit 0; fi; \
	echo "The page will not be tried in these, which are not there: $$missing" >&2

lint: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(INSTALLED)
	$(BIN)/mypy --strict summarise eval ui

# Help texts and tables in the README are printed by the program itself.
docs: $(INSTALLED)
	$(BIN)/cog --check -P README.md

# The program beside others in one run; BENCH="--data FILE.jsonl --articles 200" for other articles.
bench: $(INSTALLED)
	CUDA_VISIBLE_DEVICES= $(BIN)/python -m eval.bench $(BENCH)

# The same with the models on a GPU; says so and ends well where there is none.
bench-gpu: $(INSTALLED)
	$(BIN)/python -m eval.bench --gpu $(BENCH)

# The stamp is made last: an installation that was interrupted is begun again.
$(INSTALLED): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Setting up $(VENV); the first time takes some minutes." >&2
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
