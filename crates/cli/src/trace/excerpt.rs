use callmodel_figure::sentences;
use callmodel_trace::{Finding, Place};

use super::read;
use crate::source::Source;

/// The most bytes of a message that are shown.
const MOST_BYTES: u64 = 1 << 14;

/// The most lines of a message that are shown between its header and the marked line.
const MOST_LINES: usize = 4;

/// The message of a finding with the wrong line marked, as in a compiler's report. Empty when it cannot be read again.
pub(crate) fn excerpt(source: &Source, place: Place, finding: &Finding) -> String {
    let length = usize::try_from(place.length.min(MOST_BYTES)).unwrap_or_default();
    let Some(bytes) = read::excerpt(source, place.offset, length) else { return String::new() };
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().map(|line| line.trim_end_matches('\r')).collect();
    // Of an attribute that occurs twice, the last value is read.
    let wrong = finding.attribute.and_then(|attribute| lines.iter().rposition(|line| is_of(line, attribute.as_str())));
    draw(&lines, place.line, wrong.unwrap_or(0), &sentences::mark(finding))
}

/// Draws the header and the lines around the one that is marked.
fn draw(lines: &[&str], first: u64, marked: usize, mark: &str) -> String {
    let width = (first + lines.len() as u64).to_string().len();
    let mut out = format!("{:width$} |\n", "");
    let start = marked.saturating_sub(MOST_LINES).max(1);
    for (at, line) in lines.iter().enumerate().take(marked + 1) {
        if at == 0 || at >= start {
            out.push_str(&format!("{:>width$} | {}\n", first + at as u64, shown(line)));
        } else if at == 1 {
            out.push_str(&format!("{:>width$} | …\n", ""));
        }
    }
    let line = shown(lines.get(marked).copied().unwrap_or_default());
    let indent = line.chars().take_while(|character| *character == ' ').count();
    let length = line.trim().chars().count().max(1);
    out.push_str(&format!("{:width$} | {}{} {mark}\n", "", " ".repeat(indent), "^".repeat(length)));
    out.push_str(&format!("{:width$} |\n", ""));
    out
}

/// A line with blanks for tabs, without control characters.
fn shown(line: &str) -> String {
    callmodel::in_text(&line.replace('\t', "    ")).into_owned()
}

/// Whether a line has this attribute: `AttributeThirdPartyDN`, but not `AttributeThirdPartyDNRole`.
fn is_of(line: &str, attribute: &str) -> bool {
    let body = line.trim_start_matches(['\t', ' ', '\'', '"']);
    let body = body.strip_prefix("Attribute").unwrap_or(body);
    body.strip_prefix(attribute).is_some_and(|rest| !rest.starts_with(|character: char| character.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrong_line_is_marked_with_its_number() {
        let lines = ["message EventPartyDeleted", "\tAttributeConnID\t1", "\tAttributeThirdPartyDN\t'B'"];
        let expected = [
            "    |",
            "140 | message EventPartyDeleted",
            "141 |     AttributeConnID    1",
            "142 |     AttributeThirdPartyDN    'B'",
            "    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected A",
            "    |",
            "",
        ];
        assert_eq!(draw(&lines, 140, 2, "expected A"), expected.join("\n"));
    }

    #[test]
    fn an_attribute_is_not_its_role() {
        assert!(is_of("\tAttributeThirdPartyDN\t'B'", "ThirdPartyDN"));
        assert!(is_of("AttributeThirdPartyDN [str] = \"B\"", "ThirdPartyDN"));
        assert!(!is_of("\tAttributeThirdPartyDNRole\t6", "ThirdPartyDN"));
    }
}
