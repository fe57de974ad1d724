use pulldown_cmark_escape::escape_html;

/// A text as HTML, also within a quoted attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape_html(&mut html, text).expect("writing to a string cannot fail");
    html
}
