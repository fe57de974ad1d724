//! `cargo xtask fuzz`: gives each target of `fuzz/` what libFuzzer finds, and says how far it got.

use std::fs::{self, File};
use std::process::Command;

use crate::failure::Failure;
use crate::process;
use crate::tool::{self, Tool};
use crate::workspace::Workspace;

/// What is fuzzed: each is a function of `crates/hostile`.
pub(crate) const TARGETS: [&str; 5] = ["scenario", "address", "json", "document", "layout"];

/// For how many seconds each target is fuzzed if nobody says.
pub(crate) const SECONDS: u32 = 60;

const TOOL: Tool<'static> = Tool {
    package: "cargo-fuzz",
    program: "cargo-fuzz",
    ask: tool::VERSION,
    version: "0.13.2",
    purpose: "builds what libFuzzer runs",
    duration: "1 minute",
    options: &[],
};

/// Fuzzes one target or all of them, each for so many seconds. The inputs that lead further stay in `fuzz/corpus`, for the
/// next time.
pub(crate) fn fuzz(workspace: &Workspace, seconds: u32, target: Option<&str>) -> Result<(), Failure> {
    TOOL.bring(workspace)?;
    if ["c++", "g++", "clang++"].into_iter().find_map(process::in_path).is_none() {
        return Err(Failure::new(
            "libFuzzer is built with a C++ compiler, and there is none",
            "install g++ or clang++, from the packages of your system",
        ));
    }
    let program = workspace.tool("cargo-fuzz");
    let fuzzer = |verb: &str| {
        let mut command = Command::new(&program);
        // Without a sanitizer, which needs another compiler: the project has no unsafe code.
        command.args(["fuzz", verb, "--fuzz-dir", "fuzz", "--sanitizer", "none"]).current_dir(workspace.root());
        // The flags that count what is covered are not for everybody's use yet; the compiler is the same.
        command.env("RUSTC_BOOTSTRAP", "1");
        command
    };
    process::run(&mut fuzzer("build"), "its lines above say why")?;
    for target in TARGETS.iter().filter(|name| target.is_none_or(|target| target == **name)) {
        let failed = |error: std::io::Error| Failure::new(format!("{target}: {error}"), "see to the folder fuzz/");
        let corpus = format!("fuzz/corpus/{target}");
        fs::create_dir_all(workspace.path(&corpus)).map_err(failed)?;
        let log = workspace.path(&format!("target/fuzz-{target}.log"));
        let mut run = fuzzer("run");
        run.args([*target, corpus.as_str(), &format!("fuzz/seeds/{target}"), "--"]);
        run.args([format!("-max_total_time={seconds}").as_str(), "-timeout=10", "-print_final_stats=1"]);
        let status = run.stderr(File::create(&log).map_err(failed)?).status();
        let status = status.map_err(|error| process::not_started(&run, &error))?;
        let said = fs::read_to_string(&log).map_err(failed)?;
        if !status.success() {
            let input = said.split("Test unit written to ").nth(1).and_then(|rest| rest.lines().next());
            return Err(Failure::new(
                format!(
                    "{target} found an input for which its property does not hold: {}",
                    input.unwrap_or("see its log")
                ),
                format!(
                    "{} says what happened; `cargo test -p callmodel-hostile` is the place for a test",
                    log.display()
                ),
            ));
        }
        println!(
            "{}",
            Reached::read(&said).map_or_else(|| format!("{target}: no figures"), |reached| reached.line(target))
        );
    }
    Ok(())
}

/// How far a target got.
#[derive(Debug, PartialEq)]
struct Reached {
    executions: u64,
    a_second: u64,
    edges: u64,
    inputs: u64,
}

impl Reached {
    /// Reads what libFuzzer says at its end.
    fn read(said: &str) -> Option<Self> {
        let after = |words: &str| said.rsplit(words).next()?.split_whitespace().next()?.parse().ok();
        Some(Self {
            executions: after("stat::number_of_executed_units:")?,
            a_second: after("stat::average_exec_per_sec:")?,
            edges: after(" cov: ")?,
            inputs: after("stat::new_units_added:")?,
        })
    }

    fn line(&self, target: &str) -> String {
        let Self { executions, a_second, edges, inputs } = self;
        format!(
            "{target}: {executions} executions, {a_second} a second, {edges} edges covered, {inputs} new inputs, no crash"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_figures_of_libfuzzer_are_read() {
        let said = "#2 INITED cov: 10 ft: 11 corp: 1/1b exec/s: 0\n#9 DONE   cov: 812 ft: 2011 corp: 7/70b\nDone 9 runs\n\
                    stat::number_of_executed_units: 9\nstat::average_exec_per_sec:     4\nstat::new_units_added:          3\n";
        let reached = Reached { executions: 9, a_second: 4, edges: 812, inputs: 3 };
        assert_eq!(Reached::read(said), Some(reached));
    }

    #[test]
    fn without_figures_nothing_is_made_up() {
        assert_eq!(Reached::read("==1== ERROR: libFuzzer: deadly signal"), None);
    }
}
