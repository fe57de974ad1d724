//! `cargo xtask bench`: installs the tools of the crate `callmodel-bench`, builds the site, and runs the benchmark.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::remedy::{FIX, Remedy as _};
use crate::{chromium, node, site};

/// Measures, and writes `docs/src/benchmarks`.
pub(crate) fn bench(sh: &Shell) -> Result<()> {
    site::bring_and_build(sh)?;
    node::packages(sh, "web/bench", "mermaid (the ladder is measured beside it)")?;
    chromium::bring(sh)?;
    cmd!(sh, "cargo run --release --locked --package callmodel-bench").run().to_do(FIX)
}
