//! `.ci/run`, which machines start to make every check.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Runs it with a rustup that knows only `stable`, and returns the toolchain and arguments that cargo is started with.
fn run_with_stable(version: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let rustup = format!("[ \"$2\" = stable ] && echo 'rustc {version} (59807616e 2026-04-14)'");
    for (program, script) in [("rustup", rustup.as_str()), ("cargo", "echo \"$RUSTUP_TOOLCHAIN: $*\"")] {
        let file = folder.path().join(program);
        fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    let mut run = Command::new(format!("{ROOT}/.ci/run"));
    let output = run.env("PATH", path).env_remove("RUSTUP_TOOLCHAIN").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn stable_is_used_if_it_is_the_pinned_version() {
    let toolchain = fs::read_to_string(format!("{ROOT}/rust-toolchain.toml")).unwrap();
    let pinned = toolchain.split('"').nth(1).unwrap();
    assert_eq!(run_with_stable(pinned), "stable: xtask test\n");
    assert_eq!(run_with_stable("1.0.0"), ": xtask test\n");
}
