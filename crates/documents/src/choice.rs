//! Attributes with enumerated values.

use callmodel_forms::{Colours, Controls, View};

use crate::fault::FaultAt;

/// The value of the attribute `view`.
///
/// # Errors
/// A fault at byte `at` that lists the words.
pub(crate) fn view(found: &str, at: usize) -> Result<View, FaultAt> {
    one_of("view", found, at, &View::ALL.map(|view| (view.as_str(), view)))
}

/// The value of the attribute `controls`.
///
/// # Errors
/// A fault at byte `at` that lists the words.
pub(crate) fn controls(found: &str, at: usize) -> Result<Controls, FaultAt> {
    one_of("controls", found, at, &Controls::ALL.map(|controls| (controls.as_str(), controls)))
}

/// The colours of the attribute `theme`.
///
/// # Errors
/// A fault at byte `at` that lists the words.
pub(crate) fn theme(found: &str, at: usize) -> Result<Colours, FaultAt> {
    one_of("theme", found, at, &THEMES)
}

/// The value of the word `found` among `words`.
///
/// # Errors
/// A fault at byte `at` that lists the words, for the attribute `name`.
fn one_of<T: Clone>(name: &str, found: &str, at: usize, words: &[(&str, T)]) -> Result<T, FaultAt> {
    let known = words.iter().find(|(word, _)| *word == found);
    known.map(|(_, meaning)| meaning.clone()).ok_or_else(|| {
        let expected = either(&words.iter().map(|(word, _)| *word).collect::<Vec<_>>());
        let fault = FaultAt::expected(at, found, &expected);
        FaultAt { message: format!("in {name}: {}", fault.message), ..fault }
    })
}

/// The words as alternatives in a sentence: `` `a`, `b` or `c` ``.
pub(crate) fn either(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// The values of the attribute `theme`, with the default first.
const THEMES: [(&str, Colours); 3] = [("auto", Colours::Auto), ("light", Colours::Light), ("dark", Colours::Dark)];
