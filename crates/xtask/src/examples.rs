//! `cargo xtask examples`: the sites of `examples/`, each built by its own generator into `target/examples/`.
//!
//! What the generators write inline is moved to files then, so that the sites work under the strict policy that the tests
//! serve them with.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{debian, node, package, packages, process, python, setup, site, tool};

/// What to do when a generator fails.
const FIX: &str = "the lines above say what and where; mend it and start again";

/// Where each site has the files of the element, as its generator takes files along.
const PLACES: [&str; 4] = [
    "examples/html/call-model",
    "examples/mdbook/src/call-model",
    "examples/mkdocs/docs/call-model",
    "examples/vitepress/public/call-model",
];

/// Where the test's server has the sites.
const BASE: &str = "/docs/examples/";

/// Builds every site, with the element's package and the command `callmodel` at this path.
pub(crate) fn build(workspace: &Workspace, callmodel: &Path) -> Result<(), Failure> {
    let npm = workspace.path(package::FOLDER);
    for place in PLACES {
        let place = workspace.path(place);
        if place.exists() {
            fs::remove_dir_all(&place).map_err(|error| failed(&place, &error))?;
        }
        copy(&npm, &place)?;
    }
    let built = workspace.path("target/examples");
    if built.exists() {
        fs::remove_dir_all(&built).map_err(|error| failed(&built, &error))?;
    }
    copy(&workspace.path("examples/html"), &built.join("html"))?;
    process::run(
        mdbook(workspace, callmodel)?.args(["build", "examples/mdbook", "--dest-dir"]).arg(built.join("mdbook")),
        FIX,
    )?;
    mkdocs(workspace, callmodel, &built.join("mkdocs"))?;
    packages::bring(workspace, "examples/vitepress", "VitePress (builds an example site)")?;
    let mut vitepress = node::node();
    vitepress.args(["node_modules/vitepress/bin/vitepress.js", "build", "--outDir"]).arg(built.join("vitepress"));
    vitepress.current_dir(workspace.path("examples/vitepress")).env("BASE", format!("{BASE}vitepress/"));
    process::run(&mut vitepress, FIX)?;
    packages::bring(workspace, "examples/vite", "Vite (bundles an example site)")?;
    let vite_site = workspace.path("examples/vite");
    let types = "its types are web/element/package/call-model.d.ts";
    process::run(node::node().arg("node_modules/typescript/bin/tsc").current_dir(&vite_site), types)?;
    let mut vite = node::node();
    vite.args(["node_modules/vite/bin/vite.js", "build", "--emptyOutDir", "--outDir"]).arg(built.join("vite"));
    process::run(vite.current_dir(&vite_site), FIX)?;
    for generated in ["mdbook", "mkdocs", "vitepress"] {
        site::strict(workspace, &built.join(generated))?;
    }
    println!("target/examples/ has a site for each folder of examples/");
    Ok(())
}

/// mdBook, which finds `callmodel` in PATH.
pub(crate) fn mdbook(workspace: &Workspace, callmodel: &Path) -> Result<Command, Failure> {
    tool::MDBOOK.bring(workspace)?;
    let own = callmodel.parent().map(Path::to_path_buf);
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(own.into_iter().chain(std::env::split_paths(&inherited))).map_err(|error| {
        Failure::new(format!("the project's path cannot be put in PATH: {error}"), "move the project")
    })?;
    let mut mdbook = Command::new(workspace.tool("mdbook"));
    mdbook.current_dir(workspace.root()).env("PATH", path);
    Ok(mdbook)
}

/// Brings MkDocs with its theme into a place of its own, and builds its site.
fn mkdocs(workspace: &Workspace, callmodel: &Path, to: &Path) -> Result<(), Failure> {
    let example = workspace.path("examples/mkdocs");
    let requirements = example.join("requirements.txt");
    let place = workspace.path("target/tools/mkdocs");
    let bin = place.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let wanted = fs::read(&requirements).map_err(|error| failed(&requirements, &error))?;
    // Written last: it is there only after an install that ended well.
    let installed = place.join("installed.txt");
    if fs::read(&installed).is_ok_and(|there| there == wanted) {
        // It is there.
    } else {
        setup::say("MkDocs Material (builds an example site): by pip into target/tools, some seconds");
        let venv = |place: &Path| {
            let mut venv = python::python();
            venv.args(["-m", "venv"]).arg(place);
            venv
        };
        if !process::succeeds(&mut venv(&place)) && debian::is_root_here() {
            debian::install(&["python3-venv"])?;
        }
        process::run(&mut venv(&place), "install Python 3 with its module venv")?;
        let mut pip = Command::new(bin.join("pip"));
        pip.args(["install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(&requirements);
        process::retried(&mut pip, &setup::network_remedy())?;
        fs::write(&installed, wanted).map_err(|error| failed(&installed, &error))?;
    }
    let mut mkdocs = Command::new(bin.join("mkdocs"));
    mkdocs.args(["build", "--strict", "--quiet", "--site-dir"]).arg(to);
    mkdocs.current_dir(&example).env("CALLMODEL", callmodel).env("NO_MKDOCS_2_WARNING", "1");
    process::run(&mut mkdocs, FIX)
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to).map_err(|error| failed(to, &error))?;
    for entry in fs::read_dir(from).map_err(|error| failed(from, &error))?.flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to).map_err(|error| failed(&from, &error))?;
        }
    }
    Ok(())
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()), "write the element's package first: `cargo xtask package`")
}
