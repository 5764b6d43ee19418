# Everything that one does with a checkout of briefpack; `make` says what there is.

bin := .venv/bin
checked := $(wildcard briefpack tests benchmarks)

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format bench lock clean

help: ## Say what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 14

setup: ## Install what is needed; the others do this themselves
	@bash scripts/setup.sh $(for)

demo: setup ## Make the PDFs of the two example packs
	@mkdir -p build
	$(bin)/briefpack render examples/cyp-board/meetings/2016-11-03 -o build/cyp-board.pdf
	$(bin)/briefpack render examples/parish -o build/parish.pdf
	@printf '\nThe packs are\n  %s\n  %s\n' "$(CURDIR)/build/cyp-board.pdf" "$(CURDIR)/build/parish.pdf"

# The tests come last: their summary is the last line. loadscope: what a module's tests
# share, such as a rendered pack, is made once and not once on each core.
test: for = test
test: lint ## Check everything: style, types, layers, then the tests
	$(bin)/pytest -n auto --dist loadscope

lint: setup ## Check style, types and layers
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy $(checked)
	$(bin)/lint-imports --no-logo

format: setup ## Bring the code into the project's style
	$(bin)/ruff check --fix
	$(bin)/ruff format

bench: ## Measure speed and memory
	@bash scripts/setup.sh bench
	$(bin)/python -m benchmarks

# For newer versions: make lock upgrade=--upgrade
lock: ## Lock the packages' versions anew after a change of pyproject.toml
	@bash scripts/lock.sh $(upgrade)

clean: ## Remove what was made, except .venv
	rm -rf build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find $(checked) -name __pycache__ -type d -prune -exec rm -rf {} +
