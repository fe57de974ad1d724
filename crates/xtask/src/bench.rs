//! `cargo xtask bench`: how fast and how small everything is, beside mermaid and beside what nobody can be below, measured in
//! Chromium and natively. It writes `docs/src/benchmarks`: a table, the same as JSON, and charts.
//!
//! It says whether the goals are met and does not fail where they are not: on a busy machine that says little.

mod chart;
mod clicks;
mod commands;
mod divan;
mod figures;
mod measure;
mod report;
mod scrolls;

use std::path::Path;
use std::process::{Command, ExitCode};

use crate::failure::Failure;
use crate::setup::WASM;
use crate::workspace::Workspace;
use crate::{chromium, node, packages, process, setup, site};
use report::{Machine, Report};

/// What to do when a part of it fails.
const LOOK: &str = "its lines above say why";

/// Where the report is written.
const REPORT: &str = "docs/src/benchmarks";

/// Measures in the browser, then natively; prints the table and writes the report.
pub(crate) fn bench(workspace: &Workspace) -> Result<ExitCode, Failure> {
    setup::site(workspace)?;
    packages::bring(workspace, "web/e2e", "Playwright (drives the browser)")?;
    packages::bring(workspace, "web/bench", "mermaid (the ladder is measured beside it)")?;
    let chromium = chromium::bring(workspace)?;
    // What is measured is what is committed, unless it says so.
    let mut git = Command::new("git");
    git.args(["describe", "--always", "--dirty"]).current_dir(workspace.root());
    let commit = process::answer(&mut git).unwrap_or_else(|| "unknown".to_owned());

    println!("\n── modules ──");
    module(workspace, "callmodel-bench", "callmodel_bench", "target/bench/module")?;
    module(workspace, "callmodel-bench-empty", "callmodel_bench_empty", "target/bench/empty")?;

    println!("\n── site ──");
    site::build(workspace)?;

    println!("\n── command ──");
    let callmodel = command(workspace)?;
    let commands = commands::measure(&callmodel)?;

    println!("\n── native ──");
    let ladder = native(workspace, "callmodel-ladder", &["sizes", "memory"])?;
    let model = native(workspace, "callmodel", &["apply", "memory"])?;

    let in_browser = |name: &str| {
        println!("\n── {name} ──");
        let script = format!("web/bench/{name}.mjs");
        run_in_browser(workspace, &script, chromium.as_deref(), &[("CALLMODEL", &callmodel)])
    };
    let browser = in_browser("run")?;
    let starts = in_browser("start")?;
    let clicks = in_browser("click")?;
    let scrolled = in_browser("scroll")?;

    let mut measures = measure::read(&starts);
    measures.extend(clicks::measures(&clicks::read(&clicks)));
    measures.extend(measure::read(&browser));
    measures.extend(divan::of_model(&model));
    measures.extend(divan::of_ladder(&ladder));
    measures.extend(commands);
    measures.extend(measure::read(&scrolled));
    measures.extend(scrolls::scrolls(&scrolled).into_iter().flat_map(scrolls::Scroll::measures));
    let version = |of: &str| browser.iter().find_map(|line| line.strip_prefix(of)).unwrap_or("unknown").to_owned();
    let machine = Machine {
        processor: processor(),
        processors: std::thread::available_parallelism().map_or(1, usize::from),
        chromium: version("browser "),
        mermaid: version("mermaid "),
        commit,
    };
    write(workspace, &Report { machine, measures })
}

/// Writes the report, and prints its table.
fn write(workspace: &Workspace, report: &Report) -> Result<ExitCode, Failure> {
    let folder = workspace.path(REPORT);
    let failed =
        |error: std::io::Error| Failure::new(format!("{REPORT} cannot be written: {error}"), "see to its folder");
    std::fs::create_dir_all(&folder).map_err(failed)?;
    let table = report.markdown();
    let charts = report.charts().into_iter().map(|(name, svg)| (format!("{name}.svg"), svg));
    let files = [("table.md".to_owned(), table.clone()), ("report.json".to_owned(), report.json())];
    for (name, content) in charts.chain(files) {
        std::fs::write(folder.join(name), content).map_err(failed)?;
    }
    println!("\n{table}\n{REPORT} has this table, the values as JSON, and charts");
    Ok(ExitCode::SUCCESS)
}

/// What the processor calls itself, where the system tells.
fn processor() -> String {
    let told = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = told.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(": "));
    name.map_or_else(|| "A processor without a name".to_owned(), |(_, name)| name.to_owned())
}

/// The command as it is released.
fn command(workspace: &Workspace) -> Result<std::path::PathBuf, Failure> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--release", "--locked", "--package", "callmodel-cli"]);
    process::run(cargo.current_dir(workspace.root()), LOOK)?;
    Ok(workspace.path("target/release/callmodel"))
}

/// Runs these benches of a crate.
fn native(workspace: &Workspace, package: &str, benches: &[&str]) -> Result<Vec<divan::Row>, Failure> {
    let mut cargo = process::cargo();
    cargo.args(["bench", "--locked", "--package", package]);
    cargo.args(benches.iter().flat_map(|bench| ["--bench", bench]));
    Ok(divan::read(&lines(cargo.current_dir(workspace.root()))?))
}

/// Builds a module that the browser measures, as the page's own is built.
fn module(workspace: &Workspace, package: &str, name: &str, module: &str) -> Result<(), Failure> {
    let (folder, module) = (workspace.path("target/bench"), workspace.path(module));
    let built = folder.join(WASM).join(format!("release/{name}.wasm"));
    let mut cargo = process::cargo();
    cargo.args(["build", "--release", "--locked", "--package", package, "--target", WASM, "--target-dir"]);
    process::run(cargo.arg(&folder).current_dir(workspace.root()), LOOK)?;
    let mut bindgen = Command::new(workspace.path("target/tools/bin/wasm-bindgen"));
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&module).arg(&built);
    process::run(&mut bindgen, LOOK)?;
    let bound = module.join(format!("{name}_bg.wasm"));
    let mut optimise = node::node();
    optimise.arg(workspace.path("web/tools/node_modules/binaryen/bin/wasm-opt")).arg("-Oz");
    process::run(optimise.arg("--output").arg(&bound).arg(&bound), LOOK)
}

/// Runs a script that drives the browser, with these variables; returns the lines of its output.
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
