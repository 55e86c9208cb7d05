# make demo   first clean articles, offline        make test    the whole suite, offline
# make lint   ruff, mypy --strict                  make clean   take .venv and out/ away
# make check  lint and test                        make bench   quality and speed beside trafilatura
# make train  the reader's weights, from DATA      make faults  crawls killed, stopped and starved
# make bench-crawl   a crawl beside bare Scrapy, and Scrapy with trafilatura
# make fuzz   100,000 hostile pages, ours and those of DATA, and what archives announce
# make bench-ledger  memory and time of a million addresses, a crawl beside one without a ledger
# make soak   72 hours of scheduled crawls by a simulated clock, drawn in out/soak.svg

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEERS := $(VENV)/.peers
TRAINER := $(VENV)/.trainer
# Many tests wait for servers and processes: more of them than cores.
JOBS := $(shell expr $$(nproc) + 2)
# Of what pip tells, a dot for each package: it takes a minute or two.
DOTS := awk '/^(Collecting|Requirement)/ { printf "."; fflush() } END { print "" }'

.PHONY: demo test lint check bench bench-crawl bench-ledger soak train faults fuzz clean

demo: $(READY)
	@rm -rf out && mkdir out
	@begin=$$(date +%s%N); \
	$(BIN)/backfile replay fixtures --data out/data -o out/articles.jsonl && \
	$(BIN)/backfile show islamicinvitationturkey --data out/data --limit 3 && \
	$(BIN)/backfile coverage --data out/data && \
	end=$$(date +%s%N); \
	echo; echo "$$(wc -l < out/articles.jsonl) articles in out/articles.jsonl," \
	  "$$(( (end - begin) / 1000000 )) ms; the ledger is in out/data"

test: $(READY)
	@$(BIN)/pytest -n $(JOBS) --dist worksteal

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pytest -q tests/test_imports.py

check: lint test

# DATA: a folder of sets with known truth, or one set; without it, a generated site.
# RAISE=1 lifts the floors in benchmarks/floors.json, LOWER=1 sets them to what is reached;
# LIMIT=N reads the first N pages of a set, QUICK=1 leaves newspaper4k and memory out;
# JSON=FILE keeps all figures
bench: $(PEERS)
	@$(BIN)/python -m benchmarks $(if $(DATA),'$(DATA)') $(if $(RAISE),--raise) \
	  $(if $(LOWER),--lower) $(if $(LIMIT),--limit '$(LIMIT)') $(if $(QUICK),--quick) \
	  $(if $(JSON),--json '$(JSON)')

# PAGES=N fetches N pages a crawl (3,000), ROUNDS=N makes each crawl N times (5), MEMORY=N watches
# the memory over N pages; TABLE=FILE keeps the tables, JSON=FILE all figures, FOLDER=DIR the records
bench-crawl: $(PEERS)
	@$(BIN)/python -m benchmarks.crawling $(if $(PAGES),--pages '$(PAGES)') \
	  $(if $(ROUNDS),--rounds '$(ROUNDS)') $(if $(MEMORY),--memory '$(MEMORY)') \
	  $(if $(TABLE),--table '$(TABLE)') $(if $(JSON),--json '$(JSON)') \
	  $(if $(FOLDER),--folder '$(FOLDER)')

# LIMIT=N knows N addresses and makes smaller crawls, ROUNDS=N makes each crawl N times;
# JSON=FILE keeps all figures, FOLDER=DIR is the disk that is measured
bench-ledger: $(READY)
	@$(BIN)/python -m benchmarks.ledger $(if $(LIMIT),--limit '$(LIMIT)') \
	  $(if $(ROUNDS),--rounds '$(ROUNDS)') $(if $(JSON),--json '$(JSON)') \
	  $(if $(FOLDER),--folder '$(FOLDER)')

# SITES=N, HOURS=N, LIMIT=N make it smaller; LIMIT: addresses. FOLDER=DIR is where the ledger is made
soak: $(READY)
	@$(BIN)/python -m benchmarks.soak $(if $(SITES),--sites '$(SITES)') \
	  $(if $(HOURS),--hours '$(HOURS)') $(if $(LIMIT),--addresses '$(LIMIT)') \
	  $(if $(FOLDER),--folder '$(FOLDER)')

# DATA: a folder of sets whose text is known. Says what cross-validation by host reaches.
train: $(if $(DATA),$(TRAINER))
	@test -n '$(DATA)' || { echo "make train needs DATA=DIR, a folder of sets" >&2; exit 2; }
	@$(BIN)/python -m benchmarks.training '$(DATA)'

# FILES: how many damaged files of records, 10,000 without it
# SEEDS: how many archives, 20 without it; FIRST: the seed of the first; KILLS: an archive, 10
faults: $(READY)
	@$(BIN)/python -m tests.faults $(if $(SEEDS),--seeds '$(SEEDS)') \
	  $(if $(FIRST),--first '$(FIRST)') $(if $(KILLS),--kills '$(KILLS)')
	@$(BIN)/pytest -m '' tests/faults
	@$(BIN)/python -m tests.records.damage $(if $(FILES),--count '$(FILES)')

# DATA: a folder with pages of others; COUNT: how many hostile pages, 100,000 without it; SEED: the
# first. What goes wrong is saved in out/fuzz
fuzz: $(READY)
	@$(BIN)/python -m tests.fuzz $(if $(DATA),--data '$(DATA)') $(if $(COUNT),--count '$(COUNT)') \
	  $(if $(SEED),--seed '$(SEED)')

# The stamp is written last. A new environment that was not finished is taken away; one that stands
# is kept when what it lacks cannot be installed.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) must be Python 3.11 or newer: apt-get install python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv module is missing: apt-get install python3-venv" >&2; exit 1; }
	@test -f $@ || { rm -rf $(VENV); echo "building $(VENV) (once, a minute or two)"; \
	  trap 'rm -rf $(VENV)' INT TERM HUP; \
	  $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "$(VENV) was not built: apt-get install python3-venv may help" >&2; exit 1; }; }
	@trap 'test -f $@ || rm -rf $(VENV)' INT TERM HUP; \
	echo "installing packages into $(VENV), a dot for each:"; rm -f $(VENV)/.installed; \
	{ $(BIN)/python -m pip install --progress-bar off -e '.[test,lint]' && \
	  touch $(VENV)/.installed; } | $(DOTS); \
	mv $(VENV)/.installed $@ 2>/dev/null || { \
	  test -f $@ || rm -rf $(VENV); \
	  echo "packages were not installed: see the lines above" >&2; exit 1; }

# What only the benchmark needs: the suite and the demo run without it.
$(PEERS): $(READY)
	@echo "installing what Backfile is compared with (once)"; \
	$(BIN)/python -m pip install --quiet -e '.[bench]' && touch $@ || { \
	  echo "packages were not installed: see the lines above" >&2; exit 1; }

$(TRAINER): $(READY)
	@$(BIN)/python -m pip install --quiet -e '.[train]' && touch $@ || { \
	  echo "packages were not installed: see the lines above" >&2; exit 1; }

clean:
	rm -rf $(VENV) out
