use callmodel_learn::Sentences as _;
use callmodel_lesson::{Gap, Told};
use callmodel_words::LearnWords;
use yew::{Html, html};

use crate::components::{leaf, with_names};

/// Each event and value in which an answer is not the model's.
pub(super) fn gaps(gaps: &[Gap], words: &LearnWords) -> Html {
    if gaps.is_empty() {
        return Html::default();
    }
    let in_code = words.in_code();
    let told = |told: &Told| with_names(&in_code.told(told));
    let row = |gap: &Gap| {
        html! {
            <tr class={(gap.yours != gap.by_model).then_some("changed")}>
                <th scope="row">{ with_names(&in_code.gap_name(gap)) }</th>
                <td data-of={words.yours()}>{ told(&gap.yours) }{ (gap.yours != gap.by_model).then_some(" ≠") }</td>
                <td data-of={words.by_model()}>{ told(&gap.by_model) }</td>
            </tr>
        }
    };
    html! {
        <table class="gaps" aria-label={words.gap()}>
            <thead><tr><td></td>{ head(words.yours()) }{ head(words.by_model()) }</tr></thead>
            <tbody>{ for gaps.iter().map(row) }</tbody>
        </table>
    }
}

fn head(text: yew::AttrValue) -> Html {
    html! { <th scope="col">{ leaf("span", "", text) }</th> }
}
