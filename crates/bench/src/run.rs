//! Measures everything.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::measure::gather;
use crate::record::{Click, Frames, Peak, Record, Sample};
use crate::report::{Machine, Report};
use crate::workspace::Workspace;
use crate::{browser, click, command, frames, memory, native, process};

/// Measures natively and in the browser. The built site is in `dist`; the tools that `cargo xtask bench` brings are there.
///
/// # Errors
/// If a program cannot be built, started or read.
pub fn measure(workspace: &Workspace) -> Result<Report> {
    process::title("modules");
    browser::build_modules(workspace)?;
    process::title("command");
    let callmodel = build_command(workspace)?;
    let commands = command::measure(&callmodel)?;
    process::title("native");
    let (requests, questions, ladders) = (native::requests(), native::questions(), native::ladders());
    let peaks = peaks(workspace)?;
    let records = Records::from(browser::measure(workspace, &callmodel)?);

    let mut measures = gather(&records.samples);
    measures.extend(click::measures(&records.clicks));
    measures.extend(requests);
    measures.extend(questions);
    measures.extend(ladders);
    measures.extend(memory::measures(&peaks));
    measures.extend(commands);
    measures.extend(frames::measures(&records.frames));
    Ok(Report { machine: machine(workspace, &records)?, measures })
}

/// Records by kind, in their order.
#[derive(Default)]
struct Records {
    versions: Vec<(String, String)>,
    samples: Vec<Sample>,
    clicks: Vec<Click>,
    frames: Vec<Frames>,
    peaks: Vec<Peak>,
}

impl From<Vec<Record>> for Records {
    fn from(all: Vec<Record>) -> Self {
        let mut records = Self::default();
        for record in all {
            match record {
                Record::Version { of, is } => records.versions.push((of, is)),
                Record::Sample(sample) => records.samples.push(sample),
                Record::Click(click) => records.clicks.push(click),
                Record::Frames(frames) => records.frames.push(frames),
                Record::Peak(peak) => records.peaks.push(peak),
            }
        }
        records
    }
}

impl Records {
    /// Versions of a program, separated by commas.
    fn versions(&self, of: &str) -> String {
        let versions = self.versions.iter().filter(|(program, _)| program == of).map(|(_, is)| is.as_str());
        versions.collect::<Vec<_>>().join(", ")
    }
}

/// Builds the command as it is released.
fn build_command(workspace: &Workspace) -> Result<PathBuf> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--release", "--locked", "--package", "callmodel-cli"]);
    process::run(cargo.current_dir(workspace.root()))?;
    Ok(workspace.path("target/release/callmodel"))
}

fn peaks(workspace: &Workspace) -> Result<Vec<Peak>> {
    let mut cargo = process::cargo();
    cargo.args(["run", "--release", "--locked", "--package", "callmodel-bench", "--bin", "callmodel-bench-memory"]);
    let lines = process::lines(cargo.current_dir(workspace.root()))?;
    Ok(Records::from(Record::read(&lines).context("callmodel-bench-memory prints a line that")?).peaks)
}

fn machine(workspace: &Workspace, records: &Records) -> Result<Machine> {
    // `-dirty` if the measured code is not committed.
    let mut git = Command::new("git");
    git.args(["describe", "--always", "--dirty"]).current_dir(workspace.root());
    Ok(Machine {
        processor: processor(),
        processors: std::thread::available_parallelism()?.get(),
        chromium: records.versions("chromium"),
        mermaid: records.versions("mermaid"),
        commit: process::answer(&mut git)?,
    })
}

/// Name of the processor, from Linux's /proc/cpuinfo.
fn processor() -> String {
    let information = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = information.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(": "));
    name.map_or_else(|| "A processor without a name".to_owned(), |(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_a_program_are_listed_in_their_order() {
        let version = |of: &str, is: &str| Record::Version { of: of.to_owned(), is: is.to_owned() };
        let all = vec![version("mermaid", "12.3.0"), version("chromium", "156"), version("mermaid", "11.17.2")];
        assert_eq!(Records::from(all).versions("mermaid"), "12.3.0, 11.17.2");
    }
}
