use callmodel_golden::{ComparedPhase, REFERENCE, compare};
use callmodel_words::{Text, Words};
use yew::{Callback, Html, Properties, function_component, html, use_state};

use crate::components::controls::leaf;
use crate::components::dialog_button::DialogButton;
use crate::components::proof::proof;

/// The button.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The texts.
    pub(crate) words: Words,
}

/// A button that opens the comparison of model and reference. Each opening compares again; after the first the button
/// has the outcome as its text.
#[function_component]
pub(crate) fn ProofButton(Props { words }: &Props) -> Html {
    let phases = use_state(|| None::<Vec<ComparedPhase>>);
    let word = phases.as_ref().map_or_else(|| words.agreement(), |phases| agreement(phases, words));
    let on_open = {
        let phases = phases.setter();
        Callback::from(move |()| phases.set(Some(compare(REFERENCE))))
    };
    let content = {
        let (words, said) = (words.clone(), word.clone());
        Callback::from(move |_| {
            html! {
                <>
                    { leaf("h2", "", words.agreement()) }
                    { leaf("p", "about", words.agreement_about()) }
                    <p role="status">{ &said }</p>
                    { for phases.as_ref().map(|phases| proof(phases, &words)) }
                </>
            }
        })
    };
    DialogButton::new(word, words.agreement(), words, content).on_open(on_open).html()
}

/// The number of phases in which the model agrees with the reference, in words.
fn agreement(phases: &[ComparedPhase], words: &Words) -> Text {
    let agreeing = phases.iter().filter(|phase| phase.agrees()).count();
    words.agreement_of(&agreeing.to_string(), &phases.len().to_string()).into()
}
