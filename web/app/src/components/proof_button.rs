use callmodel_golden::{ComparedPhase, REFERENCE, compare};
use callmodel_words::{Text, Words};
use yew::{Callback, Html, Properties, function_component, html, use_effect_with, use_memo, use_state_eq};

use crate::components::controls::leaf;
use crate::components::dialog_button::DialogButton;
use crate::components::proof::proof;

/// How many phases of the reference the model agrees with.
#[derive(Clone, Copy, PartialEq)]
struct Agreement {
    agreeing: usize,
    count: usize,
}

impl Agreement {
    fn of(phases: &[ComparedPhase]) -> Self {
        Self { agreeing: phases.iter().filter(|phase| phase.agrees()).count(), count: phases.len() }
    }

    fn said(self, words: &Words) -> Text {
        words.agreement_of(&self.agreeing.to_string(), &self.count.to_string()).into()
    }
}

/// The button.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The texts.
    pub(crate) words: Words,
}

/// A button that opens the comparison of the model with the reference, which is made anew each time, and then says its
/// outcome. Before, it promises nothing.
#[function_component]
pub(crate) fn ProofButton(Props { words }: &Props) -> Html {
    let agreement = use_state_eq(|| None::<Agreement>);
    let word = agreement.map_or_else(|| words.agreement(), |agreement| agreement.said(words));
    let content = {
        let (words, setter) = (words.clone(), agreement.setter());
        Callback::from(move |_| {
            let setter = setter.clone();
            html! { <Comparison words={words.clone()} on_made={Callback::from(move |made| setter.set(made))} /> }
        })
    };
    html! { <DialogButton {word} label={words.agreement()} {words} {content} /> }
}

/// The comparison.
#[derive(Properties, PartialEq)]
struct ComparisonProps {
    /// The texts.
    words: Words,
    /// It was made; `None` if the reference cannot be read.
    on_made: Callback<Option<Agreement>>,
}

/// The model beside the reference, compared when it is drawn first.
#[function_component]
fn Comparison(ComparisonProps { words, on_made }: &ComparisonProps) -> Html {
    let phases = use_memo((), |()| compare(REFERENCE));
    let on_made = on_made.clone();
    let made = phases.as_ref().as_ref().ok().map(|phases| Agreement::of(phases));
    use_effect_with((), move |()| on_made.emit(made));
    let (said, tables) = match &*phases {
        Ok(phases) => (Agreement::of(phases).said(words), proof(phases, words)),
        Err(why) => (words.not_proved(&why.to_string()).into(), Html::default()),
    };
    html! {
        <>
            { leaf("h2", "", words.agreement()) }
            { leaf("p", "about", words.agreement_about()) }
            <p role="status">{ said }</p>
            { tables }
        </>
    }
}
