use yew::{Callback, Html, hook, html, use_state_eq};

use crate::asked::Outcome;
use crate::components::controls::leaf;
use crate::components::dialog_button::DialogButton;
use crate::components::drawn::Drawn;
use crate::proof_words::{proof_said, proved};
use callmodel_words::Words;

/// A button that opens the comparison of the model with the reference, which is made anew each time, and says what came of
/// the last one.
#[hook]
pub(crate) fn use_proof_button(words: &Words) -> Html {
    let outcome = use_state_eq(|| None::<Outcome>);
    let word = proved(words, outcome.as_ref());
    let content = {
        let (words, said) = (words.clone(), proof_said(words, outcome.as_ref()));
        let setter = outcome.setter();
        Callback::from(move |_| {
            let setter = setter.clone();
            let texts = vec![
                words.party(),
                words.event(),
                words.attribute(),
                words.reference(),
                words.model(),
                words.agrees(),
                words.differs(),
                // What the rows of no event are called.
                words.parties(),
                words.row_before(),
                words.row_request(),
                words.row_name(),
                words.row_function(),
                words.row_after(),
            ];
            html! {
                <>
                    { leaf("h2", "", words.agreement()) }
                    { leaf("p", "about", words.agreement_about()) }
                    <p role="status">{ said.clone() }</p>
                    <Drawn
                        what="draw_proof" {texts} class="comparison proof" label={words.events()}
                        on_done={Callback::from(move |outcome| setter.set(Some(outcome)))}
                    />
                </>
            }
        })
    };
    html! { <DialogButton {word} label={words.agreement()} {words} {content} /> }
}
