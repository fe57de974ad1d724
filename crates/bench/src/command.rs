//! Time of the command from start to end, beside a command that does nothing and, where it is installed, PlantUML.

use std::io::{ErrorKind, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::measure::Measure;
use crate::process;
use crate::record::Role;
use crate::values::Values;

/// Runs of each command, by turns. A first run is not counted.
const RUNS: usize = 20;

/// Runs of PlantUML, which starts a Java machine each time: about a second.
const SLOW_RUNS: usize = 5;

const CALL: [&str; 4] = ["--parties", "A B C", "--steps", "delete B by A"];

/// Measures of the released `callmodel` at this path.
pub(crate) fn measure(callmodel: &Path) -> Result<Vec<Measure>> {
    let ours = |format: &str| {
        let mut command = Command::new(callmodel);
        command.arg("run").args(CALL).args(["--format", format]);
        command
    };
    let (mut json, mut svg, mut nothing) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..=RUNS {
        json.push(ms(&mut ours("json"), "")?);
        svg.push(ms(&mut ours("svg"), "")?);
        nothing.push(ms(&mut Command::new("true"), "")?);
    }
    let mut plantuml = Vec::new();
    if is_installed("plantuml")? {
        let text = process::answer(&mut ours("plantuml"))?;
        for _ in 0..=SLOW_RUNS {
            plantuml.push(ms(Command::new("plantuml").args(["-tsvg", "-pipe"]), &text)?);
        }
    }
    let of = |format: &str, name: &str, role: Role, times: &[f64]| {
        let values = Values::of(times.get(1..)?)?;
        Some(Measure::ours("command, start to end", format, values).in_role(role, name))
    };
    let measures = [
        of("json", "callmodel run", Role::Ours, &json),
        of("json", "a command that does nothing", Role::Floor, &nothing),
        of("svg", "callmodel run", Role::Ours, &svg),
        of("svg", "PlantUML", Role::Peer, &plantuml),
        of("svg", "a command that does nothing", Role::Floor, &nothing),
    ];
    Ok(measures.into_iter().flatten().collect())
}

fn is_installed(program: &str) -> Result<bool> {
    let mut command = Command::new(program);
    command.arg("-version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.status() {
        Ok(status) => Ok(status.success()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error).with_context(|| format!("`{program}` cannot be started")),
    }
}

/// Runs a command to its end with this standard input. Returns the time it took, in ms.
fn ms(command: &mut Command, input: &str) -> Result<f64> {
    #[expect(clippy::disallowed_methods, reason = "a bench measures time")]
    let start = Instant::now();
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().with_context(|| process::not_started(command))?;
    if let Some(mut stdin) = child.stdin.take() {
        // A command that reads no input may have ended, which closes the pipe.
        let _ = stdin.write_all(input.as_bytes());
    }
    let status = child.wait().with_context(|| process::not_started(command))?;
    process::check(command, status)?;
    Ok(start.elapsed().as_secs_f64() * 1e3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_not_installed() {
        assert!(!is_installed("callmodel-no-such-program").expect("nothing else is wrong"));
    }
}
