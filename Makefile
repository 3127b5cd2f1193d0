# From a fresh clone on Debian 12 or newer: `make demo` to see the terminal, `make test` to check it.
# The system packages come through packaging/bootstrap.sh, the Python packages, pinned and hashed, from
# requirements.lock into .venv. No address of an index is named here: pip's own configuration rules.

# Debian's own interpreter, so that the environment also serves a user who may not read the home of
# whoever built it.
PYTHON := /usr/bin/python3
VENV := .venv
PICTURES := build/pictures
TOUR := build/tour

SHELL := /bin/bash
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
export PYTHON VENV

# An environment that was moved, copied with the checkout, or lost its interpreter is no good.
INSTALLED_HERE := import kiosk, pathlib, PySide6, sys; \
	sys.exit(not pathlib.Path(kiosk.__file__).is_relative_to(pathlib.Path.cwd()))
BROKEN := $(shell $(BIN)/python -I -c '$(INSTALLED_HERE)' 2>/dev/null || echo broken-environment)

HAS_DISPLAY := $(or $(DISPLAY),$(WAYLAND_DISPLAY))

# The groups of packaging/bootstrap.sh that a target needs; what it depends on inherits them.
GROUPS := run

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help demo test lint check bench soak pictures translations lock wheel clean bootstrap broken-environment

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-14s%s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

demo: GROUPS := run $(if $(HAS_DISPLAY),,display)
demo: $(INSTALLED) ## Open the terminal and its sandbox; without a display, take a tour and leave pictures
ifneq ($(HAS_DISPLAY),)
	@$(BIN)/kiosk demo
else
	@rm -rf $(TOUR) && mkdir -p $(TOUR)
	@echo "There is no display here: taking the tour on a virtual one."
	@xvfb-run -a -s "-screen 0 1280x1024x24" $(BIN)/kiosk demo --tour $(TOUR)
	@echo "The pictures of every screen are in $(CURDIR)/$(TOUR)"
endif

test: GROUPS := test
test: lint ## Lint, then every test, with branch coverage
	@$(BIN)/python -m pytest --numprocesses=3 --dist=loadfile --no-loadscope-reorder \
		--durations=20 --cov=kiosk --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=90

lint: $(INSTALLED) ## Style, types and the rules of the house
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: GROUPS := test
check: lint ## Lint and the unit tests alone, for a quick look
	@$(BIN)/python -m pytest tests/unit

bench: GROUPS := bench
bench: $(INSTALLED) ## Measure against bare parts and against Debian's Chromium
	@$(BIN)/python -m tests.bench

soak: GROUPS := test
soak: $(INSTALLED) ## Run hundreds of sessions and watch what they leave behind
	@$(BIN)/python -m tests.soak
	@$(BIN)/python -m tests.soak --counter --customers 500

translations: $(INSTALLED) ## Bring the catalogues in line with the source and compile the finished ones
	@packaging/translations.sh

pictures: GROUPS := test
pictures: $(INSTALLED) ## Take the pictures that the documentation shows
	@mkdir -p $(PICTURES)
	@$(BIN)/python -m tests.screens $(PICTURES)
	@$(BIN)/python -m tests.pictures $(PICTURES)

lock: $(INSTALLED) ## Write requirements.lock anew; LOCK_FLAGS=--upgrade raises the pins
	@packaging/lock.sh $(LOCK_FLAGS)

wheel: $(INSTALLED) ## Build the wheel into build/wheel
	@$(BIN)/python -m hatchling build -t wheel -d build/wheel

clean: ## Remove everything that the other targets made, .venv included
	rm -rf $(VENV) build dist .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
	find kiosk tests -name __pycache__ -type d -prune -exec rm -rf {} +

bootstrap:
	@packaging/bootstrap.sh $(GROUPS)

$(INSTALLED): requirements.lock pyproject.toml $(BROKEN) | bootstrap
	@test ! -L $(VENV) || { echo "$(VENV) is a link to the environment of another checkout: it is not made anew from here."; exit 1; }
	@echo "Installing the Python packages of requirements.lock into $(VENV)"
	@$(BIN)/pip --version 2>/dev/null | grep -qF ' $(CURDIR)/$(VENV)/' || $(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -qq --use-pep517 --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $@
