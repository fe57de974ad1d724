//! Text as HTML.

use callmodel::Dn;
use pulldown_cmark_escape::escape_html;

/// A text as HTML, also within a quoted attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape_html(&mut html, text).expect("writing to a string cannot fail");
    html
}

/// A sentence about a call of these parties as HTML; what stands between backticks is code.
#[must_use]
pub fn sentence(text: &str, parties: &[Dn]) -> String {
    let pieces = pieces(text, parties).into_iter().map(|(piece, is_code)| match is_code {
        false => escaped(&piece),
        true => format!("<code translate=\"no\">{}</code>", escaped(&piece)),
    });
    pieces.collect()
}

/// The pieces of a sentence, each with whether it is code, which stands between backticks. Backticks of a DN, and the one that none
/// closes, are text.
#[must_use]
pub fn pieces(text: &str, parties: &[Dn]) -> Vec<(String, bool)> {
    // No DN has a control character.
    const OF_DN: &str = "\u{1}";
    let mut named: Vec<_> = parties.iter().map(Dn::as_str).filter(|dn| dn.contains('`')).collect();
    named.sort_by_key(|dn| std::cmp::Reverse(dn.len()));
    let marked = named.into_iter().fold(text.to_owned(), |text, dn| text.replace(dn, &dn.replace('`', OF_DN)));
    let (marked, open) = match marked.rsplit_once('`') {
        Some((closed, open)) if closed.matches('`').count() % 2 == 0 => (closed, Some(open)),
        _ => (&*marked, None),
    };
    let pieces = marked.split('`').enumerate().map(|(index, piece)| (piece.to_owned(), index % 2 == 1));
    let pieces = pieces.chain(open.map(|open| (format!("`{open}"), false)));
    pieces.map(|(piece, is_code)| (piece.replace(OF_DN, "`"), is_code)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backticks_of_a_dn_and_an_open_one_are_text() {
        let dns = ["`a`", "x`y", "C"].map(|dn| Dn::new(dn).unwrap());
        let html = |text: &str| sentence(text, &dns).replace(" translate=\"no\"", "");
        assert_eq!(html("In what x`y is told, who is `a`?"), "In what x`y is told, who is `a`?");
        assert_eq!(html("At `delete C by `a``, C left."), "At <code>delete C by `a`</code>, C left.");
        assert_eq!(html("`C` and `"), "<code>C</code> and `");
    }
}
