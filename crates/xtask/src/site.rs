//! The site in `dist/`: built by Trunk, then checked to hold nothing inline.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{html, node, process};

/// Trunk with the project's own tools in PATH, without any download or version check of its own.
pub(crate) fn trunk(workspace: &Workspace, verb: &str) -> Result<Command, Failure> {
    let mut trunk = Command::new(workspace.tool("trunk"));
    trunk
        .arg(verb)
        .args(["--offline", "--locked", "--skip-version-check"])
        .current_dir(workspace.root())
        .env("PATH", workspace.tool_path()?);
    trunk.env("CARGO_ENCODED_RUSTFLAGS", rust_flags());
    // Trunk reads only `true` and `false` here, and stops at the usual `1`.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    Ok(trunk)
}

/// The reader's own flags for rustc, and those that leave this machine's folders out of the module, whose panics say in
/// which source file they are.
fn rust_flags() -> String {
    let own = std::env::var("RUSTFLAGS").unwrap_or_default();
    let mut flags: Vec<_> = own.split_whitespace().map(str::to_owned).collect();
    flags.extend(
        process::registries().into_iter().map(|folder| format!("--remap-path-prefix={}=crates", folder.display())),
    );
    flags.join("\u{1f}")
}

/// Writes the site to `dist/`, for any static host at any path and under a strict
/// Content-Security-Policy.
pub(crate) fn build(workspace: &Workspace) -> Result<(), Failure> {
    let mut trunk = trunk(workspace, "build")?;
    // Names without hashes: the folder of the build has one.
    trunk.args(["--release", "--filehash", "false"]);
    process::run(&mut trunk, "the lines above say where the page does not compile")?;
    let mut publish = node::node();
    publish.arg("web/tools/site.mjs").current_dir(workspace.root());
    process::run(&mut publish, "the lines above say which file")?;
    let index = workspace.path("dist/index.html");
    let html = fs::read_to_string(&index).map_err(|error| {
        Failure::new(format!("{} cannot be read: {error}", index.display()), "look at what Trunk said above")
    })?;
    let faults = faults(&html);
    if faults.is_empty() {
        compress(workspace, &workspace.path("dist"))?;
        println!("dist/ is ready for any static host, at any path");
        Ok(())
    } else {
        Err(Failure::new(
            format!("dist/index.html has what the site must not have: {}", faults.join("; ")),
            "move scripts and styles to files of their own and keep addresses relative \
             (index.html, Trunk.toml)",
        ))
    }
}

/// Holds the weight of the site against `web/weight.json`, or writes it there with `--write`.
pub(crate) fn weigh(workspace: &Workspace, options: &[&str]) -> Result<(), Failure> {
    let mut weigh = node::node();
    weigh.arg("web/tools/weight.mjs").args(options).current_dir(workspace.root());
    process::run(&mut weigh, "the lines above say which part is too heavy")
}

/// Moves what stands inline in the pages of a folder to files.
pub(crate) fn strict(workspace: &Workspace, folder: &Path) -> Result<(), Failure> {
    let mut strict = node::node();
    strict.arg(workspace.path("web/tools/strict.mjs")).arg(folder);
    process::run(&mut strict, "the lines above say which page")
}

/// Writes a `.br` and a `.gz` beside each file of a folder.
pub(crate) fn compress(workspace: &Workspace, folder: &Path) -> Result<(), Failure> {
    let mut compress = node::node();
    compress.arg(workspace.path("web/tools/compress.mjs")).arg(folder);
    process::run(&mut compress, "the lines above say which file")
}

/// The files in a folder and in its folders.
pub(crate) fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// What in this HTML a strict Content-Security-Policy blocks, and which addresses are not relative.
fn faults(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for tag in html::tags(html) {
        let name = &tag.name;
        if name == "script" && tag.get("src").is_none() {
            faults.push("an inline script".to_owned());
        }
        if name == "style" {
            faults.push("an inline style".to_owned());
        }
        for (attribute, value) in &tag.attributes {
            if attribute == "style" || attribute.starts_with("on") {
                faults.push(format!("<{name} {attribute}=\"{value}\">"));
            }
            if matches!(attribute.as_str(), "src" | "href") && value.starts_with('/') {
                faults.push(format!("the address {value}, which is not relative"));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_files_alone_has_no_faults() {
        let html = "<!doctype html><link rel=\"stylesheet\" href=\"./a.css\">\
                    <script type=\"module\" src=\"./start.js\" data-style=\"x\"></script>";
        assert_eq!(faults(html), Vec::<String>::new());
    }

    #[test]
    fn inline_script_style_attribute_and_handler_are_found() {
        let html = "<script>go()</script><style>p{}</style><p style=\"color:red\"><b onclick=\"x\">";
        let style = "<p style=\"color:red\">";
        let handler = "<b onclick=\"x\">";
        assert_eq!(faults(html), ["an inline script", "an inline style", style, handler]);
    }

    #[test]
    fn an_address_from_the_root_of_the_host_is_found() {
        assert_eq!(faults("<script src=\"/start.js\"></script>"), ["the address /start.js, which is not relative"]);
    }
}
