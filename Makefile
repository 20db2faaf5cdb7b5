# Everything runs in a private environment, .venv, made on first use from the pinned lock files.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
LOCK = uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --quiet
SAMPLE := sample/ministers-in-pyongyang.txt

CONSUMERS := light huggingface labelstudio doccano s3 suggesters

# Where it is set, every start of the program in a test would compile all of it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-thorough check format lint types imports screenshots keys looks keystrokes bench eval learning train-check throughput scale bench-anchoring bench-saving bench-bulk bench-index crash serve-check suggesters-check release-check consumers consumers-spacy $(CONSUMERS:%=consumers-%) lock $(CONSUMERS:%=lock-%) lock-release clean

demo: .venv/.run
	@$(BIN)/postil --library .venv/demo-library $(SAMPLE)

test: .venv/.dev
	@$(BIN)/python -m pytest -q -n 3 --dist worksteal

# Eight times as many examples of each property; some minutes more than `make test`.
test-thorough: .venv/.dev
	@$(BIN)/python -m pytest -q -n 3 --dist worksteal --hypothesis-profile=thorough

check: lint types imports test

format: .venv/.dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lint: .venv/.dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: .venv/.dev
	@$(BIN)/mypy

imports: .venv/.dev
	@$(BIN)/lint-imports

screenshots: .venv/.dev
	@$(BIN)/python -m tests.screenshots

keys: .venv/.dev
	@$(BIN)/python -m tui.keys.docs_tables docs/keys.md

# The colours of the first page, which is drawn before Textual is there; after a change of a theme.
looks: .venv/.dev
	@$(BIN)/python -m tests.first_page_looks

keystrokes: .venv/.run
	@$(BIN)/python -m benchmarks.keystrokes

# Some minutes; BENCHMARKS.md has what it printed last.
bench: .venv/.dev
	@$(BIN)/python -m benchmarks.reading

# Both are corpora of others, neither is here: docs/extraction.md says what they are.
eval: .venv/.run
	@$(BIN)/python -m benchmarks.extraction "$(or $(POLNEAR),-)" "$(or $(CONLL),-)"

# What the suggestions gain from finished articles; the corpora are those of make eval.
learning: .venv/.run
	@$(BIN)/python -m benchmarks.learning "$(or $(POLNEAR),-)" "$(or $(CONLL),-)"

# A pipeline trained on exports of half-annotated articles, generated or those of CONLL; minutes.
train-check: .venv/.run
	@$(BIN)/python -m benchmarks.training "$(or $(CONLL),-)"

# Annotations found again after edits, on the samples; a minute.
bench-anchoring: .venv/.run
	@$(BIN)/python -m benchmarks.anchoring

# Saves in large libraries and long layers; some minutes.
bench-saving: .venv/.run
	@$(BIN)/python -m benchmarks.saving

# The memory of imports and exports, with few and with many articles; some minutes.
bench-bulk: .venv/.run
	@$(BIN)/python -m benchmarks.bulk

# The index of a large library, and finding in it; some minutes.
bench-index: .venv/.run
	@$(BIN)/python -m benchmarks.corpus

# How fast extract is beside spaCy's own nlp.pipe, on the samples or on a folder of texts.
throughput: .venv/.run
	@$(BIN)/python -m benchmarks.throughput $(TEXTS)

# Extraction in parts: processes, a Dask cluster, memory, kills; some minutes.
scale: .venv/.dev
	@$(BIN)/python -m benchmarks.scale $(LINES)

# The exports, read by the programs that they are for; each group has packages of its own.
consumers: consumers-spacy $(CONSUMERS:%=consumers-%)

consumers-spacy: .venv/.dev
	@$(BIN)/python -m tests.system.consumers.check_spacy

consumers-light: CHECKS := bioc pyld claimreview qdpx
consumers-huggingface: CHECKS := huggingface pandas
consumers-labelstudio: CHECKS := labelstudio
consumers-doccano: CHECKS := doccano
consumers-s3: CHECKS := s3
consumers-suggesters: CHECKS := suggesters
$(CONSUMERS:%=consumers-%): consumers-%: .venv/consumers/%/.ready .venv/.dev
	@$(BIN)/python -m tests.system.consumers.corpus .venv/consumers/$*/corpus
	@set -e; for check in $(CHECKS); do \
		.venv/consumers/$*/bin/python -m tests.system.consumers.check_$$check .venv/consumers/$*/corpus; \
	done

# Suggesters that are not ours, reached in each of the ways; llama.cpp's server among them.
suggesters-check: consumers-suggesters

# The reader in Chromium, if that is installed; pictures go to the folder PICTURES.
serve-check: .venv/.dev
	@$(BIN)/python -m tests.system.serving $(PICTURES)

# What a release is, built and installed in the ways of people under each Python that is here.
release-check: .venv/consumers/release/.ready .venv/.dev
	@$(BIN)/python -m tests.system.release .venv/consumers/release/bin

.venv/consumers/%/.ready: tests/system/consumers/locks/%.txt | .venv/bin/python
	@echo "Installing the programs of the group $* (once) …"
	@$(PYTHON) -m venv .venv/consumers/$*
	@.venv/consumers/$*/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r $<
	@touch $@

# Needs uv. The locks name no package index, so that any mirror will do.
lock: $(patsubst %,lock-%,$(filter-out suggesters,$(CONSUMERS))) lock-release
	$(LOCK) --extra build -o requirements.txt
	$(LOCK) --extra build --extra all --extra dev -o requirements-dev.txt
	$(MAKE) lock-suggesters  # it holds the first of the two

$(CONSUMERS:%=lock-%) lock-release: lock-%:
	$(subst pyproject.toml --universal,tests/system/consumers/locks/$*.in,$(LOCK)) --no-annotate -o tests/system/consumers/locks/$*.txt

# Kills, power cuts, a full disk, two and five writers: some minutes.
crash: .venv/.dev
	@$(BIN)/python -m tests.system.faults

clean:
	rm -rf .venv

.venv/bin/python:
	@echo "Making a private environment in .venv …"
	@$(PYTHON) -m venv .venv

.venv/.run: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing the pinned packages (once, about a minute) …"
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.txt pyproject.toml | .venv/.run
	@echo "Installing the tools for the tests (once) …"
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@
