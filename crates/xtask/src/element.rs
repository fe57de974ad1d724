//! The element `<call-model>`: one script, in which are its styles and the script of its module.

use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use std::process::Command;
use std::{fs, io};

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// What to do when a file is not as expected.
const LOOK: &str = "look at what Trunk said above";

/// What the script calls its module; the build puts a hash into the name.
const MODULE: &str = "./call-model.wasm";

/// What wasm-bindgen calls the module where it is not told: no file has that name, and bundlers would look for it.
const UNTOLD: &str = "new URL(\"callmodel-element_bg.wasm\",import.meta.url)";

/// Writes `dist/call-model.js`, from the script of the module that Trunk has written and the styles of the page.
///
/// The module, and a copy of the script, have names that change with what is in them, so that a host may let browsers keep
/// them for ever. `call-model.js` is the entry that stays.
pub(crate) fn build(workspace: &Workspace) -> Result<(), Failure> {
    let styles = format!(
        "{}\n{}",
        of_element(&read(&workspace.path("target/page/style.css"))?),
        read(&workspace.path("web/element/element.css"))?
    );
    let path = workspace.path("target/page/element.css");
    write(&path, &styles)?;
    esbuild(workspace, &path, &["--allow-overwrite"], &path)?;

    let own = workspace.path("dist/callmodel-element.js");
    write(&own, &once(&own, &read(&own)?, UNTOLD, "0")?)?;
    let script = workspace.path("dist/call-model.js");
    let bundle = ["--bundle", "--format=esm", "--target=es2022", "--loader:.css=text"];
    esbuild(workspace, &workspace.path("web/element/call-model.js"), &bundle, &script)?;
    // It is in the bundle.
    fs::remove_file(&own).map_err(|error| failed(&own, &error))?;

    let module = workspace.path("dist/callmodel-element_bg.wasm");
    let name = format!("call-model-{}.wasm", hash(&fs::read(&module).map_err(|error| failed(&module, &error))?));
    let named = workspace.path("dist").join(&name);
    fs::rename(&module, &named).map_err(|error| failed(&named, &error))?;
    let text = once(&script, &read(&script)?, MODULE, &format!("./{name}"))?;
    write(&script, &text)?;
    write(&workspace.path(&format!("dist/call-model-{}.js", hash(text.as_bytes()))), &text)
}

/// The beginning of the one token that an element has no use for: the space beside the page.
const OF_THE_PAGE: &str = "--edge:";

/// Sixteen hexadecimal digits that are others for other bytes.
pub(crate) fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

/// The text with what stands in it once replaced.
fn once(path: &Path, text: &str, from: &str, to: &str) -> Result<String, Failure> {
    match text.matches(from).count() {
        1 => Ok(text.replace(from, to)),
        count => Err(Failure::new(format!("{}: `{from}` is in it {count} times, not once", path.display()), LOOK)),
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| failed(path, &error))
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|error| failed(path, &error))
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()), LOOK)
}

/// Makes one script or style smaller.
pub(crate) fn esbuild(workspace: &Workspace, from: &Path, options: &[&str], to: &Path) -> Result<(), Failure> {
    let mut esbuild = Command::new(workspace.path("web/tools/node_modules/.bin/esbuild"));
    esbuild
        .arg(from)
        .args(["--minify", "--log-level=warning"])
        .args(options)
        .arg(format!("--outfile={}", to.display()));
    process::run(&mut esbuild, "the lines above say where a script or style cannot be read")
}

/// The styles of the page for the inside of an element: what is of the root is of the element's own root, sizes are those of
/// the element and not of the window, lengths grow with the type around the element and not with that of the page's root, and
/// a host may set each colour and length by a property of its own.
fn of_element(page: &str) -> String {
    let mut sizes = String::new();
    for (place, part) in page.split("@media(").enumerate() {
        let of_width = part.starts_with("min-width:") || part.starts_with("max-width:");
        let (prelude, rules) = part.split_once('{').filter(|_| place > 0).unwrap_or(("", part));
        sizes += match (place, of_width) {
            (0, _) => "",
            (_, true) => "@container(",
            (_, false) => "@media(",
        };
        // A container is measured in units of its own type.
        sizes += &if of_width { prelude.replace("rem)", "em)") } else { prelude.to_owned() };
        sizes += if place > 0 { "{" } else { "" };
        sizes += &of_its_type(rules);
    }
    let Some((before, rest)) = sizes.split_once(":root{") else { return sizes };
    let Some((tokens, after)) = rest.split_once('}') else { return sizes };
    let token = |declaration: &str| match declaration.strip_prefix("--").and_then(|token| token.split_once(':')) {
        Some((name, value)) => format!("--{name}:var(--call-model-{name},{value})"),
        None => declaration.to_owned(),
    };
    let tokens: Vec<_> = tokens.split(';').filter(|token| !token.starts_with(OF_THE_PAGE)).map(token).collect();
    format!("{before}:root{{{}}}{after}", tokens.join(";")).replace(":root", ".call-model")
}

/// Rules whose lengths in `rem` are in units of the element's type.
fn of_its_type(rules: &str) -> String {
    let mut out = String::new();
    let mut parts = rules.split("rem").peekable();
    while let Some(part) = parts.next() {
        let number = part.len() - part.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let (before, number) = part.split_at(part.len() - number);
        // A minus is a sign here: to subtract, CSS wants spaces around it.
        let (before, sign) = before.strip_suffix('-').map_or((before, ""), |before| (before, "-"));
        match parts.peek() {
            Some(_) if number.contains(|c: char| c.is_ascii_digit()) => {
                out += &format!("{before}calc({sign}{number}*var(--call-model-size))")
            }
            Some(_) => out += &format!("{part}rem"),
            None => out += part,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_can_be_set_by_the_host() {
        let page = ":root{color-scheme:light dark;--ink:light-dark(#000,#fff);--edge:1rem}p{color:var(--ink)}";
        let element =
            ".call-model{color-scheme:light dark;--ink:var(--call-model-ink,light-dark(#000,#fff))}p{color:var(--ink)}";
        assert_eq!(of_element(page), element);
    }

    #[test]
    fn a_length_grows_with_the_type_around_the_element() {
        let page =
            "p{margin:-.5rem 2rem;font:1rem/1.5 x;width:calc(1px - 1rem)}.remark{}@media(max-width:44rem){b{top:1rem}}";
        let size = "*var(--call-model-size))";
        let element = format!(
            "p{{margin:calc(-.5{size} calc(2{size};font:calc(1{size}/1.5 x;width:calc(1px - calc(1{size})}}.remark{{}}\
             @container(max-width:44em){{b{{top:calc(1{size}}}}}"
        );
        assert_eq!(of_element(page), element);
    }

    #[test]
    fn a_width_is_that_of_the_element() {
        let page = ":root{}@media(max-width:44rem){p{margin:0}}@media print{p{margin:0}}:root[data-theme=dark]{}";
        let element = ".call-model{}@container(max-width:44em){p{margin:0}}@media print{p{margin:0}}.call-model[data-theme=dark]{}";
        assert_eq!(of_element(page), element);
    }
}
