//! `cargo xtask bench`: how fast the ladder is, beside mermaid in Chromium, in the page and alone, in one table.
//!
//! It prints whether the goals are met and does not fail where they are not: on a busy machine that says little.

mod clicks;
mod divan;
mod figures;
mod runs;
mod scrolls;
mod starts;
mod table;

use std::path::Path;
use std::process::{Command, ExitCode};

use crate::failure::Failure;
use crate::setup::WASM;
use crate::workspace::Workspace;
use crate::{chromium, node, packages, process, setup, site, steps};

/// What to do when a part of it fails.
const LOOK: &str = "its lines above say why";

/// Measures in the browser, then natively, and prints the table.
pub(crate) fn bench(workspace: &Workspace) -> Result<ExitCode, Failure> {
    setup::site(workspace)?;
    packages::bring(workspace, "web/e2e", "Playwright (drives the browser)")?;
    packages::bring(workspace, "web/bench", "mermaid (the ladder is measured beside it)")?;
    let chromium = chromium::bring(workspace)?;

    println!("\n── module ──");
    module(workspace)?;

    println!("\n── site ──");
    site::build(workspace)?;

    println!("\n── browser ──");
    let browser = in_browser(workspace, "web/bench/run.mjs", chromium.as_deref())?;

    println!("\n── page ──");
    let page = in_browser(workspace, "web/bench/scroll.mjs", chromium.as_deref())?;

    println!("\n── clicks ──");
    let clicks = in_browser(workspace, "web/bench/click.mjs", chromium.as_deref())?;

    println!("\n── starts ──");
    let callmodel = steps::callmodel(workspace)?;
    let starts = run_in_browser(workspace, "web/bench/start.mjs", chromium.as_deref(), &[("CALLMODEL", &callmodel)])?;

    println!("\n── native ──");
    let mut native = process::cargo();
    native.args(["bench", "--locked", "--package", "callmodel-ladder", "--bench", "sizes", "--bench", "memory"]);
    let native = lines(native.current_dir(workspace.root()))?;

    let version = |of: &str| browser.iter().find_map(|line| line.strip_prefix(of)).unwrap_or("of an unknown version");
    let machine = table::Machine {
        chromium: version("browser "),
        mermaid: version("mermaid "),
        processors: std::thread::available_parallelism().map_or(1, usize::from),
    };
    let page = table::Page {
        waits: scrolls::waits(&page),
        scrolls: scrolls::scrolls(&page),
        clicks: clicks::read(&clicks),
        starts: starts::read(&starts),
    };
    println!("\n{}", table::Table::new(machine, &runs::read(&browser), &page, &divan::read(&native)));
    Ok(ExitCode::SUCCESS)
}

/// Builds the module that the browser measures, as the page's own is built.
fn module(workspace: &Workspace) -> Result<(), Failure> {
    let folder = workspace.path("target/bench");
    let built = folder.join(WASM).join("release/callmodel_bench.wasm");
    let module = folder.join("module");
    let mut cargo = process::cargo();
    cargo.args(["build", "--release", "--locked", "--package", "callmodel-bench", "--target", WASM, "--target-dir"]);
    process::run(cargo.arg(&folder).current_dir(workspace.root()), LOOK)?;
    let mut bindgen = Command::new(workspace.path("target/tools/bin/wasm-bindgen"));
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&module).arg(&built);
    process::run(&mut bindgen, LOOK)?;
    let bound = module.join("callmodel_bench_bg.wasm");
    let mut optimise = node::node();
    optimise.arg(workspace.path("web/tools/node_modules/binaryen/bin/wasm-opt")).arg("-Oz");
    process::run(optimise.arg("--output").arg(&bound).arg(&bound), LOOK)
}

/// Runs a script that drives the browser; returns the lines of its output.
fn in_browser(workspace: &Workspace, script: &str, chromium: Option<&Path>) -> Result<Vec<String>, Failure> {
    run_in_browser(workspace, script, chromium, &[])
}

/// The same, with these variables.
fn run_in_browser(
    workspace: &Workspace,
    script: &str,
    chromium: Option<&Path>,
    variables: &[(&str, &Path)],
) -> Result<Vec<String>, Failure> {
    let mut browser = node::node();
    browser.arg(script).current_dir(workspace.root()).envs(variables.iter().copied());
    match chromium {
        Some(chromium) => browser.env("CHROMIUM", chromium),
        None => browser.env_remove("CHROMIUM"),
    };
    lines(&mut browser)
}

/// Runs to the end with its output shown; returns the lines of it.
fn lines(command: &mut Command) -> Result<Vec<String>, Failure> {
    let mut lines = Vec::new();
    let status = process::run_reading(command, |line| lines.push(line.to_owned()))?;
    if status.success() { Ok(lines) } else { Err(process::ended(command, status, LOOK)) }
}
