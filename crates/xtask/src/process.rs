//! Processes that are retried, and programs of `PATH`.

use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;
use xshell::{Cmd, Shell};

use crate::remedy::{NETWORK, Remedy as _};

/// The pauses before the second and the third try.
const PAUSES: [Duration; 2] = [Duration::from_secs(3), Duration::from_secs(20)];

/// Runs a command that needs the network or a lock: it has two more tries.
pub(crate) fn retried(command: &Cmd<'_>) -> Result<()> {
    for pause in PAUSES {
        let Err(error) = command.run() else { return Ok(()) };
        eprintln!("{error}\nagain in {} seconds", pause.as_secs());
        sleep(pause);
    }
    command.run().to_do(NETWORK)
}

/// The file of a program in the shell's `PATH`.
pub(crate) fn in_path(sh: &Shell, program: &str) -> Option<PathBuf> {
    let path = sh.var_os("PATH")?;
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|file| file.is_file())
}

/// Output of a command without its trailing newline, or `None` if it cannot be started or fails.
pub(crate) fn answer(command: Cmd<'_>) -> Option<String> {
    command.quiet().ignore_stderr().read().ok()
}
