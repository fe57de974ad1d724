//! Paths of the checkout.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The checkout that is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace that cargo started this program from.
    ///
    /// # Errors
    /// If cargo did not start it.
    pub fn find() -> Result<Self> {
        // Read at run time, because a checkout may be moved.
        let package =
            std::env::var_os("CARGO_MANIFEST_DIR").context("start it by cargo, as `cargo xtask bench` does")?;
        let root = Path::new(&package).ancestors().nth(2).context("the package is not in the project")?;
        Ok(Self { root: root.to_owned() })
    }

    /// The root folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A file or folder, relative to the root.
    #[must_use]
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }
}
