# Two commands matter: `make demo` shows the product, `make test` proves it. Both set up what they need.

DEMO_ARGS ?=
READY := .venv/.ready
BUNDLE := dist/kiosk/kiosk

.PHONY: setup demo check test test-long build gallery visit pictures golden

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

test test-long golden: export QT_QPA_PLATFORM = offscreen

test: $(READY)
	.venv/bin/pytest -m "not long"

test-long: $(READY) $(BUNDLE)
	KIOSK_TEST_PROGRAMMES=100000 .venv/bin/pytest

# The program as one folder that runs without Python: dist/kiosk. Made, then tried on 18 virtual screens.
build: $(BUNDLE)
	.venv/bin/pytest tests/journeys/test_build.py

$(BUNDLE): $(READY) $(shell find kiosk assets db slides build_spec -type f -not -name '*.pyc')
	sh build_spec/setup.sh bundle
	.venv/bin/pyinstaller --noconfirm --log-level ERROR build_spec/kiosk.spec

# Everything that slides/ can show, in both themes and languages, on sheets to look at: build/gallery.
gallery: $(READY)
	.venv/bin/kiosk slides gallery slides build/gallery

# A visitor's walk through the exhibit at one screen, by touch and in real time; a picture of each step: build/visit.
visit: $(READY)
	.venv/bin/python -m tests.support.walk build/visit

# The wall and the panel for the README; of the panel each page in both languages and colours and at two sizes: build/panel.
pictures: $(READY)
	.venv/bin/kiosk demo --seconds 8 --snapshot assets/pictures/wall.png
	.venv/bin/python -m tests.support.panel_pictures build/panel
	.venv/bin/python -m tests.support.import_pictures build/panel
	.venv/bin/python -m tests.support.over_pictures build/panel
	cp build/panel/panel-live-zh-dark-1280.png assets/pictures/panel.png

# After a change that is meant to be seen: look at what `git diff` shows of tests/golden before it is kept.
golden: $(READY)
	.venv/bin/python -m tests.support.golden
