//! The steps of `cargo xtask test`, in order.

use std::path::PathBuf;
use std::process::Command;

use crate::failure::Failure;
use crate::setup::WASM;
use crate::step::{Step, check, count};
use crate::tally::Tally;
use crate::workspace::Workspace;
use crate::{chromium, docs, examples, node, package, packages, process, python, readers, setup, site};

/// Every step, in the order in which they run.
pub(crate) const STEPS: [Step; 13] = [
    Step { name: "set-up", needs: &[], run: set_up },
    Step { name: "fmt", needs: &[], run: fmt },
    Step { name: "clippy", needs: &[], run: clippy },
    Step { name: "clippy-wasm", needs: &["set-up"], run: clippy_wasm },
    Step { name: "tests", needs: &[], run: tests },
    Step { name: "doc", needs: &[], run: doc },
    Step { name: "model-wasm", needs: &["set-up"], run: model_wasm },
    Step { name: "site", needs: &["set-up"], run: build_site },
    Step { name: "weight", needs: &["site"], run: weigh },
    Step { name: "packages", needs: &["site"], run: publish },
    Step { name: "docs", needs: &["packages"], run: build_docs },
    Step { name: "examples", needs: &["packages"], run: build_examples },
    Step { name: "browser", needs: &["packages"], run: browser },
];

/// The steps of `cargo xtask check`.
pub(crate) const QUICK: [Step; 3] = [
    Step { name: "fmt", needs: &[], run: fmt },
    Step { name: "clippy", needs: &[], run: clippy },
    Step { name: "unit", needs: &[], run: unit_tests },
];

/// The names of the steps, in order.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    STEPS.iter().map(|step| step.name)
}

/// What to do when a check of the code itself fails.
const FIX: &str = "the lines above say what and where; mend it and start again";

fn cargo(workspace: &Workspace, words: &str) -> Command {
    let mut cargo = process::cargo();
    cargo.args(words.split(' ')).current_dir(workspace.root());
    cargo
}

fn set_up(workspace: &Workspace) -> Result<Tally, Failure> {
    setup::site(workspace)?;
    Ok(Tally::default())
}

fn fmt(workspace: &Workspace) -> Result<Tally, Failure> {
    check(&mut cargo(workspace, "fmt --all --check"), "format the code: `cargo fmt --all`")
}

fn clippy(workspace: &Workspace) -> Result<Tally, Failure> {
    let words = "clippy --workspace --all-targets --locked -- -D warnings";
    check(&mut cargo(workspace, words), FIX)
}

fn clippy_wasm(workspace: &Workspace) -> Result<Tally, Failure> {
    let words =
        format!("clippy --package callmodel-web --package callmodel-element --target {WASM} --locked -- -D warnings");
    check(&mut cargo(workspace, &words), FIX)
}

fn unit_tests(workspace: &Workspace) -> Result<Tally, Failure> {
    count(&mut cargo(workspace, "test --workspace --lib --bins --locked --no-fail-fast"), FIX)
}

fn tests(workspace: &Workspace) -> Result<Tally, Failure> {
    // A tool that cannot be had costs its own tests and no others: those of Python fail, those of a reader are skipped.
    if let Err(failure) = python::bring() {
        eprintln!("{failure}\nthe tests with Python will fail");
    }
    let skipped = readers::bring();
    let mut tally = count(&mut cargo(workspace, "test --workspace --locked --no-fail-fast"), FIX)?;
    tally.skipped += skipped;
    Ok(tally)
}

fn doc(workspace: &Workspace) -> Result<Tally, Failure> {
    check(cargo(workspace, "doc --workspace --no-deps --locked").env("RUSTDOCFLAGS", "-D warnings"), FIX)
}

/// Model, ladder and figure for wasm: nothing imported, and the tours of the model, alone, and of the figure, which draws the
/// ladder, run to the end.
fn model_wasm(workspace: &Workspace) -> Result<Tally, Failure> {
    let mut tally = tour(workspace, "crates/model/examples/tour.rs", &["callmodel"])?;
    tally += tour(workspace, "crates/forms/examples/tour.rs", &["callmodel-forms", "callmodel-figure", "callmodel"])?;
    Ok(tally)
}

