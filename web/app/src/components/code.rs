use yew::{Html, html};

/// Text with code spans (CommonMark): a span ends at a run of as many backquotes as it begins with.
pub(crate) fn with_code(text: &str) -> Html {
    with_spans("code", text)
}

/// Text with names in code spans ([`Words::in_code`](callmodel_words::Words::in_code)), which look like the text around them.
pub(crate) fn with_names(text: &str) -> Html {
    with_spans("span", text)
}

/// An element with such a text: tag name, CSS class or an empty string, text. A function, as
/// [`leaf`](crate::components::controls::leaf) is.
pub(crate) fn sentence(name: &'static str, class: &'static str, text: &str) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{name} {class}>{ with_names(text) }</@> }
}

/// Text whose code spans are elements of this name, which a translator leaves alone.
fn with_spans(name: &'static str, text: &str) -> Html {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, code, after)) = first_span(rest) {
        parts.push(html! { before.to_owned() });
        parts.push(html! { <@{name} translate="no">{ code.to_owned() }</@> });
        rest = after;
    }
    parts.push(html! { rest.to_owned() });
    parts.into_iter().collect()
}

/// The text before the first code span, its code, and the text after it. Without a search for substrings, whose tables would be
/// a twentieth of the page.
fn first_span(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find('`')?;
    let ticks = run(&text[start..]);
    let mut end = start + ticks;
    loop {
        end += text[end..].find('`')?;
        match run(&text[end..]) {
            same if same == ticks => break,
            other => end += other,
        }
    }
    let code = &text[start + ticks..end];
    // A space on both sides separates the code from the backquotes.
    let inner = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' ')).unwrap_or(code);
    Some((&text[..start], inner, &text[end + ticks..]))
}

/// The number of backquotes at the start of `text`.
fn run(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b'`').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_span_holds_backquotes_between_longer_runs() {
        assert_eq!(first_span("found `x`, expected `A`"), Some(("found ", "x", ", expected `A`")));
        assert_eq!(first_span("found `` a`b ``."), Some(("found ", "a`b", ".")));
        assert_eq!(first_span("no code, or an open ` one"), None);
    }
}
