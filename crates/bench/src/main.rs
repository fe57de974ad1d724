//! `callmodel-bench`: measures everything and writes `docs/src/benchmarks`; `callmodel-bench report` writes the table and the
//! charts again from the values in `report.json`.
#![expect(clippy::print_stdout, reason = "a command talks to the person who started it")]

use anyhow::Result;
use callmodel_bench::{Report, Workspace, measure};
use clap::{Parser, Subcommand};

/// Measures speed, size and memory, and writes docs/src/benchmarks.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the table and the charts again, from the values in report.json.
    Report,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let workspace = Workspace::find()?;
    let folder = workspace.path("docs/src/benchmarks");
    let report = match arguments.command {
        None => measure(&workspace)?,
        Some(Command::Report) => Report::read(&folder)?,
    };
    report.write(&folder)?;
    println!("\n{}\n{} has this table, the values as JSON, and charts", report.markdown(), folder.display());
    Ok(())
}
