//! `cargo xtask bench`: brings what the crate `callmodel-bench` needs, builds the site, and runs it.

use std::process::ExitCode;

use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{chromium, packages, process, setup, site};

/// Measures, and writes `docs/src/benchmarks`.
pub(crate) fn bench(workspace: &Workspace) -> Result<ExitCode, Failure> {
    setup::site(workspace)?;
    packages::bring(workspace, "web/e2e", "Playwright (drives the browser)")?;
    packages::bring(workspace, "web/bench", "mermaid (the ladder is measured beside it)")?;
    let chromium = chromium::bring(workspace)?;
    site::build(workspace)?;
    let mut cargo = process::cargo();
    cargo.args(["run", "--release", "--locked", "--package", "callmodel-bench"]);
    match chromium {
        Some(chromium) => cargo.env("CHROMIUM", chromium),
        None => cargo.env_remove("CHROMIUM"),
    };
    cargo.current_dir(workspace.root()).env("PATH", workspace.tool_path()?);
    process::run(&mut cargo, "its lines above say why")?;
    Ok(ExitCode::SUCCESS)
}
