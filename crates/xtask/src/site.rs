//! The site in `dist/`: built by Trunk, then checked to hold nothing inline.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{element, html, imports, node, offline, process};

/// Trunk with the project's own tools in PATH, without any download or version check of its own.
pub(crate) fn trunk(workspace: &Workspace, verb: &str) -> Result<Command, Failure> {
    let mut trunk = Command::new(workspace.tool("trunk"));
    trunk
        .arg(verb)
        .args(["--release", "--offline", "--locked", "--skip-version-check"])
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
    trunk.args(["--filehash", "false"]);
    process::run(&mut trunk, "the lines above say where the page does not compile")?;
    minify(workspace)?;
    element::build(workspace)?;
    bundle_snippets(workspace)?;
    offline::build(workspace)?;
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

/// Makes what is in `dist/` smaller: scripts and styles, which Trunk could do but for the scripts of wasm-bindgen, and the
/// names between these and their modules.
fn minify(workspace: &Workspace) -> Result<(), Failure> {
    let dist = workspace.path("dist");
    let files = files_below(&dist).map_err(|error| {
        Failure::new(format!("{} cannot be read: {error}", dist.display()), "look at what Trunk said above")
    })?;
    let sources = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "js" || ending == "css"));
    for path in sources.clone() {
        shorten_debug(path)?;
    }
    let mut esbuild = Command::new(workspace.path("web/tools/node_modules/.bin/esbuild"));
    esbuild.args(["--minify", "--format=esm", "--target=es2022", "--allow-overwrite", "--log-level=warning"]);
    esbuild.arg(format!("--outdir={}", dist.display())).arg(format!("--outbase={}", dist.display()));
    esbuild.args(sources);
    process::run(&mut esbuild, "the lines above say where a script or style cannot be read")?;
    for path in &files {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if let Some(stem) = name.strip_suffix("_bg.wasm") {
            imports::shorten(path, &dist.join(format!("{stem}.js")))?;
        }
    }
    Ok(())
}

/// The script of the page's module, as wasm-bindgen calls it.
const SCRIPT: &str = "callmodel-web.js";

/// Where wasm-bindgen puts the page's own scripts that a module imports.
const SNIPPETS: &str = "snippets";

/// Takes the page's own script into that of its module: one file is asked for once, and is smaller than two. The element's script
/// has taken its own by then.
fn bundle_snippets(workspace: &Workspace) -> Result<(), Failure> {
    let dist = workspace.path("dist");
    let (script, snippets) = (dist.join(SCRIPT), dist.join(SNIPPETS));
    element::esbuild(
        workspace,
        &script,
        &["--bundle", "--format=esm", "--target=es2022", "--allow-overwrite"],
        &script,
    )?;
    let index = dist.join("index.html");
    let failed = |path: &Path, error: &io::Error| {
        Failure::new(format!("{}: {error}", path.display()), "look at what Trunk said above")
    };
    let html = fs::read_to_string(&index).map_err(|error| failed(&index, &error))?;
    fs::write(&index, without_links_to(SNIPPETS, &html)).map_err(|error| failed(&index, &error))?;
    fs::remove_dir_all(&snippets).map_err(|error| failed(&snippets, &error))
}

/// A page without the links that Trunk makes to what is in `folder`.
fn without_links_to(folder: &str, html: &str) -> String {
    let (first, links) = html.split_once("<link ").unwrap_or((html, ""));
    let leads_there = |link: &&str| link.split_once('>').is_some_and(|(link, _)| link.contains(&format!("/{folder}/")));
    // What follows a link that goes stays.
    let rest = |link: &str| link.split_once('>').map_or("", |(_, rest)| rest).to_owned();
    let kept = links.split("<link ").map(|link| if leads_there(&link) { rest(link) } else { format!("<link {link}") });
    if links.is_empty() { first.to_owned() } else { first.to_owned() + &kept.collect::<String>() }
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

/// The function with which wasm-bindgen describes a value of JavaScript to those who debug: a tenth of the script.
const DESCRIBE: &str = "function debugString(val) {\n";

/// Has a script of wasm-bindgen describe a value as JavaScript itself does. Only the words of a panic have it.
fn shorten_debug(path: &Path) -> Result<(), Failure> {
    let failed = |error| Failure::new(format!("{}: {error}", path.display()), "look at what Trunk said above");
    let script = fs::read_to_string(path).map_err(failed)?;
    let Some((before, body)) = script.split_once(DESCRIBE) else { return Ok(()) };
    let Some((_, after)) = body.split_once("\n}\n") else { return Ok(()) };
    fs::write(path, format!("{before}{DESCRIBE}    return String(val);\n}}\n{after}")).map_err(failed)
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
    fn a_link_to_a_folder_that_goes_is_taken_out() {
        let page = "<head><link rel=a href=./x.js><link href=\"./snippets/b/c.js\"> <link href=./y></head>";
        assert_eq!(without_links_to("snippets", page), "<head><link rel=a href=./x.js> <link href=./y></head>");
        assert_eq!(without_links_to("snippets", "<p>"), "<p>");
    }

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
