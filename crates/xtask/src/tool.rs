//! A command-line tool built by cargo into `target/tools`.

use std::process::Command;

use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{process, setup, version};

/// A tool, the version that the project needs, and why.
#[derive(Debug)]
pub(crate) struct Tool<'text> {
    /// The package that cargo installs.
    pub(crate) package: &'text str,
    /// The program that it installs.
    pub(crate) program: &'text str,
    /// What it is asked for its version with.
    pub(crate) ask: &'text [&'text str],
    /// The exact version.
    pub(crate) version: &'text str,
    /// What it is for, for the line that is printed before it is installed.
    pub(crate) purpose: &'text str,
    /// How long it takes, for the same line.
    pub(crate) duration: &'text str,
    /// More for cargo, such as features.
    pub(crate) options: &'text [&'text str],
}

/// What most tools are asked for their version with.
pub(crate) const VERSION: &[&str] = &["--version"];

/// Builds the documentation and an example, both books.
pub(crate) const MDBOOK: Tool<'static> = Tool {
    package: "mdbook",
    program: "mdbook",
    ask: VERSION,
    version: "0.5.4",
    purpose: "builds the documentation and an example site",
    duration: "3 minutes",
    options: &["--no-default-features", "--features", "search"],
};

impl Tool<'_> {
    /// Installs the tool, unless this very version is there.
    pub(crate) fn bring(&self, workspace: &Workspace) -> Result<(), Failure> {
        let program = workspace.path("target/tools/bin").join(self.program);
        let there = process::answer(Command::new(&program).args(self.ask));
        if there.as_deref().and_then(version::printed) == Some(self.version) {
            return Ok(());
        }
        let Self { package, version, .. } = self;
        setup::say(&format!(
            "{package} {version} ({}): built by cargo into target/tools, about {}",
            self.purpose, self.duration
        ));
        // Half a build stays in target/tools/build, so that the next try goes on from there. Debug,
        // because the tool is built three times as fast then, and builds this project as fast.
        let build = workspace.path("target/tools/build");
        process::run(
            process::cargo()
                .args(["install", "--locked", "--debug", "--force", "--version", version])
                .args(self.options)
                .arg("--root")
                .arg(workspace.path("target/tools"))
                .arg(package)
                .current_dir(workspace.root())
                .env("CARGO_TARGET_DIR", &build)
                // So that cargo does not advise to put the folder there.
                .env("PATH", workspace.tool_path()?),
            &setup::network_remedy(),
        )?;
        // Some hundred megabytes that nobody needs any more; if they stay, nothing is wrong.
        let _ = std::fs::remove_dir_all(&build);
        Ok(())
    }
}
