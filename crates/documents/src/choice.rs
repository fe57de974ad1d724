//! Attributes whose value is one of a few words.

use callmodel_forms::Colours;

use crate::fault::FaultAt;

/// The meaning of `found` among `words`, or a fault at byte `at` that lists them.
pub(crate) fn one_of<T: Clone>(name: &str, found: &str, at: usize, words: &[(&str, T)]) -> Result<T, FaultAt> {
    let known = words.iter().find(|(word, _)| *word == found);
    known.map(|(_, meaning)| meaning.clone()).ok_or_else(|| {
        let expected = either(&words.iter().map(|(word, _)| *word).collect::<Vec<_>>());
        let fault = FaultAt::expected(at, found, &expected);
        FaultAt { message: format!("in {name}: {}", fault.message), ..fault }
    })
}

/// The words in a sentence: `` `a`, `b` or `c` ``.
pub(crate) fn either(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// The words of the attribute `theme`, the usual one first.
pub(crate) const THEMES: [(&str, Colours); 3] =
    [("auto", Colours::Auto), ("light", Colours::Light), ("dark", Colours::Dark)];
