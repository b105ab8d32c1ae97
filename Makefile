# The front door. `make` alone says what there is.
.DEFAULT_GOAL := help
# Where rustup puts cargo, for a shell that has not been told yet.
export PATH := $(HOME)/.cargo/bin:$(PATH)
.PHONY: help run serve ui bindings check test hours power pictures bench soak dist

UI_SOURCES := $(shell find ui assets src-tauri/crates/app/bindings \
	-path ui/node_modules -prune -o -path ui/dist -prune -o -type f -print 2>/dev/null)

help: ## say what there is
	@echo 'Workbay: make <target>'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1	\2/p' $(MAKEFILE_LIST) | expand -t 12

run: ## build the program and open its window (without a screen: serve it to a browser)
	@.make/prerequisites run
	@$(MAKE) --no-print-directory ui
	@.make/open

serve: ## serve the program to a browser on this computer
	@.make/prerequisites run
	@$(MAKE) --no-print-directory ui
	@.make/serve

ui: ui/dist/index.html ## build the UI when something of it changed

bindings: ## write the UI's types anew from the list of commands
	cargo run --quiet -p app --bin bindings

# Exactly what the lock file says, on every system.
ui/node_modules/.package-lock.json: ui/package.json ui/package-lock.json
	cd ui && npm ci --no-audit --no-fund
	@touch $@

ui/dist/index.html: ui/node_modules/.package-lock.json $(UI_SOURCES)
	cd ui && npm run build
	@touch $@

check: ui ## the fast loop: format, lints, types, every test in Rust, the logic of the UI; no window, no browser
	@node .make/test.mjs fast

test: ## everything, as the release demands it; ends with "N passed, N failed"
	@.make/prerequisites test
	@node .make/test.mjs all

hours: ## the suites at odd hours, days and zones, under a moved clock (needs faketime)
	@.make/prerequisites test
	cargo build --workspace
	@node .make/hours.mjs

power: ## 200 simulated power cuts under the file (Linux, needs cc)
	@.make/prerequisites test
	cargo build --workspace
	@node tests/power/cuts.mjs

pictures: ## the README's pictures, taken of the program as it is (needs pdftoppm)
	@.make/prerequisites test
	@$(MAKE) --no-print-directory ui
	cargo build --workspace
	@node .make/pictures.mjs

bench: ## how fast the counter is on a ten-year shop, the window to its first words, and the board under a hand
	@.make/prerequisites test
	@$(MAKE) --no-print-directory ui
	cargo run --release -p shop-tests --bin bench
	@node .make/bench.mjs
	cargo build --workspace
	@node .make/board.mjs

# What hangs ends an hour after it should have been over, however long it was to be.
soak: ## a hundred thousand photos, twenty stations for an hour and a slow Wi-Fi, with the figures they must keep (WORKBAY_SOAK_SECONDS for less, or 28800 for a day)
	@.make/prerequisites test
	@$(MAKE) --no-print-directory ui
	cargo build --release --workspace --bin workbay-serve --bin photos
	target/release/photos
	WORKBAY_SERVE=$(CURDIR)/target/release/workbay-serve WORKBAY_SOAK_SECONDS=$${WORKBAY_SOAK_SECONDS:-3600} \
		node --test --test-concurrency=1 --test-reporter=spec --test-timeout=$$(( ($${WORKBAY_SOAK_SECONDS:-3600} + 3600) * 1000 )) tests/browser/wifi.test.mjs tests/browser/twenty.test.mjs

dist: ## the installers for this kind of computer, in target/release/bundle
	@.make/prerequisites run
	@$(MAKE) --no-print-directory ui
	@.make/dist
