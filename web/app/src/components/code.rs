use yew::{Html, html};

/// Text with code in backquotes.
pub(crate) fn with_code(text: &str) -> Html {
    let part = |(index, part): (usize, &str)| {
        if index % 2 == 1 {
            html! { <code translate="no">{ part.to_owned() }</code> }
        } else {
            html! { part.to_owned() }
        }
    };
    text.split('`').enumerate().map(part).collect()
}
