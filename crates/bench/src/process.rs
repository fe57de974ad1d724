//! Child processes: run with their output shown, or read.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context as _, Result, bail};

/// The cargo that started this program, otherwise the one in `PATH`.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Prints the title of a part.
#[expect(clippy::print_stdout, reason = "the person who started the bench reads along")]
pub(crate) fn title(title: &str) {
    println!("\n── {title} ──");
}

/// Runs to the end with its output shown.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| not_started(command))?;
    check(command, status)
}

/// Runs to the end with its output shown. Returns the lines of its standard output.
pub(crate) fn lines(command: &mut Command) -> Result<Vec<String>> {
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().with_context(|| not_started(command))?;
    let stdout = child.stdout.take().context("the output was not piped")?;
    let mut lines = Vec::new();
    for line in BufReader::new(stdout).lines() {
        let line = line.with_context(|| format!("the output of `{command:?}` cannot be read"))?;
        show(&line);
        lines.push(line);
    }
    let status = child.wait().with_context(|| not_started(command))?;
    check(command, status)?;
    Ok(lines)
}

/// Longest line that is shown in full. Longer lines are data.
const SHOWN: usize = 160;

#[expect(clippy::print_stdout, reason = "the person who started the bench reads along")]
fn show(line: &str) {
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => println!("{}…", &line[..end]),
        None => println!("{line}"),
    }
}

/// Runs to the end. Returns its standard output, trimmed.
pub(crate) fn answer(command: &mut Command) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().with_context(|| not_started(command))?;
    check(command, output.status)?;
    let text = String::from_utf8(output.stdout).with_context(|| format!("`{command:?}` printed no UTF-8"))?;
    Ok(text.trim().to_owned())
}

/// Fails unless the command has ended well.
pub(crate) fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{command:?}` failed ({status}); its lines above say why");
    }
    Ok(())
}

/// The message for a command that cannot be started.
pub(crate) fn not_started(command: &Command) -> String {
    format!("`{command:?}` cannot be started; is it in PATH? `cargo xtask bench` brings what it needs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_program_are_its_standard_output() {
        let lines = lines(cargo().arg("--version")).expect("cargo runs the tests");
        assert!(lines[0].starts_with("cargo "), "{lines:?}");
    }

    #[test]
    fn a_program_that_fails_is_named() {
        let error = run(cargo().arg("no-such-command").stderr(Stdio::null())).expect_err("cargo has no such command");
        assert!(error.to_string().contains("\"no-such-command\"` failed"), "{error}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = answer(&mut Command::new("/no/such/program")).expect_err("it is not there");
        assert!(error.to_string().contains("/no/such/program\"` cannot be started"), "{error}");
    }
}
