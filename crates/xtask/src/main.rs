//! `cargo xtask`: serves, builds, checks and measures the project.
//!
//! Each command first installs what it needs and does not find: tools into `target/tools`, npm packages into their folders.
//! Each installation is announced on a line of its own.
#![expect(clippy::print_stdout, reason = "a task runner talks to the person who started it")]

mod audit;
mod bench;
mod chromium;
mod debian;
mod docs;
mod examples;
mod fuzz;
mod mutants;
mod node;
mod outcome;
mod package;
mod process;
mod project;
mod remedy;
mod serve;
mod setup;
mod site;
mod stamp;
mod step;
mod steps;
mod tally;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand, value_parser};
use xshell::Shell;

/// Serves, builds and checks Call Models.
///
/// Each command first installs what is missing, and says what and why. It needs Rust (by rustup), and Node.js 20.19, or 22.12
/// or newer; `test` and `examples` need Python 3 as well. In `test` and `bench`, the variable CHROMIUM can name the browser.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page and serve it on 127.0.0.1
    Serve {
        #[arg(long, default_value_t = 8080, value_parser = value_parser!(u16).range(1..))]
        port: u16,
    },
    /// Write the site to dist/, ready for any static host at any path
    Build,
    /// Build the site, and write its weight to web/weight.json
    Weight,
    /// Build the site, and measure the heights of the element for crates/forms/src/room.json
    Rooms,
    /// Run fmt, clippy and unit tests: the quick answer after a change
    Check,
    /// Run every check
    Test {
        /// Run only these steps (joined by commas) and the steps that they need
        #[arg(long, value_name = "STEP", value_delimiter = ',')]
        #[arg(value_parser = PossibleValuesParser::new(steps::STEPS.map(|step| step.name)))]
        only: Vec<String>,
    },
    /// Build the page, and the documentation beside it in dist/docs/
    Docs,
    /// Build the sites of examples/, each with its own generator, into target/examples/
    Examples,
    /// Write the element's package for npm, and check the crates as crates.io does
    ///
    /// The package is written to target/npm/, with a copy of its archive in dist/.
    Package {
        /// Write the package for npm only
        #[arg(long)]
        npm: bool,
    },
    /// Look for known vulnerabilities, licences and unused dependencies; write SBOMs to target/sbom/
    Audit {
        /// Clone of RustSec's advisory-db to use instead of fetching one
        #[arg(long, value_name = "DIR")]
        advisories: Option<PathBuf>,
    },
    /// Measure speed, size and memory beside others; write docs/src/benchmarks/
    Bench,
    /// Run libFuzzer on every reader of foreign text, or on one
    Fuzz {
        /// Time for each target
        #[arg(long, default_value_t = 60, value_parser = value_parser!(u32).range(1..))]
        seconds: u32,
        /// Folder in fuzz/seeds
        target: Option<String>,
    },
    /// Change model and ladder in some hundred ways, and fail where no test notices
    Mutants,
}

fn main() -> ExitCode {
    let Arguments { command } = Arguments::parse();
    match project::shell().and_then(|sh| run(command, &sh)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command, sh: &Shell) -> Result<ExitCode> {
    let test = |only: &[&str]| step::run_all(sh, &steps::STEPS, only);
    match command {
        Command::Serve { port } => serve::serve(sh, port)?,
        Command::Build => return test(&["site"]),
        Command::Weight => {
            site::bring_and_build(sh)?;
            site::script(sh, "weight", &["--write"])?;
        }
        Command::Rooms => steps::rooms(sh)?,
        Command::Check => return step::run_all(sh, &steps::QUICK, &[]),
        Command::Test { only } => return test(&only.iter().map(String::as_str).collect::<Vec<_>>()),
        Command::Docs => return test(&["docs"]),
        Command::Examples => return test(&["examples"]),
        Command::Package { npm: true } => return test(&["npm"]),
        Command::Package { npm: false } => return test(&["npm", "crates"]),
        Command::Audit { advisories } => return audit::audit(sh, advisories.as_deref()),
        Command::Bench => bench::bench(sh)?,
        Command::Fuzz { seconds, target } => fuzz::fuzz(sh, seconds, target)?,
        Command::Mutants => mutants::mutants(sh)?,
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    fn refused(line: &str) -> String {
        let words = ["xtask"].into_iter().chain(line.split(' '));
        Arguments::try_parse_from(words).err().expect("clap refuses the line").to_string()
    }

    #[test]
    fn wrong_values_are_refused_with_the_right_ones() {
        Arguments::command().debug_assert();
        assert!(refused("test --only magic").contains("[possible values: set-up, fmt, clippy"));
        assert!(refused("serve --port 0").contains("0 is not in 1..=65535"));
        assert!(refused("fuzz --seconds 0").contains("0 is not in 1.."));
    }
}
