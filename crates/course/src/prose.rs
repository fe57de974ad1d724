use callmodel_lesson::Inline;

use crate::html::escaped;

/// A line of prose as HTML. A link to another page of the lesson's own site is text, because that page is not in the course.
pub(crate) fn inline(pieces: &[Inline]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Inline::Text(text) => escaped(text),
            Inline::Code(code) => format!("<code translate=\"no\">{}</code>", escaped(code)),
            Inline::Emphasis(text) => format!("<em>{}</em>", inline(text)),
            Inline::Strong(text) => format!("<strong>{}</strong>", inline(text)),
            Inline::Link { to, text } if to.starts_with("https://") => {
                format!("<a href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a>", escaped(to), inline(text))
            }
            Inline::Link { text, .. } => inline(text),
        })
        .collect()
}
