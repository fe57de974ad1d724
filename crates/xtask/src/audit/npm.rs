//! Known vulnerabilities of npm packages.

use anyhow::Result;
use serde_json::Value;
use xshell::{Shell, cmd};

use super::finding::{Ending, Finding};
use crate::node;

/// The folders with packages of npm.
pub(super) fn folders(sh: &Shell) -> Result<Vec<String>> {
    let locks = cmd!(sh, "git ls-files *package-lock.json").read()?;
    Ok(locks.lines().filter_map(|lock| lock.strip_suffix("/package-lock.json")).map(str::to_owned).collect())
}

/// Asks npm's registry about the packages of a folder.
pub(super) fn check(sh: &Shell, folder: &str) -> Result<Finding> {
    let what = format!("npm {folder}");
    let _folder = sh.push_dir(folder);
    // Without `--offline=false` an npm without network would say that it found nothing.
    let audit = node::npm(sh).args(["audit", "--json", "--package-lock-only", "--offline=false"]);
    let printed = audit.quiet().ignore_status().ignore_stderr().read()?;
    let (ending, said) = judge(&serde_json::from_str(&printed).unwrap_or_default());
    Ok(Finding::new(&what, ending, said))
}

/// Judges the report of npm. A registry that refuses sends a message instead.
fn judge(report: &Value) -> (Ending, String) {
    match report["vulnerabilities"].as_object() {
        None => {
            let reason = report["message"].as_str().unwrap_or("it does not say why");
            (Ending::NotChecked, format!("`npm audit` has no report: {reason}"))
        }
        Some(none) if none.is_empty() => {
            let packages = &report["metadata"]["dependencies"]["total"];
            (Ending::Passed, format!("none of {packages} packages has a known vulnerability"))
        }
        Some(vulnerable) => {
            let names: Vec<_> = vulnerable.keys().map(String::as_str).collect();
            (Ending::Failed, format!("`npm audit` says more of {}", names.join(", ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn vulnerabilities_fail_and_no_report_is_not_checked() {
        let good = json!({ "vulnerabilities": {}, "metadata": { "dependencies": { "total": 2 } } });
        assert_eq!(judge(&good), (Ending::Passed, "none of 2 packages has a known vulnerability".to_owned()));
        let bad = json!({ "vulnerabilities": { "left-pad": {} } });
        assert_eq!(judge(&bad), (Ending::Failed, "`npm audit` says more of left-pad".to_owned()));
        let refusal = json!({ "message": "405 Method Not Allowed", "error": {} });
        let reason = "`npm audit` has no report: 405 Method Not Allowed".to_owned();
        assert_eq!(judge(&refusal), (Ending::NotChecked, reason));
    }
}
