//! Debian packages, installed without a prompt if the user is root.

use std::path::Path;

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::process::{answer, in_path, retried};
use crate::tools::{self, Package, say};

/// Options of `apt-get`: wait for another process's lock (seconds), and retry a failed download.
const OPTIONS: [&str; 4] = ["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"];

/// Installs a package of `tools.json` without those that it recommends, unless its program is in `PATH`.
///
/// # Errors
/// The reason why the program is not there.
pub(crate) fn bring(sh: &Shell, package: &str) -> Result<()> {
    let Package { program, needs, purpose, .. } = tools::debian(package)?;
    if in_path(sh, program).is_some() {
        return Ok(());
    }
    if let Some(need) = needs {
        ensure!(in_path(sh, need).is_some(), "it needs `{need}`, which is not in PATH");
    }
    ensure!(is_root_here(sh), "`{program}` is not in PATH; Debian's package `{package}` has it");
    say(&format!("Debian's package `{package}` ({purpose}), some seconds"));
    // `apt-get update` takes the lock of its lists at once or fails, whatever the option says: hence the retries.
    retried(&cmd!(sh, "apt-get {OPTIONS...} update -q"))?;
    let install = cmd!(sh, "apt-get {OPTIONS...} install -q -y --no-install-recommends {package}");
    retried(&install.env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_root_here(sh: &Shell) -> bool {
    Path::new("/etc/debian_version").is_file() && answer(cmd!(sh, "id -u")).as_deref() == Some("0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_without_the_program_it_needs_is_refused() {
        let sh = Shell::new().expect("the tests have a current folder");
        sh.set_var("PATH", "/no/such/folder");
        let reason = bring(&sh, "plantuml").expect_err("there is no Java in PATH");
        assert_eq!(reason.to_string(), "it needs `java`, which is not in PATH");
    }
}
