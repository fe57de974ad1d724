//! What can be asked of `cargo xtask`, and how it is asked.

use std::path::PathBuf;

use crate::{fuzz, serve, steps};

/// The usage, as `cargo xtask --help` prints it.
pub(crate) const TEXT: &str = "\
Usage: cargo xtask <COMMAND>

  serve [--port N]      build the page and serve it on 127.0.0.1, port 8080 if none is given
  build                 write the site to dist/, ready for any static host at any path
  weight                build the site, and write its weight to web/weight.json
  check                 fmt, clippy and unit tests: the quick answer after a change
  test [--only STEP]    run every check, or one step with the steps it needs
  docs                  build the page, and the documentation beside it in dist/docs/
  examples              build the sites of examples/, each with its own generator, into target/examples/
  package [--npm]       write the element's package for npm to target/npm/, and a copy of its archive to dist/; then
                        check the crates as crates.io does, but not with --npm
  audit [--advisories DIR]
                        look at what the project is made of: known vulnerabilities, licences, what nothing
                        uses; write SBOMs to target/sbom/. DIR is a clone of RustSec's advisory-db to use
  bench                 measure speed, size and memory beside others and beside the floor; write docs/src/benchmarks/
  fuzz [--seconds N] [TARGET]
                        give every reader of foreign text, or one, what libFuzzer finds; 60 seconds each if none is given
  mutants               change model and ladder in some hundred ways, and fail where no test notices

Each command first brings the tools that are missing, and says what and why.
It needs Rust (by rustup), and Node.js 20.19, or 22.12 or newer; `test` and `examples` need Python 3 as well.
In `test` and `bench`, the variable CHROMIUM can name the browser to use.";

/// One thing that `cargo xtask` was asked to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print the usage.
    Help,
    /// Build the page and serve it on this port.
    Serve {
        /// The port on 127.0.0.1.
        port: u16,
    },
    /// Write the site to `dist/`.
    Build,
    /// Write today's weight.
    Weight,
    /// Format, lints and unit tests.
    Check,
    /// Run the checks.
    Test {
        /// The one step to run (with those that it needs), or all of them.
        only: Option<String>,
    },
    /// Build the documentation.
    Docs,
    /// Build the example sites.
    Examples,
    /// Write what is published.
    Package {
        /// The package for npm alone, without a look at the crates.
        npm_alone: bool,
    },
    /// Look at the dependencies.
    Audit {
        /// A clone of RustSec's database to use, or none: then it is fetched.
        advisories: Option<PathBuf>,
    },
    /// Measure everything.
    Bench,
    /// Fuzz what reads foreign text.
    Fuzz {
        /// For how many seconds each target.
        seconds: u32,
        /// The one target, or all of them.
        target: Option<String>,
    },
    /// See whether the tests notice changes of the code.
    Mutants,
    /// Wait for a server, then print its address: the second half of `serve`, not for people.
    Announce {
        /// The port on 127.0.0.1.
        port: u16,
    },
}

impl Command {
    /// Reads the arguments after `cargo xtask`; an error says which one is wrong and what would be right.
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, String> {
        let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
        match words[..] {
            [] | ["help" | "--help" | "-h"] | [_, "--help" | "-h"] => Ok(Self::Help),
            ["serve"] => Ok(Self::Serve { port: serve::DEFAULT_PORT }),
            ["serve", "--port", port] => Ok(Self::Serve { port: number(port)? }),
            ["announce", port] => Ok(Self::Announce { port: number(port)? }),
            ["build"] => Ok(Self::Build),
            ["weight"] => Ok(Self::Weight),
            ["check"] => Ok(Self::Check),
            ["docs"] => Ok(Self::Docs),
            ["examples"] => Ok(Self::Examples),
            ["package"] => Ok(Self::Package { npm_alone: false }),
            ["package", "--npm"] => Ok(Self::Package { npm_alone: true }),
            ["audit"] => Ok(Self::Audit { advisories: None }),
            ["audit", "--advisories", clone] => Ok(Self::Audit { advisories: Some(clone.into()) }),
            ["bench"] => Ok(Self::Bench),
            ["mutants"] => Ok(Self::Mutants),
            ["fuzz", ref rest @ ..] => fuzzed(rest),
            ["test"] => Ok(Self::Test { only: None }),
            ["test", "--only", step] if steps::names().any(|name| name == step) => {
                Ok(Self::Test { only: Some(step.to_owned()) })
            }
            ["test", "--only", step] => Err(format!(
                "there is no step `{step}`; the steps are: {}",
                steps::names().collect::<Vec<_>>().join(", ")
            )),
            [
                "serve" | "build" | "check" | "weight" | "docs" | "examples" | "package" | "test" | "audit" | "bench"
                | "mutants",
                ..,
            ] => Err(format!("cannot read `{}`", arguments.join(" "))),
            [other, ..] => Err(format!("there is no command `{other}`")),
        }
    }
}

