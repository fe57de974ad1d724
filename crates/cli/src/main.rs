//! The command `callmodel`: what each party of a call is told when one releases it.
//!
//! Exit status: 0, 1 when the model refuses a step, 2 for a bad scenario, bad usage, or a file that cannot be read or
//! written. What was asked for goes to standard output or to the file that `--output` names, all else to standard error.

mod compare;
mod embed;
mod failure;
mod format;
mod output;
mod png;
mod run;
mod scenario_source;
mod source;
mod theme;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What each party of a phone call is told when one releases it, as Genesys T-Server reports it.
///
/// It follows the chapter Releasing Calls of the Genesys Events and Models Reference, and is independent of Genesys.
#[derive(Parser)]
#[command(name = "callmodel", version)]
struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Run(run::Run),
    Compare(compare::Compare),
    Embed(embed::Embed),
}

fn main() -> ExitCode {
    let done = match Command::parse().verb {
        Verb::Run(run) => run.execute(),
        Verb::Compare(compare) => compare.execute(),
        Verb::Embed(embed) => embed.execute(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
