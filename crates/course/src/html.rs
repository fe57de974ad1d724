//! Text as HTML.

use pulldown_cmark_escape::escape_html;

/// A text as HTML, also within a quoted attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape_html(&mut html, text).expect("writing to a string cannot fail");
    html
}

/// A sentence as HTML; what stands between backticks is code.
#[must_use]
pub fn sentence(text: &str) -> String {
    let pieces = text.split('`').enumerate().map(|(index, piece)| match index % 2 {
        0 => escaped(piece),
        _ => format!("<code translate=\"no\">{}</code>", escaped(piece)),
    });
    pieces.collect()
}