/// Reads what stands behind `fuzz`.
fn fuzzed(words: &[&str]) -> Result<Command, String> {
    let (seconds, target) = match *words {
        ["--seconds", seconds, ref rest @ ..] => {
            let number = seconds.parse().ok().filter(|seconds| *seconds > 0);
            (number.ok_or_else(|| format!("`{seconds}` is no number of seconds"))?, rest)
        }
        ref rest => (fuzz::SECONDS, rest),
    };
    match *target {
        [] => Ok(Command::Fuzz { seconds, target: None }),
        [target] if fuzz::TARGETS.contains(&target) => Ok(Command::Fuzz { seconds, target: Some(target.to_owned()) }),
        [target, ..] => Err(format!("there is no target `{target}`; the targets are: {}", fuzz::TARGETS.join(", "))),
    }
}

fn number(port: &str) -> Result<u16, String> {
    match port.parse() {
        Ok(0) | Err(_) => Err(format!("`{port}` is not a port: a number from 1 to 65535 is")),
        Ok(port) => Ok(port),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Command::parse(&words)
    }

    #[test]
    fn nothing_asked_is_a_question_for_help() {
        assert_eq!(parse(""), Ok(Command::Help));
        assert_eq!(parse("--help"), Ok(Command::Help));
        assert_eq!(parse("serve --help"), Ok(Command::Help));
    }

    #[test]
    fn serve_takes_port_8080_or_the_one_given() {
        assert_eq!(parse("serve"), Ok(Command::Serve { port: 8080 }));
        assert_eq!(parse("serve --port 9000"), Ok(Command::Serve { port: 9000 }));
        assert_eq!(parse("serve --port 99999"), Err("`99999` is not a port: a number from 1 to 65535 is".to_owned()));
    }

    #[test]
    fn test_runs_one_step_only_if_there_is_such_a_step() {
        let only = Some("fmt".to_owned());
        assert_eq!(parse("test --only fmt"), Ok(Command::Test { only }));
        let refused = parse("test --only magic").expect_err("no step is called magic");
        assert!(refused.starts_with("there is no step `magic`; the steps are: set-up, fmt"));
    }

    #[test]
    fn audit_takes_a_clone_of_the_database_or_none() {
        assert_eq!(parse("audit"), Ok(Command::Audit { advisories: None }));
        assert_eq!(parse("audit --advisories db"), Ok(Command::Audit { advisories: Some("db".into()) }));
        assert_eq!(parse("audit --advisories"), Err("cannot read `audit --advisories`".to_owned()));
    }

    #[test]
    fn package_takes_all_or_the_one_for_npm() {
        assert_eq!(parse("package"), Ok(Command::Package { npm_alone: false }));
        assert_eq!(parse("package --npm"), Ok(Command::Package { npm_alone: true }));
        assert_eq!(parse("package --crates"), Err("cannot read `package --crates`".to_owned()));
    }

    #[test]
    fn check_and_weight_take_nothing_more() {
        assert_eq!(parse("check"), Ok(Command::Check));
        assert_eq!(parse("weight"), Ok(Command::Weight));
        assert_eq!(parse("check now"), Err("cannot read `check now`".to_owned()));
    }

    #[test]
    fn bench_takes_nothing_more() {
        assert_eq!(parse("bench"), Ok(Command::Bench));
        assert_eq!(parse("bench fast"), Err("cannot read `bench fast`".to_owned()));
    }

    #[test]
    fn fuzz_takes_seconds_and_a_target() {
        assert_eq!(parse("fuzz"), Ok(Command::Fuzz { seconds: 60, target: None }));
        let target = Some("json".to_owned());
        assert_eq!(parse("fuzz --seconds 9 json"), Ok(Command::Fuzz { seconds: 9, target }));
        assert_eq!(parse("fuzz --seconds x"), Err("`x` is no number of seconds".to_owned()));
        assert!(
            parse("fuzz xml")
                .expect_err("no target")
                .starts_with("there is no target `xml`; the targets are: scenario")
        );
    }

    #[test]
    fn what_is_not_known_is_named_in_the_error() {
        assert_eq!(parse("deploy"), Err("there is no command `deploy`".to_owned()));
        assert_eq!(parse("build now"), Err("cannot read `build now`".to_owned()));
    }
}
