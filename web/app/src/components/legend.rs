use callmodel_words::Words;
use yew::{Html, html};

/// What the arrows of the ladder look like. It is not heard: the name of a message says what it is.
pub(crate) fn legend(words: &Words) -> Html {
    let arrows = [("accent", words.arrow_request()), ("final", words.arrow_released()), ("news", words.arrow_left())];
    let arrow = |(tone, text)| html! { <span class={tone}><i />{ text }</span> };
    html! { <p class="legend" aria-hidden="true">{ for arrows.into_iter().map(arrow) }</p> }
}
