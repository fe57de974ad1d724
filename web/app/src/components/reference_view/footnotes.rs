use callmodel::{Basis, Note};
use callmodel_figure::{Footnote, ReferenceTable};
use callmodel_words::{Term, Words};
use yew::{Html, html};

use crate::components::controls::leaf;
use crate::components::glossary::term_button;

/// Footnotes: the meaning of each mark, and its application.
pub(super) fn footnotes(table: &ReferenceTable, words: &Words) -> Html {
    let line = |footnote: &Footnote| {
        let term = match footnote {
            Footnote::Opt => Term::Opt,
            Footnote::A { .. } => Term::NoteA,
        };
        html! {
            <p class="footnote">
                <sup>{ term_button(term, footnote.mark().as_str(), Some(words.term(term))) }</sup>
                { leaf("span", "", format!(" {}", sentences(footnote, words).join(" "))) }
            </p>
        }
    };
    table.footnotes.iter().map(line).collect()
}

fn sentences(footnote: &Footnote, words: &Words) -> Vec<String> {
    match footnote {
        Footnote::Opt => vec![words.footnote_opt().to_string()],
        Footnote::A { decisions } => {
            let carried = decisions.iter().any(|decision| decision.basis == Basis::NoteA);
            let rules = [Some(words.footnote_a()), carried.then(|| words.footnote_carried())];
            let decided = decisions.iter().map(|decision| {
                let Note::A { remaining } = decision.note;
                let value = decision.note.call_state().as_str();
                words.decision(remaining, &decision.step.to_string(), value)
            });
            rules.into_iter().flatten().map(|rule| rule.to_string()).chain(decided).collect()
        }
    }
}
