//! The command `callmodel`: what each party of a call is told when one releases it.
//!
//! Exit status: 0, 1 when the model refuses a step or a document's model is wrong, 2 for a bad scenario, bad usage, or a file that cannot be read or
//! written. What was asked for goes to standard output or to the file that `--output` names, all else to standard error.

mod check;
mod compare;
mod embed;
mod failure;
mod format;
mod markdown;
mod mdbook;
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
    Check(check::Check),
    Markdown(markdown::Markdown),
    #[command(name = "mdbook")]
    MdBook(mdbook::MdBook),
}

fn main() -> ExitCode {
    let well = |()| ExitCode::SUCCESS;
    let done = match Command::parse().verb {
        Verb::Run(run) => run.execute().map(well),
        Verb::Compare(compare) => compare.execute().map(well),
        Verb::Embed(embed) => embed.execute().map(well),
        Verb::Check(check) => check.execute(),
        Verb::Markdown(markdown) => markdown.execute().map(well),
        Verb::MdBook(mdbook) => mdbook.execute(),
    };
    done.unwrap_or_else(|failure| failure.report())
}
