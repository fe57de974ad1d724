//! `cargo xtask docs`: the documentation, an mdBook, in `dist/docs/` beside the page.

use anyhow::Result;
use xshell::Shell;

use crate::project::root_of;
use crate::remedy::{FIX, Remedy as _};
use crate::{examples, site};

/// Builds the documentation, links the page to it, and checks all links.
pub(crate) fn build(sh: &Shell) -> Result<()> {
    examples::mdbook(sh)?.args(["build", "docs", "--dest-dir"]).arg(root_of(sh, "dist/docs")).run().to_do(FIX)?;
    site::script(sh, "strict", &["dist/docs"])?;
    site::script(sh, "finish-docs", &["dist"])?;
    site::script(sh, "links", &["dist"])?;
    // The page has changed, so its compressed files are stale, too.
    site::script(sh, "compress", &["dist"])?;
    println!("dist/docs/ is the documentation");
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::project;
    use xshell::cmd;

    #[test]
    fn a_link_to_a_missing_file_or_place_leads_nowhere() {
        let sh = project::shell().expect("cargo says where the project is");
        crate::setup::site_packages(&sh).expect("npm installs the packages of the script");
        let site = sh.create_temp_dir().expect("there is a place for temporary files");
        let page = "<h1 id=top></h1><a href='../#/explore?a=1'><a href='#top'><a href='#away'><a href='b.html'>";
        sh.write_file(site.path().join("index.html"), "").expect("the folder is writable");
        sh.write_file(site.path().join("docs/a.html"), page).expect("the folder is writable");
        let folder = site.path();
        let output = cmd!(sh, "node web/tools/links.mjs {folder}").ignore_status().output().expect("Node.js is there");
        let said = String::from_utf8(output.stderr).expect("the script writes UTF-8");
        assert_eq!(said, "docs/a.html: #away leads nowhere\ndocs/a.html: b.html leads nowhere\n");
        assert!(!output.status.success());
    }
}
