//! `cargo xtask docs`: the documentation, an mdBook, published beside the page in `dist/docs/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{examples, html, process, site};

/// What to do when it does not build.
const FIX: &str = "the lines above say what and where; mend it and start again";

/// Builds it, with the command `callmodel` at this path, and checks that its links lead somewhere.
pub(crate) fn build(workspace: &Workspace, callmodel: &Path) -> Result<(), Failure> {
    let folder = workspace.path("dist/docs");
    let mut mdbook = examples::mdbook(workspace, callmodel)?;
    process::run(mdbook.args(["build", "docs", "--dest-dir"]).arg(&folder), FIX)?;
    let schema = folder.join("run.schema.json");
    let copied = fs::copy(workspace.path("docs/run.schema.json"), &schema);
    copied.map_err(|error| Failure::new(format!("{}: {error}", schema.display()), FIX))?;
    site::strict(workspace, &folder)?;
    let dead = dead_links(&folder, &workspace.path("dist"))?;
    if !dead.is_empty() {
        return Err(Failure::new(format!("links that lead nowhere:\n{}", dead.join("\n")), "mend them in docs/src/"));
    }
    let page = workspace.path("dist/index.html");
    let linked = fs::read_to_string(&page).and_then(|html| fs::write(&page, linked(&html)));
    linked.map_err(|error| Failure::new(format!("{}: {error}", page.display()), FIX))?;
    // The page is another one now, too.
    site::compress(workspace, &workspace.path("dist"))?;
    println!("dist/docs/ is the documentation");
    Ok(())
}

/// What the page looks for in its own head: only one that has the documentation beside it links to it.
const LINK: &str = "<link rel=\"help\" href=\"./docs/\">";

/// The page with that in its head, once.
fn linked(html: &str) -> String {
    html.replace(LINK, "").replacen("</head>", &format!("{LINK}</head>"), 1)
}

/// The links of the pages in `folder` that lead to no file of `site`, or to no place in one, each with its page.
fn dead_links(folder: &Path, site: &Path) -> Result<Vec<String>, Failure> {
    let mut pages = BTreeMap::new();
    let files =
        site::files_below(folder).map_err(|error| Failure::new(format!("{}: {error}", folder.display()), FIX))?;
    for file in files.into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "html")) {
        let text =
            fs::read_to_string(&file).map_err(|error| Failure::new(format!("{}: {error}", file.display()), FIX))?;
        pages.insert(file, html::tags(&text));
    }
    let mut dead = Vec::new();
    for (page, tags) in &pages {
        for link in tags.iter().flat_map(|tag| ["href", "src"].into_iter().filter_map(|name| tag.get(name))) {
            if !leads_somewhere(link, page, site, &pages) {
                dead.push(format!("{}: {link}", page.strip_prefix(site).unwrap_or(page).display()));
            }
        }
    }
    dead.sort();
    dead.dedup();
    Ok(dead)
}

/// Whether a link of a page leads to a file of the site, and to a place in it. Other hosts are not asked.
fn leads_somewhere(link: &str, page: &Path, site: &Path, pages: &BTreeMap<PathBuf, Vec<html::Tag>>) -> bool {
    if link.contains("://") || link.starts_with("data:") || link.starts_with("mailto:") {
        return true;
    }
    let link = link.replace("&amp;", "&");
    let (path, place) = link.split_once('#').unwrap_or((&link, ""));
    let path = path.split('?').next().unwrap_or_default();
    let mut file = page.parent().unwrap_or(site).join(path);
    if path.is_empty() {
        file = page.to_path_buf();
    } else if path.ends_with('/') || path == ".." || path == "." {
        file.push("index.html");
    }
    let file = plain(&file);
    if !file.starts_with(site) || !file.is_file() {
        return false;
    }
    // The page itself keeps its state behind the `#`.
    let Some(tags) = pages.get(&file) else { return true };
    place.is_empty() || tags.iter().any(|tag| tag.get("id") == Some(place))
}

/// The path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_workflow_publishes_is_written_with_the_documentation() {
        let workspace = Workspace::find().expect("cargo says where the tests' package is");
        let workflow = fs::read_to_string(workspace.path(".github/workflows/ci.yml")).expect("it is there");
        let (before, _) = workflow.split_once("upload-pages-artifact").expect("it publishes");
        let (_, command) = before.rsplit_once("cargo xtask ").expect("it builds what it publishes");
        assert_eq!(command.split_whitespace().next(), Some("docs"));
    }

    #[test]
    fn the_page_says_once_where_the_documentation_is() {
        let page = linked("<head><title>a</title></head><body></body>");
        assert_eq!(page, "<head><title>a</title><link rel=\"help\" href=\"./docs/\"></head><body></body>");
        assert_eq!(linked(&page), page);
    }

    #[test]
    fn a_link_leads_to_a_file_and_to_a_place_in_it() {
        let site = std::env::temp_dir().join(format!("callmodel-links-{}", std::process::id()));
        let docs = site.join("docs");
        fs::create_dir_all(&docs).expect("the folder for temporary files takes one");
        let write = |path: PathBuf, text: &str| fs::write(path, text).expect("its folder is there");
        write(site.join("index.html"), "");
        let page = docs.join("a.html");
        write(
            page.clone(),
            "<h1 id=top><a href='../index.html#/explore?a=1'><a href='#top'><a href='#away'><a href='b.html'>",
        );
        let dead = dead_links(&docs, &site).expect("both pages can be read");
        fs::remove_dir_all(&site).expect("it is there");
        assert_eq!(dead, ["docs/a.html: #away", "docs/a.html: b.html"]);
    }
}
