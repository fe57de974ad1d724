//! A command-line tool built by cargo into `target/tools`.

use std::path::Path;
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
    /// Installs the tool, unless target/tools or PATH has this very version.
    pub(crate) fn bring(&self, workspace: &Workspace) -> Result<(), Failure> {
        let own = workspace.own_tool(self.program);
        if self.is_at(&own) {
            return Ok(());
        }
        if process::in_path(self.program).is_some_and(|program| self.is_at(&program)) {
            // An older version of our own would come before it.
            let _ = std::fs::remove_file(own);
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
        process::retried(
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

    /// Whether this program is the tool in the wanted version.
    fn is_at(&self, program: &Path) -> bool {
        let printed = process::answer(Command::new(program).args(self.ask));
        printed.as_deref().and_then(version::printed) == Some(self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_in_the_wanted_version_is_taken() {
        let rustc = |version| Tool {
            package: "rustc",
            program: "rustc",
            ask: VERSION,
            version,
            purpose: "",
            duration: "",
            options: &[],
        };
        let program = process::in_path("rustc").expect("cargo runs these tests, so rustc is in PATH");
        let printed = process::answer(Command::new(&program).arg("--version")).expect("rustc prints its version");
        let version = version::printed(&printed).expect("there is a number in it");
        assert!(rustc(version).is_at(&program));
        assert!(!rustc("0.0.1").is_at(&program));
        assert!(!rustc(version).is_at(Path::new("/no/such/program")));
    }
}
