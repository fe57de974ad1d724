use callmodel_words::{Term, Words};
use yew::{AttrValue, Html, html};

/// How terms in a text of page and element are drawn.
///
/// A function pointer, so that the module of the element has no code of the glossary.
#[derive(Clone, Copy)]
pub(crate) struct Terms(fn(&str, Term, &Words) -> [Html; 2]);

impl Terms {
    /// Terms are buttons that open their definitions.
    pub(crate) const BUTTONS: Self = Self(with_button);

    /// A text in two parts: up to the name of `term`, and from it.
    pub(crate) fn parts(self, text: &str, term: Term, words: &Words) -> [Html; 2] {
        (self.0)(text, term, words)
    }

    /// The whole text.
    pub(crate) fn text(self, text: &str, term: Term, words: &Words) -> Html {
        self.parts(text, term, words).into_iter().collect()
    }
}

/// Terms are plain text.
impl Default for Terms {
    fn default() -> Self {
        Self(|text, _, _| [html! { text.to_owned() }, Html::default()])
    }
}

/// All are equal, because a page or element keeps its own.
impl PartialEq for Terms {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

fn with_button(text: &str, term: Term, words: &Words) -> [Html; 2] {
    match split(text, &words.term(term)) {
        Some((before, name, after)) => [
            html! { before.to_owned() },
            html! { <>{ term_button(term, name.to_owned(), None) }{ after.to_owned() }</> },
        ],
        None => [html! { text.to_owned() }, Html::default()],
    }
}

/// A button that opens the definition of a term. The browser opens and closes it (`popover`), so it works without scripts, too.
/// `label` is its accessible name, if it is not `text`.
pub(crate) fn term_button(term: Term, text: impl Into<AttrValue>, label: Option<AttrValue>) -> Html {
    html! {
        <button
            type="button" class="term" popovertarget={id(term)} aria-haspopup="dialog" aria-label={label}
            translate={translate(term)}
        >
            { text.into() }
        </button>
    }
}

/// The text before `name`, the name as it is written, and the text after it.
pub(crate) fn split<'text>(text: &'text str, name: &str) -> Option<(&'text str, &'text str, &'text str)> {
    // Without a search for substrings, as in the file `code`.
    let same = |part: &[u8]| part.eq_ignore_ascii_case(name.as_bytes());
    let at = text.as_bytes().windows(name.len()).position(same)?;
    let end = at + name.len();
    Some((text.get(..at)?, text.get(at..end)?, text.get(end..)?))
}

/// A line with all terms.
pub(crate) fn terms(words: &Words) -> Html {
    html! {
        <p class="terms">
            { words.glossary_terms() }
            { for Term::ALL.map(|each| html! { <>{ if each == Term::ALL[0] { " " } else { " · " } }{ term_button(each, words.term(each), None) }</> }) }
        </p>
    }
}

/// The definitions of all terms, each closed. A link leads to the documentation if its address is given.
pub(crate) fn definitions(words: &Words, documentation: Option<&str>) -> Html {
    let definition = |term: Term| {
        let (name, about) = (words.term(term), format!("{}-about", id(term)));
        html! {
            <dialog
                class="definition" id={id(term)} popover="auto" autofocus=true aria-label={name.clone()}
                aria-describedby={about.clone()}
            >
                <h2 translate={translate(term)}>{ name }</h2>
                <p id={about}>{ words.definition(term) }</p>
                if let Some(folder) = documentation {
                    <a href={format!("{folder}glossary.html#{}", term.id())}>{ words.glossary_more() }</a>
                }
            </dialog>
        }
    };
    Term::ALL.map(definition).into_iter().collect()
}

/// The id of a definition.
fn id(term: Term) -> String {
    format!("term-{}", term.id())
}

/// A name of the reference is not for translation by the browser.
fn translate(term: Term) -> Option<&'static str> {
    term.is_name().then_some("no")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_sentence_is_found_with_any_first_letter() {
        assert_eq!(split("carried over by its note a.", "Note a"), Some(("carried over by its ", "note a", ".")));
        assert_eq!(split("根拠: 表", "根拠"), Some(("", "根拠", ": 表")));
        assert_eq!(split("no term", "Basis"), None);
    }
}
