//! The files of the page in a folder that is named by what is in them, and the worker that keeps them for when there is no
//! network (`web/offline.js`).

use std::fs;
use std::io;
use std::path::Path;

use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{element, node, process, site};

/// The page itself, and its worker: they stand beside the folder, at addresses that stay.
const BESIDE: [&str; 2] = ["index.html", "offline.js"];

/// What the names of the element's files begin with. The page has no use for them.
const ELEMENT: &str = "call-model";

/// The texts are the element's, too.
const TEXTS: &str = "text/";

/// What `web/offline.js` has in the place of a build.
const NO_BUILD: &str = "const BUILD = \"\";\nconst FILES = [];\n";

/// Puts the files of the page in `dist/` into their folder, and writes the worker that knows them.
pub(crate) fn build(workspace: &Workspace) -> Result<(), Failure> {
    let dist = workspace.path("dist");
    let failed = |path: &Path, error: io::Error| {
        Failure::new(format!("{}: {error}", path.display()), "look at what Trunk said above")
    };
    let files = files(&dist).map_err(|error| failed(&dist, error))?;
    let (folder, digests) = digests(workspace, &dist, &files)?;

    for file in &files {
        let (from, to) = (dist.join(file), dist.join(&folder).join(file));
        place(&from, &to, file.starts_with(TEXTS)).map_err(|error| failed(&from, error))?;
    }

    let index = dist.join(BESIDE[0]);
    let html = fs::read_to_string(&index).map_err(|error| failed(&index, error))?;
    fs::write(&index, moved(&html, &folder)).map_err(|error| failed(&index, error))?;

    let source = workspace.path("web/offline.js");
    let script = fs::read_to_string(&source).map_err(|error| failed(&source, error))?;
    let script = written(&script, &folder, &files, &digests).ok_or_else(|| {
        Failure::new(
            format!("{} has no place for a build", source.display()),
            "give it the lines that crates/xtask/src/offline.rs looks for",
        )
    })?;
    let worker = dist.join(BESIDE[1]);
    fs::write(&worker, script).map_err(|error| failed(&worker, error))?;
    element::esbuild(workspace, &worker, &["--target=es2022", "--allow-overwrite"], &worker)
}

/// The files of the page, as addresses from `dist/`, in order.
fn files(dist: &Path) -> io::Result<Vec<String>> {
    let files = site::files_below(dist)?;
    let mut files: Vec<_> = files.iter().filter_map(|path| address(path.strip_prefix(dist).ok()?)).collect();
    files.retain(|file| !BESIDE.contains(&file.as_str()) && !file.starts_with(ELEMENT));
    files.sort();
    Ok(files)
}

/// A path as an address has it.
fn address(path: &Path) -> Option<String> {
    let names: Option<Vec<_>> = path.iter().map(|name| name.to_str()).collect();
    Some(names?.join("/"))
}

/// The folder's name, and the hash of each file. The name is of the page and the worker, too.
fn digests(workspace: &Workspace, dist: &Path, files: &[String]) -> Result<(String, Vec<String>), Failure> {
    let mut node = node::node();
    node.arg(workspace.path("web/tools/digests.mjs")).args(files).args(BESIDE).current_dir(dist);
    let lines = process::answer(&mut node).unwrap_or_default();
    let digests: Vec<_> = lines.lines().map(str::to_owned).collect();
    match digests.last().and_then(|all| all.get(..8)) {
        Some(version) if digests.len() == files.len() + BESIDE.len() + 1 => Ok((format!("app-{version}"), digests)),
        _ => Err(Failure::new(
            format!("the files in {} have no hashes", dist.display()),
            "run web/tools/digests.mjs with them to see why",
        )),
    }
}

/// Moves a file, or copies it; of folders that this empties, nothing stays.
fn place(from: &Path, to: &Path, copy: bool) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    if copy {
        return fs::copy(from, to).map(drop);
    }
    fs::rename(from, to)?;
    // A folder that has something in it is not removed.
    from.ancestors().skip(1).map_while(|folder| fs::remove_dir(folder).ok()).for_each(drop);
    Ok(())
}

/// The page with its addresses below the folder.
fn moved(html: &str, folder: &str) -> String {
    ["src=\"./", "href=\"./"]
        .iter()
        .fold(html.to_owned(), |html, start| html.replace(start, &format!("{start}{folder}/")))
}

/// The worker with its build; `None` if its script has no place for one.
fn written(script: &str, folder: &str, files: &[String], digests: &[String]) -> Option<String> {
    let (before, after) = script.split_once(NO_BUILD)?;
    let files = files.iter().zip(digests).map(|(file, digest)| format!("[\"{folder}/{file}\", \"sha256-{digest}\"]"));
    let files = files.collect::<Vec<_>>().join(",\n");
    Some(format!("{before}const BUILD = \"{folder}\";\nconst FILES = [{files}];\n{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_page_are_below_the_folder_and_those_beside_its_script_are_not() {
        let html = "<link href=\"./a.css\"><script src=\"./start.js\" data-js=\"./a.js\"></script><a href=\"#b\">";
        let below =
            "<link href=\"./app-1/a.css\"><script src=\"./app-1/start.js\" data-js=\"./a.js\"></script><a href=\"#b\">";
        assert_eq!(moved(html, "app-1"), below);
    }

    #[test]
    fn the_worker_knows_its_build() {
        let script = format!("// Before.\n{NO_BUILD}// After.\n");
        let worker = written(&script, "app-1", &["a.js".to_owned()], &["x=".to_owned(), "y".to_owned()]);
        let expected =
            "// Before.\nconst BUILD = \"app-1\";\nconst FILES = [[\"app-1/a.js\", \"sha256-x=\"]];\n// After.\n";
        assert_eq!(worker.as_deref(), Some(expected));
    }

    #[test]
    fn the_worker_of_this_project_has_a_place_for_a_build() {
        let script = include_str!("../../../web/offline.js");
        assert!(written(script, "app-1", &[], &[]).is_some());
    }
}
