//! `cargo xtask`: serves, builds, checks and measures the project from one command.
//!
//! Each command brings what it needs first (see [`setup`]): tools go to `target/tools` and to the
//! package folders `web/tools`, `web/e2e` and `web/bench`, each step is said on a line of its own before it is
//! done, and what is already there is not touched. Nothing here depends on another crate.
#![expect(clippy::print_stdout, reason = "a task runner talks to the person who started it")]

mod announce;
mod audit;
mod bench;
mod chromium;
mod debian;
mod docs;
mod examples;
mod failure;
mod fuzz;
mod html;
mod mutants;
mod node;
mod package;
mod packages;
mod process;
mod python;
mod readers;
mod serve;
mod setup;
mod site;
mod step;
mod steps;
mod summary;
mod tally;
mod test;
mod tool;
mod usage;
mod version;
mod workspace;

use std::process::ExitCode;

use failure::Failure;
use usage::Command;
use workspace::Workspace;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let command = match Command::parse(&arguments) {
        Ok(command) => command,
        Err(reason) => {
            eprintln!("error: {reason}\n\n{}", usage::TEXT);
            return ExitCode::from(2);
        }
    };
    match run(command) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Help => {
            println!("{}", usage::TEXT);
            Ok(ExitCode::SUCCESS)
        }
        Command::Serve { port } => serve::serve(&Workspace::find()?, port),
        Command::Build => {
            let workspace = Workspace::find()?;
            setup::site(&workspace)?;
            site::build(&workspace)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Package { npm_alone } => {
            let workspace = Workspace::find()?;
            setup::site(&workspace)?;
            site::build(&workspace)?;
            package::npm(&workspace)?;
            if !npm_alone {
                package::crates(&workspace)?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Docs => {
            let workspace = Workspace::find()?;
            setup::site(&workspace)?;
            site::build(&workspace)?;
            package::npm(&workspace)?;
            docs::build(&workspace, &steps::callmodel(&workspace)?)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Examples => {
            let workspace = Workspace::find()?;
            setup::site(&workspace)?;
            python::bring()?;
            site::build(&workspace)?;
            package::npm(&workspace)?;
            examples::build(&workspace, &steps::callmodel(&workspace)?)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Weight => {
            let workspace = Workspace::find()?;
            setup::site(&workspace)?;
            site::build(&workspace)?;
            site::weigh(&workspace, &["--write"])?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Check => test::run_all(&Workspace::find()?, &steps::QUICK),
        Command::Test { only } => test::test(&Workspace::find()?, only.as_deref()),
        Command::Audit { advisories } => audit::audit(&Workspace::find()?, advisories.as_deref()),
        Command::Bench => bench::bench(&Workspace::find()?),
        Command::Fuzz { seconds, target } => {
            fuzz::fuzz(&Workspace::find()?, seconds, target.as_deref())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Mutants => {
            mutants::mutants(&Workspace::find()?)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Announce { port } => {
            announce::announce(port);
            Ok(ExitCode::SUCCESS)
        }
    }
}
