//! How long the command takes from its start to its end, beside a command that does nothing, and beside PlantUML where it is
//! installed.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use super::figures::Times;
use super::measure::{Measure, Role};
use crate::failure::Failure;
use crate::process;

/// So often each is started, by turns. The first turn is not counted.
const RUNS: usize = 20;

/// PlantUML starts a Java machine each time, which takes a second or so.
const SLOW_RUNS: usize = 5;

const CALL: [&str; 4] = ["--parties", "A B C", "--steps", "delete B by A"];

/// Starts them; `callmodel` is the command as it is released.
pub(crate) fn measure(callmodel: &Path) -> Result<Vec<Measure>, Failure> {
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
    if process::in_path("plantuml").is_some() {
        let text = process::answer(&mut ours("plantuml")).unwrap_or_default();
        for _ in 0..=SLOW_RUNS {
            plantuml.push(ms(Command::new("plantuml").args(["-tsvg", "-pipe"]), &text)?);
        }
    }
    let of = |format: &str, name: &str, role: Role, times: &[f64]| {
        let values = Times::of(times.get(1..)?)?;
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

/// Runs it to its end with `input`; returns how long it took.
fn ms(command: &mut Command, input: &str) -> Result<f64, Failure> {
    let start = Instant::now();
    let child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = child.map_err(|error| process::not_started(command, &error))?;
    if let Some(mut stdin) = child.stdin.take() {
        // A command that asks for no input may have ended before.
        let _ = stdin.write_all(input.as_bytes());
    }
    let status = child.wait().map_err(|error| process::not_started(command, &error))?;
    if !status.success() {
        return Err(process::ended(command, status, super::LOOK));
    }
    Ok(start.elapsed().as_secs_f64() * 1000.0)
}
