//! The steps of `cargo xtask test` and of `cargo xtask check`.

use anyhow::Result;
use xshell::{Cmd, Shell, cmd};

use crate::project::{callmodel, path_after, root_of};
use crate::remedy::{FIX, Remedy as _};
use crate::setup::{self, WASM};
use crate::step::Step;
use crate::tally::{Tally, counted};
use crate::{chromium, debian, docs, examples, node, package, site};

/// Every step of `cargo xtask test`, in order. Some are also commands of their own.
pub(crate) const STEPS: [Step; 15] = [
    Step { name: "set-up", needs: &[], run: |sh| setup::site(sh).map(|()| Tally::default()) },
    Step { name: "fmt", needs: &[], run: fmt },
    Step { name: "clippy", needs: &[], run: clippy },
    Step { name: "tests", needs: &[], run: tests },
    Step { name: "doc", needs: &[], run: doc },
    Step { name: "model-wasm", needs: &["set-up"], run: model_wasm },
    Step { name: "site", needs: &["set-up"], run: |sh| passed(site::build(sh)) },
    Step { name: "weight", needs: &["site"], run: |sh| passed(site::script(sh, "weight", &[])) },
    Step { name: "npm", needs: &["site"], run: |sh| passed(package::npm(sh)) },
    Step { name: "crates", needs: &["set-up"], run: |sh| passed(package::crates(sh)) },
    Step { name: "docs", needs: &["npm"], run: |sh| passed(docs::build(sh)) },
    Step { name: "examples", needs: &["npm"], run: |sh| passed(examples::build(sh)) },
    Step { name: "generators", needs: &[], run: examples::test_generators },
    Step { name: "browser", needs: &["npm"], run: browser },
    Step { name: "engines", needs: &["examples"], run: engines },
];

/// The steps of `cargo xtask check`.
pub(crate) const QUICK: [Step; 3] = [
    Step { name: "fmt", needs: &[], run: fmt },
    Step { name: "clippy", needs: &[], run: clippy },
    Step {
        name: "unit",
        needs: &[],
        run: |sh| counted(cmd!(sh, "cargo test --workspace --lib --bins --locked --no-fail-fast")),
    },
];

/// Options of `cargo test` for the time of each test. The variable is set for the tests alone: with it cargo would compile
/// everything again.
const TIMES: [&str; 4] =
    ["--config=target.'cfg(unix)'.runner=['env','RUSTC_BOOTSTRAP=1']", "--", "-Zunstable-options", "--report-time"];

/// The counts of a check without tests.
fn passed(result: Result<()>) -> Result<Tally> {
    result.map(|()| Tally::PASSED)
}

fn check(command: Cmd<'_>) -> Result<Tally> {
    passed(command.run().to_do(FIX))
}

fn fmt(sh: &Shell) -> Result<Tally> {
    passed(cmd!(sh, "cargo fmt --all --check").run().to_do("format the code: `cargo fmt --all`"))
}

fn clippy(sh: &Shell) -> Result<Tally> {
    check(cmd!(sh, "cargo clippy --workspace --all-targets --locked -- -D warnings"))
}

fn tests(sh: &Shell) -> Result<Tally> {
    let times = if cfg!(unix) { &TIMES[..] } else { &[] };
    let mut tally = Tally::default();
    // A missing tool costs its own tests and no others: those of Python fail, those of the others are skipped.
    for package in ["python3", "librsvg2-bin", "plantuml"] {
        if let Err(reason) = debian::bring(sh, package) {
            println!("SKIPPED: the tests with {package}: {reason:#}");
            tally.skipped += 1;
        }
    }
    tally += counted(cmd!(sh, "cargo test --workspace --tests --locked --no-fail-fast").args(times))?;
    tally += counted(cmd!(sh, "cargo test --workspace --doc --locked --no-fail-fast"))?;
    Ok(tally)
}

fn doc(sh: &Shell) -> Result<Tally> {
    check(cmd!(sh, "cargo doc --workspace --no-deps --locked").env("RUSTDOCFLAGS", "-D warnings"))
}

/// The crates of the tours, which are examples of model and forms.
const TOURED: [&str; 3] = ["callmodel", "callmodel-figure", "callmodel-forms"];

/// Compiles the tours for wasm, and runs them without any import: no clock, no randomness, no I/O.
fn model_wasm(sh: &Shell) -> Result<Tally> {
    let target = root_of(sh, "target");
    let packages = TOURED.iter().flat_map(|name| ["--package", name]);
    let build = cmd!(sh, "cargo build --locked --lib {packages...} --target {WASM} --target-dir {target}");
    build.run().to_do(FIX)?;
    let libraries = target.join(WASM).join("debug");
    // The second folder has the macros that the dependencies were compiled with.
    let folders = [libraries.join("deps"), target.join("debug/deps")];
    let folders = &folders.map(|folder| format!("-Ldependency={}", folder.display()));
    let externs = &TOURED.map(|name| format!("--extern={}", name.replace('-', "_")));
    let mut tally = Tally::default();
    for room in ["model", "forms"] {
        let tour = target.join(format!("tour-{room}.wasm"));
        let options = ["--edition", "2024", "--target", WASM, "-Cpanic=abort", "-Copt-level=z"];
        // By rustc itself: cargo would compile the dependencies of the tests, too, which need not know wasm.
        let rustc = cmd!(sh, "rustc {options...} {folders...} {externs...} -Lcrate={libraries} -o {tour}");
        rustc.arg(format!("crates/{room}/examples/tour.rs")).run().to_do(FIX)?;
        let advice = "model, ladder, figure and forms compute alone: no clock, no randomness, no I/O, no panic";
        tally += passed(cmd!(sh, "node crates/xtask/run-alone.mjs {tour}").run().to_do(advice))?;
    }
    Ok(tally)
}

/// Measures the heights of the element in Chromium, and writes them for `callmodel-forms`.
pub(crate) fn rooms(sh: &Shell) -> Result<()> {
    site::bring_and_build(sh)?;
    chromium::bring(sh)?;
    let _folder = sh.push_dir("web/e2e");
    let playwright = cmd!(sh, "node node_modules/@playwright/test/cli.js test rooms.spec.ts");
    playwright.env("CALLMODEL_ROOMS", "write").run().to_do(FIX)
}

fn browser(sh: &Shell) -> Result<Tally> {
    chromium::bring(sh)?;
    let program = callmodel(sh)?;
    // MkDocs, with which a guide is followed.
    let _path = sh.push_env("PATH", path_after(sh, &examples::python(sh)?)?);
    let _folder = sh.push_dir("web/e2e");
    let playwright = || cmd!(sh, "node node_modules/@playwright/test/cli.js test").env("CALLMODEL", &program);
    // Tests that measure time or memory run alone, after all others.
    let mut tally = counted(playwright().args(["--grep-invert", "@serial"]))?;
    tally += counted(playwright().args(["--grep", "@serial", "--workers", "1"]))?;
    Ok(tally)
}

/// The walk through the page in other browsers, as far as they are installed.
fn engines(sh: &Shell) -> Result<Tally> {
    node::packages(sh, "web/engines", "drivers of Firefox and WebKit (test in other browsers)")?;
    let program = callmodel(sh)?;
    let _folder = sh.push_dir("web/engines");
    counted(cmd!(sh, "node --test --test-concurrency=1 --test-reporter=./tally.mjs").env("CALLMODEL", program))
}
