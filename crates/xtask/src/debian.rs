//! Debian packages, installed without a question when root.

use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::{process, setup};

/// Options of every `apt-get`: wait for another process's lock (seconds), and retry a failed download.
const OPTIONS: [&str; 4] = ["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"];

/// Whether packages can be installed here.
pub(crate) fn is_root_here() -> bool {
    Path::new("/etc/debian_version").is_file()
        && process::in_path("apt-get").is_some()
        && process::answer(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Installs these packages and their dependencies, without recommended ones.
pub(crate) fn install(packages: &[&str]) -> Result<(), Failure> {
    let remedy = setup::network_remedy();
    // `apt-get update` takes the lock of its lists at once or fails, whatever the option says: hence the retries.
    process::retried(Command::new("apt-get").args(OPTIONS).args(["update", "-q"]), &remedy)?;
    process::retried(
        Command::new("apt-get")
            .args(OPTIONS)
            .args(["install", "-q", "-y", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
        &remedy,
    )
}
