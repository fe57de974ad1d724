//! Where the project's files are.

use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The checkout that this command works in.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace that cargo started this program from.
    pub(crate) fn find() -> Result<Self, Failure> {
        // Asked at run time, not compiled in: a checkout may be moved.
        std::env::var_os("CARGO_MANIFEST_DIR")
            .and_then(|package| Some(Path::new(&package).ancestors().nth(2)?.to_path_buf()))
            .filter(|root| root.join("Trunk.toml").is_file())
            .map(|root| Self { root })
            .ok_or_else(|| {
                Failure::new(
                    "the project was not found: cargo did not say where it is",
                    "start it as `cargo xtask`, inside the project",
                )
            })
    }

    /// The folder that holds everything.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A file or folder, named from the root.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The place of a tool that cargo builds for this project alone.
    pub(crate) fn own_tool(&self, program: &str) -> PathBuf {
        self.path("target/tools/bin").join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
    }

    /// The program of a tool that was brought: the project's own, else the one in PATH.
    pub(crate) fn tool(&self, program: &str) -> PathBuf {
        let own = self.own_tool(program);
        if own.is_file() { own } else { program.into() }
    }

    /// The `PATH` for Trunk: the project's own tools first, then the person's.
    pub(crate) fn tool_path(&self) -> Result<std::ffi::OsString, Failure> {
        let own = [self.path("target/tools/bin"), self.path("web/tools/node_modules/.bin")];
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        std::env::join_paths(own.into_iter().chain(std::env::split_paths(&inherited))).map_err(|error| {
            Failure::new(
                format!("the project's path cannot be put in PATH: {error}"),
                "move the project to a path without `:` and quotes",
            )
        })
    }
}
