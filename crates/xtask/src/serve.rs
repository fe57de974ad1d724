//! `cargo xtask serve`: builds the page and serves it on this machine.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context as _, Result};
use xshell::{Cmd, Shell};

use crate::remedy::Remedy as _;
use crate::{setup, site};

/// A folder of its own for Trunk, because it adds a live-reload script, which `dist/` must not have. Trunk empties it after each
/// build, so it must not be that of a profile of cargo, such as `target/serve`.
const FOLDER: &str = "target/served";

/// Builds and serves until it is stopped. Trunk prints the address once it answers.
pub(crate) fn serve(sh: &Shell, port: u16) -> Result<()> {
    // First, so that a port in use is reported before the build.
    check_free(port)?;
    setup::site(sh)?;
    println!("building the page; its address follows");
    let folder = sh.create_dir(FOLDER)?;
    let trunk = site::trunk(sh, "serve").args(["--address", "127.0.0.1", "--port", &port.to_string(), "--dist"]);
    become_program(trunk.arg(folder))
}

fn check_free(port: u16) -> Result<()> {
    let other = port.checked_add(1).unwrap_or(8080);
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map(drop)
        .with_context(|| format!("port {port} on 127.0.0.1 cannot be used"))
        .to_do(format!("stop what uses it, or take another: `cargo xtask serve --port {other}`"))
}

/// Replaces this process by the server (`exec`), so that a signal stops the server.
#[cfg(unix)]
fn become_program(program: Cmd<'_>) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(std::process::Command::from(program).exec()).context("Trunk cannot be started")
}

#[cfg(not(unix))]
fn become_program(program: Cmd<'_>) -> Result<()> {
    Ok(program.run()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_trunk_is_of_no_profile() {
        let name = FOLDER.trim_start_matches("target/");
        assert!(!include_str!("../../../Cargo.toml").contains(&format!("[profile.{name}]")));
    }

    #[test]
    fn a_port_in_use_is_refused_with_another_to_try() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
        let port = taken.local_addr().expect("it is bound").port();
        let error = check_free(port).expect_err("the port is taken").to_string();
        assert!(error.starts_with(&format!("port {port} on 127.0.0.1 cannot be used: ")));
        assert!(error.contains("cargo xtask serve --port "));
    }
}
