//! `cargo xtask serve`: builds the page and serves it on this machine alone.

use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{process, setup, site};

/// The port when none is asked for.
pub(crate) const DEFAULT_PORT: u16 = 8080;

/// Builds and serves until it is stopped; prints the address once it answers.
pub(crate) fn serve(workspace: &Workspace, port: u16) -> Result<std::process::ExitCode, Failure> {
    // First, because nobody wants to wait for a build to hear this.
    check_free(port)?;
    setup::site(workspace)?;
    println!("building the page; its address follows");
    // A folder of its own: Trunk adds a script that reloads the page, which `dist/` must not have.
    let folder = workspace.path("target/serve");
    std::fs::create_dir_all(&folder).map_err(|error| {
        Failure::new(
            format!("{} cannot be made: {error}", folder.display()),
            "make the folder writable and its disk not full",
        )
    })?;
    let mut trunk = site::trunk(workspace, "serve")?;
    trunk.args(["--address", "127.0.0.1", "--port", &port.to_string(), "--dist"]).arg(&folder);
    announce_later(port)?;
    become_program(trunk)
}

/// Checks that nothing listens on the port.
fn check_free(port: u16) -> Result<(), Failure> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(drop).map_err(|error| {
        Failure::new(
            format!("port {port} on 127.0.0.1 cannot be used: {error}"),
            format!(
                "stop what uses it, or take another: `cargo xtask serve --port {}`",
                if port < u16::MAX { port + 1 } else { DEFAULT_PORT }
            ),
        )
    })
}

/// Starts this program a second time, to print the address when the server answers.
fn announce_later(port: u16) -> Result<(), Failure> {
    let start = |program| Command::new(program).args(["announce", &port.to_string()]).spawn();
    std::env::current_exe().and_then(start).map(drop).map_err(|error| {
        Failure::new(
            format!("this program cannot be started a second time: {error}"),
            "start `cargo xtask serve` again",
        )
    })
}

/// Turns this process into the server, so that stopping one stops the other.
#[cfg(unix)]
fn become_program(mut program: Command) -> Result<std::process::ExitCode, Failure> {
    use std::os::unix::process::CommandExt;
    let error = program.exec();
    Err(process::not_started(&program, &error))
}

/// Runs the server and waits for it.
#[cfg(not(unix))]
fn become_program(mut program: Command) -> Result<std::process::ExitCode, Failure> {
    process::run(&mut program, "its lines above say why")?;
    Ok(std::process::ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_refused_with_another_to_try() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
        let port = taken.local_addr().expect("it is bound").port();
        let failure = check_free(port).expect_err("the port is taken").to_string();
        assert!(failure.starts_with(&format!("error: port {port} on 127.0.0.1 cannot be used: ")));
        assert!(failure.contains("cargo xtask serve --port "));
    }
}
