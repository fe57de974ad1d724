//! `cargo xtask fuzz`: runs libFuzzer on the targets of `fuzz/`, which are functions of `crates/hostile`.

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::remedy::{FIX, Remedy as _};
use crate::tools;

/// Runs one target or all of them, each for a time in seconds. Inputs with new coverage are kept in `fuzz/corpus` for the next
/// run.
pub(crate) fn fuzz(sh: &Shell, seconds: u32, target: Option<String>) -> Result<()> {
    tools::bring(sh, "cargo-fuzz")?;
    // The coverage flags of rustc are unstable.
    sh.set_var("RUSTC_BOOTSTRAP", "1");
    // Without a sanitizer, which needs another compiler: the project has no unsafe code.
    let options = ["--fuzz-dir", "fuzz", "--sanitizer", "none"];
    cmd!(sh, "cargo fuzz build {options...}").run().to_do(FIX)?;
    let all = cmd!(sh, "cargo fuzz list --fuzz-dir fuzz").read()?;
    for target in target.as_deref().map_or_else(|| all.lines().collect(), |target| vec![target]) {
        ensure!(all.lines().any(|known| known == target), "there is no target `{target}`; the targets are:\n{all}");
        let corpus = format!("fuzz/corpus/{target}");
        sh.create_dir(&corpus)?;
        let run = cmd!(sh, "cargo fuzz run {options...} {target} {corpus} fuzz/seeds/{target} --");
        let run = run.arg(format!("-max_total_time={seconds}")).args(["-timeout=10", "-print_final_stats=1"]);
        run.run().to_do(
            "the lines above name the input for which the property does not hold; add a test to crates/hostile",
        )?;
    }
    Ok(())
}
