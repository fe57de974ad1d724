//! Debian's packages, which are installed without asking when root: such a machine is there to be used up.

use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::{process, setup};

/// Whether packages can be installed here.
pub(crate) fn is_root_here() -> bool {
    Path::new("/etc/debian_version").is_file()
        && process::in_path("apt-get").is_some()
        && process::answer(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Installs these packages and what they need, no more.
pub(crate) fn install(packages: &[&str]) -> Result<(), Failure> {
    let remedy = setup::network_remedy();
    process::run(Command::new("apt-get").args(["update", "-q"]), &remedy)?;
    process::run(
        Command::new("apt-get")
            .args(["install", "-q", "-y", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
        &remedy,
    )
}
