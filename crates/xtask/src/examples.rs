//! `cargo xtask examples`: the sites of `examples/`, each built by its own generator into `target/examples/`.
//!
//! Inline scripts and styles of the generators are moved to files, so that the sites work under the strict policy that the
//! tests serve them with.

use std::path::{Path, PathBuf};

use anyhow::Result;
use xshell::{Cmd, Shell, cmd};

use crate::process::{answer, retried};
use crate::project::{TOOLS, callmodel, path_after, root_of};
use crate::remedy::{FIX, Remedy as _};
use crate::stamp::once;
use crate::tally::{Tally, counted};
use crate::tools::{self, say};
use crate::{debian, node, package, site};

/// Where each site has the files of the element.
const PLACES: [&str; 5] = [
    "examples/html/call-model",
    "examples/hugo/static/call-model",
    "examples/mdbook/src/call-model",
    "examples/mkdocs/docs/call-model",
    "examples/vitepress/public/call-model",
];

/// Builds every site with the element's package.
pub(crate) fn build(sh: &Shell) -> Result<()> {
    debian::bring(sh, "python3")?;
    for place in PLACES {
        sh.remove_path(place)?;
        copy(sh, package::FOLDER, place)?;
    }
    let built = root_of(sh, "target/examples");
    sh.remove_path(&built)?;
    copy(sh, "examples/html", "target/examples/html")?;
    mdbook(sh)?.args(["build", "examples/mdbook", "--dest-dir"]).arg(built.join("mdbook")).run().to_do(FIX)?;
    mkdocs(sh, &built.join("mkdocs"))?;
    hugo(sh, &built.join("hugo"))?;
    vitepress(sh, &built.join("vitepress"))?;
    vite(sh, &built.join("vite"))?;
    for generated in ["mdbook", "mkdocs", "vitepress"] {
        site::script(sh, "strict", &[&format!("target/examples/{generated}")])?;
    }
    println!("target/examples/ has a site for each folder of examples/");
    Ok(())
}

/// mdBook, with `callmodel` in its `PATH`.
pub(crate) fn mdbook(sh: &Shell) -> Result<Cmd<'_>> {
    tools::bring(sh, "mdbook")?;
    Ok(sh.cmd("mdbook").env("PATH", path_after(sh, &callmodel(sh)?.with_file_name(""))?))
}

/// The folder of a Python with MkDocs and the test dependencies of the generators.
pub(crate) fn python(sh: &Shell) -> Result<PathBuf> {
    let place = root_of(sh, TOOLS).join("python");
    let bin = place.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let list = "tests/generators/requirements.txt";
    once(sh, list, &place.join("installed.txt"), || {
        say("MkDocs Material and others (make sites in tests): by pip into target/tools, some seconds");
        if answer(cmd!(sh, "python3 -m venv {place}")).is_none() {
            debian::bring(sh, "python3-venv").to_do("install Python 3 with its module venv")?;
            cmd!(sh, "python3 -m venv {place}").run()?;
        }
        let pip = bin.join("pip");
        retried(&cmd!(sh, "{pip} install -q --disable-pip-version-check -r {list}"))
    })?;
    Ok(bin)
}

fn mkdocs(sh: &Shell, to: &Path) -> Result<()> {
    let bin = python(sh)?;
    let program = callmodel(sh)?;
    let _folder = sh.push_dir("examples/mkdocs");
    let mkdocs = sh.cmd(bin.join("mkdocs")).args(["build", "--strict", "--quiet", "--site-dir"]).arg(to);
    mkdocs.env("CALLMODEL", program).env("NO_MKDOCS_2_WARNING", "1").run().to_do(FIX)
}

/// Hugo's site, if Hugo can be had.
fn hugo(sh: &Shell, to: &Path) -> Result<()> {
    if let Err(reason) = debian::bring(sh, "hugo") {
        println!("SKIPPED: the site of Hugo: {reason:#}");
        return Ok(());
    }
    cmd!(sh, "hugo --quiet --source examples/hugo --destination {to}").run().to_do(FIX)
}

/// Tests sites of a few files, made by the generators that people use.
pub(crate) fn test_generators(sh: &Shell) -> Result<Tally> {
    for package in ["hugo", "cmark-gfm", "pandoc"] {
        let _ = debian::bring(sh, package).inspect_err(|reason| println!("SKIPPED: tests of {package}: {reason:#}"));
    }
    tools::bring(sh, "mdbook")?;
    tools::bring(sh, "mdbook-gettext")?;
    let python = python(sh)?.join("python");
    counted(cmd!(sh, "{python} tests/generators").env("CALLMODEL", callmodel(sh)?))
}

fn vitepress(sh: &Shell, to: &Path) -> Result<()> {
    node::packages(sh, "examples/vitepress", "VitePress (builds an example site)")?;
    let _folder = sh.push_dir("examples/vitepress");
    cmd!(sh, "node node_modules/vitepress/bin/vitepress.js build --outDir {to}")
        .env("BASE", "/docs/examples/vitepress/")
        .run()
        .to_do(FIX)
}

fn vite(sh: &Shell, to: &Path) -> Result<()> {
    node::packages(sh, "examples/vite", "Vite (bundles an example site)")?;
    let _folder = sh.push_dir("examples/vite");
    cmd!(sh, "node node_modules/typescript/bin/tsc").run().to_do("see web/element/package/call-model.d.ts")?;
    cmd!(sh, "node node_modules/vite/bin/vite.js build --emptyOutDir --outDir {to}").run().to_do(FIX)
}

/// Copies a folder and its content.
fn copy(sh: &Shell, from: &str, to: &str) -> Result<()> {
    let script = "require('fs').cpSync(process.argv[1], process.argv[2], { recursive: true })";
    Ok(cmd!(sh, "node -e {script} {from} {to}").run()?)
}
