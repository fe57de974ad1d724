//! Starting other programs: shown as it runs, read line by line, or asked one question.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use crate::failure::Failure;

/// The cargo that started this program, so that nested calls use the same toolchain.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Where cargo has unpacked crates: each registry has a folder of its own, named after its host.
pub(crate) fn registries() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok());
    sources.into_iter().flatten().flatten().map(|folder| folder.path()).collect()
}

/// Runs to the end with its output shown; an exit status other than 0 is a failure with this remedy.
pub(crate) fn run(command: &mut Command, remedy: &str) -> Result<(), Failure> {
    let status = command.stdin(Stdio::null()).status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(ended(command, status, remedy)) }
}

/// The pauses before the second and the third try, in seconds.
const PAUSES: [u64; 2] = [3, 20];

/// Like [`run`], for what needs the network or a lock: two more tries after a failure, with pauses.
pub(crate) fn retried(command: &mut Command, remedy: &str) -> Result<(), Failure> {
    for pause in PAUSES {
        match run(command, remedy) {
            Ok(()) => return Ok(()),
            Err(failure) => eprintln!("{failure}\nagain in {pause} seconds"),
        }
        std::thread::sleep(Duration::from_secs(pause));
    }
    run(command, remedy)
}

/// Runs to the end with its output shown, and hands each line of its standard output to `read`.
pub(crate) fn run_reading(command: &mut Command, mut read: impl FnMut(&str)) -> Result<ExitStatus, Failure> {
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    if let Some(stdout) = child.stdout.take() {
        let mut stdout = BufReader::new(stdout);
        let mut line = Vec::new();
        // A read error means that the pipe is gone; the exit status then tells the rest.
        while matches!(stdout.read_until(b'\n', &mut line), Ok(1..)) {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            read(text.trim_end());
            line.clear();
        }
    }
    child.wait().map_err(|error| not_started(command, &error))
}

/// What it prints when it ends well; nothing if it cannot be started or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// All that it prints, with nothing shown, and whether it ends well.
pub(crate) fn heard(command: &mut Command) -> Result<(String, bool), Failure> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| not_started(command, &error))?;
    let printed = [output.stdout, output.stderr].concat();
    Ok((String::from_utf8_lossy(&printed).into_owned(), output.status.success()))
}

/// Whether it runs and ends well, with nothing shown.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    answer(command).is_some()
}

/// The program of this name in `PATH`.
pub(crate) fn in_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The failure of a program that ended with this status.
pub(crate) fn ended(command: &Command, status: ExitStatus, remedy: &str) -> Failure {
    Failure::new(format!("`{}` failed ({status})", shown(command)), remedy)
}

/// The failure of a program that could not be started at all.
pub(crate) fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("`{}` cannot be started: {error}", shown(command)), "install it, or put it in PATH")
}

/// The command as one would type it, with the program's name alone.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut text = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_does_not_exist_is_named_in_the_failure() {
        let failure = run(&mut Command::new("/no/such/program"), "").expect_err("it does not exist");
        assert!(failure.to_string().starts_with("error: `program` cannot be started: "));
    }

    #[test]
    fn a_program_that_does_not_exist_gives_no_answer() {
        assert_eq!(answer(&mut Command::new("/no/such/program")), None);
    }

    #[test]
    fn output_is_read_line_by_line() {
        let mut lines = Vec::new();
        let status = run_reading(cargo().arg("--version"), |line| lines.push(line.to_owned()))
            .expect("cargo runs these tests, so it can be started");
        assert!(status.success());
        assert!(lines[0].starts_with("cargo "));
    }
}
