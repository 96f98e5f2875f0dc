# Two commands matter: `make demo` shows the product, `make test` proves it. Both set up what they need.

DEMO_ARGS ?=
READY := .venv/.ready

.PHONY: setup demo check test test-long pictures

setup: $(READY)

$(READY): build_spec/setup.sh build_spec/requirements.lock build_spec/requirements-dev.lock pyproject.toml
	sh build_spec/setup.sh
	touch $@

demo: $(READY)
	.venv/bin/kiosk demo $(DEMO_ARGS)

check: $(READY)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

test test-long: export QT_QPA_PLATFORM = offscreen

test: $(READY)
	.venv/bin/pytest -m "not long"

test-long: $(READY)
	KIOSK_TEST_PROGRAMMES=100000 .venv/bin/pytest

pictures: $(READY)
	.venv/bin/kiosk demo --seconds 8 --snapshot assets/pictures/wall.png
