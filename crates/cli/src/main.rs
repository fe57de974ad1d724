//! The command `callmodel`: the events that each party of a call receives when one releases it.
//!
//! ```text
//! arguments ─ clap ─▶ Run, Embed … ─ scenario_source ─▶ Scenario ─ play ─▶ Run ─ format ─▶ bytes ─▶ Output
//!                  └▶ Trace ─ input ─▶ logs ─ gather, check ─▶ Checked ─ summary, tables, junit, ladder ─▶ bytes ─▶ Output
//! ```
//!
//! Results go to standard output or to the file of `--output`, messages to standard error. The exit status is 0 for success,
//! 1 for a refused step, a faulty model in a document or a log that differs, and 2 for a bad scenario, bad usage, or a file that cannot be read or
//! written ([`failure::Failure::report`]).

mod anonymise;
mod check;
mod compare;
mod completions;
mod course;
mod embed;
mod failure;
mod folder;
mod format;
mod man;
mod markdown;
mod mdbook;
mod output;
mod png;
mod questions;
mod report;
mod run;
mod scenario_source;
mod source;
mod theme;
mod trace;
mod walk;
mod words;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Shows what each party is told when a call is released, as Genesys T-Server reports it.
///
/// Based on the chapter Releasing Calls of the Genesys Events and Models Reference. Independent of Genesys.
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
    Trace(trace::Trace),
    Anonymise(anonymise::Anonymise),
    Questions(questions::Questions),
    Course(course::Course),
    Markdown(markdown::Markdown),
    #[command(name = "mdbook")]
    MdBook(mdbook::MdBook),
    Completions(completions::Completions),
    Man(man::Man),
}

fn main() -> ExitCode {
    let success = |()| ExitCode::SUCCESS;
    let result = match Command::parse().verb {
        Verb::Run(run) => run.execute().map(success),
        Verb::Compare(compare) => compare.execute().map(success),
        Verb::Embed(embed) => embed.execute().map(success),
        Verb::Check(check) => check.execute(),
        Verb::Trace(trace) => trace.execute(),
        Verb::Anonymise(anonymise) => anonymise.execute().map(success),
        Verb::Questions(questions) => questions.execute().map(success),
        Verb::Course(course) => course.execute().map(success),
        Verb::Markdown(markdown) => markdown.execute().map(success),
        Verb::MdBook(mdbook) => mdbook.execute(),
        Verb::Completions(completions) => completions.execute().map(success),
        Verb::Man(man) => man.execute().map(success),
    };
    result.unwrap_or_else(|failure| failure.report())
}