/// Builds these crates and, of them alone, this program, and runs it with nothing to import.
fn tour(workspace: &Workspace, program: &str, crates: &[&str]) -> Result<Tally, Failure> {
    // A target folder of its own says where the libraries are. The tour is compiled by rustc itself,
    // because cargo would build the tests' dependencies with it, which need not know wasm.
    let folder = workspace.path("target").join(format!("{}-wasm", crates[0]));
    let mut build = cargo(workspace, "build --release --locked --lib");
    build.args(crates.iter().flat_map(|name| ["--package", name]));
    process::run(build.args(["--target", WASM, "--target-dir"]).arg(&folder), FIX)?;
    let release = folder.join(WASM).join("release");
    let tour = release.join("tour.wasm");
    let mut rustc = Command::new("rustc");
    rustc.args(["--edition", "2024", "--target", WASM, "-C", "panic=abort"]);
    rustc.args(["-C", "opt-level=z", "--crate-name", "tour"]);
    // What they are made of, and the macros that they were compiled with, which run on this machine.
    for deps in [release.join("deps"), folder.join("release/deps")] {
        rustc.arg("-L").arg(format!("dependency={}", deps.display()));
    }
    for library in crates.iter().map(|name| name.replace('-', "_")) {
        let file = release.join(format!("lib{library}.rlib"));
        rustc.arg("--extern").arg(format!("{library}={}", file.display()));
    }
    process::run(rustc.arg("-o").arg(&tour).arg(program).current_dir(workspace.root()), FIX)?;
    check(
        node::node().arg("crates/xtask/run-alone.mjs").arg(&tour).current_dir(workspace.root()),
        "model, ladder and figure must compute alone: no clock, no randomness, no I/O, no panic",
    )
}

fn build_site(workspace: &Workspace) -> Result<Tally, Failure> {
    site::build(workspace)?;
    Ok(Tally::PASSED)
}

fn weigh(workspace: &Workspace) -> Result<Tally, Failure> {
    site::weigh(workspace, &[])?;
    Ok(Tally::PASSED)
}

fn publish(workspace: &Workspace) -> Result<Tally, Failure> {
    package::npm(workspace)?;
    let mut tally = Tally::PASSED;
    tally += package::crates(workspace)?;
    Ok(tally)
}

fn build_docs(workspace: &Workspace) -> Result<Tally, Failure> {
    docs::build(workspace, &callmodel(workspace)?)?;
    Ok(Tally::PASSED)
}

fn build_examples(workspace: &Workspace) -> Result<Tally, Failure> {
    python::bring()?;
    examples::build(workspace, &callmodel(workspace)?)?;
    Ok(Tally::PASSED)
}

fn browser(workspace: &Workspace) -> Result<Tally, Failure> {
    packages::bring(workspace, "web/e2e", "Playwright, axe and mermaid (test in a browser)")?;
    let callmodel = callmodel(workspace)?;
    let chromium = chromium::bring(workspace)?;
    let mut tally = Tally::default();
    // Tests that measure time or memory run alone, after all others.
    for which in ["--grep-invert @serial", "--grep @serial --workers 1"] {
        let mut playwright = node::node();
        playwright.args(["node_modules/@playwright/test/cli.js", "test"]).args(which.split(' '));
        playwright.current_dir(workspace.path("web/e2e"));
        match &chromium {
            Some(chromium) => playwright.env("CHROMIUM", chromium),
            None => playwright.env_remove("CHROMIUM"),
        };
        playwright.env("CALLMODEL", &callmodel);
        tally += count(&mut playwright, FIX)?;
    }
    Ok(tally)
}

/// Builds the command, which draws the models of documents, and whose Mermaid the browser's tests have drawn by mermaid; says
/// where it is.
pub(crate) fn callmodel(workspace: &Workspace) -> Result<PathBuf, Failure> {
    // A target folder that is named here says where the program is; it is the usual one, where the tests have built it.
    let folder = workspace.path("target");
    let mut build = cargo(workspace, "build --locked --package callmodel-cli --target-dir");
    process::run(build.arg(&folder), FIX)?;
    Ok(folder.join("debug").join(format!("callmodel{}", std::env::consts::EXE_SUFFIX)))
}

#[cfg(test)]
mod cases {
    use super::*;

    #[test]
    fn every_step_needs_only_steps_that_run_before_it() {
        for (place, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                let before = names().take(place).any(|name| name == *need);
                assert!(before, "{} needs {need}, which does not run before it", step.name);
            }
        }
    }
}
