use std::fmt;

/// Escapes text between tags of XML or HTML, or in an attribute value: `&`, `<` and `>` are entities; other ASCII punctuation
/// except the comma is a numeric character reference; a character that XML forbids is replaced by U+FFFD.
///
/// Markdown, template languages and JSX interpret SVG and HTML in their documents. A text without punctuation has none of their
/// syntax: no `*a*`, `{{a}}`, `:a:` or `@a`.
#[derive(Clone, Copy, Debug)]
pub struct XmlEscaped<'a>(pub &'a str);

/// Escapes text between tags of XML, or in an attribute value, as [`XmlEscaped`] does, but keeps punctuation that is no markup.
/// For files that no program but an XML parser reads.
#[derive(Clone, Copy, Debug)]
pub struct XmlText<'a>(pub &'a str);

/// The replacement of a character that XML forbids.
const REPLACEMENT: &str = "\u{fffd}";

impl fmt::Display for XmlEscaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        escape(f, self.0, |c| c.is_ascii_punctuation() && c != ',')
    }
}

impl fmt::Display for XmlText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        escape(f, self.0, |c| matches!(c, '"' | '\''))
    }
}

/// Writes `text`; characters that are `coded` become numeric character references.
fn escape(f: &mut fmt::Formatter<'_>, text: &str, coded: impl Fn(char) -> bool) -> fmt::Result {
    // A run without escapes is written by one call.
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\u{fffe}' | '\u{ffff}' => REPLACEMENT,
            c if c.is_control() && c != '\n' => REPLACEMENT,
            c if coded(c) => "",
            _ => continue,
        };
        f.write_str(&text[from..at])?;
        if instead.is_empty() {
            write!(f, "&#{};", u32::from(c))?;
        } else {
            f.write_str(instead)?;
        }
        from = at + c.len_utf8();
    }
    f.write_str(&text[from..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_is_escaped() {
        assert_eq!(XmlEscaped("<b>&\"'").to_string(), "&lt;b&gt;&amp;&#34;&#39;");
        assert_eq!(XmlText("<b>&\"'").to_string(), "&lt;b&gt;&amp;&#34;&#39;");
    }

    #[test]
    fn punctuation_stays_in_a_text_for_an_xml_parser() {
        assert_eq!(XmlText("a.log:1").to_string(), "a.log:1");
        assert_eq!(XmlEscaped("a.log:1").to_string(), "a&#46;log&#58;1");
    }

    #[test]
    fn a_character_that_xml_cannot_hold_is_replaced() {
        assert_eq!(XmlEscaped("a\u{0}b\u{ffff}").to_string(), "a\u{fffd}b\u{fffd}");
    }
}
