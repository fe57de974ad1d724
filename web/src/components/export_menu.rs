use callmodel::Scenario;
use callmodel_figure::{Colours, Format, MessageId};
use yew::{Callback, Html, Properties, function_component, html, use_effect_with, use_state_eq};

use crate::asked::{self, Verb};
use crate::components::controls::{Button, choice, leaf};
use crate::components::dialog_button::DialogButton;
use crate::components::keys::EXPORT;
use crate::messages::Words;
use crate::session::Session;

/// A button that opens the list of all formats that the run can leave the page in.
pub(crate) fn export_menu(session: &Session, words: &Words) -> Html {
    let (scenario, marked) = (session.done(), session.selected().cloned());
    let own = words.clone();
    let content = Callback::from(move |_| {
        html! { <Formats scenario={scenario.clone()} marked={marked.clone()} words={own.clone()} /> }
    });
    html! { <DialogButton id={EXPORT} word={words.export()} label={words.export()} {words} {content} /> }
}

/// What is exported: what is on the screen.
#[derive(Properties, PartialEq)]
struct Props {
    /// The steps that are done.
    scenario: Scenario,
    /// The message that is chosen.
    marked: Option<MessageId>,
    /// The texts.
    words: Words,
}

/// The formats, each to be copied or downloaded.
#[function_component]
fn Formats(props: &Props) -> Html {
    let words = &props.words;
    let colours = use_state_eq(Colours::default);
    let said = use_state_eq(String::new);
    use_effect_with((), |()| asked::prepare());

    let button = |verb: Verb, format: Format| {
        let onclick = {
            let (scenario, marked, colours) = (props.scenario.clone(), props.marked.clone(), *colours);
            let (said, words) = (said.setter(), words.clone());
            move |()| {
                let (said, words) = (said.clone(), words.clone());
                asked::export(verb, format, &scenario, marked.as_ref(), colours, move |outcome| {
                    said.set(words.exported(verb, format, &outcome));
                });
            }
        };
        let (word, label) = words.export_button(verb, format);
        Button::new(word, onclick.into()).label(label).html()
    };
    let line = |format: Format| {
        html! {
            <li>
                <span>{ leaf("strong", "", format.title()) }{ " " }{ leaf("span", "about", words.about(format)) }</span>
                { button(Verb::Copy, format) }
                { button(Verb::Download, format) }
            </li>
        }
    };
    let paint = {
        let colours = colours.setter();
        Callback::from(move |index: usize| colours.set(Colours::ALL.get(index).copied().unwrap_or_default()))
    };
    let option = |of: Colours| (words.colours(of), of == *colours);
    html! {
        <>
            { leaf("h2", "", words.export()) }
            { leaf("p", "about", words.exported_about()) }
            <label>
                { words.colours_of() }{ " " }
                { choice(words.colours_of(), Colours::ALL.map(option).into(), paint) }
            </label>
            <ul class="formats">{ for Format::all().map(line) }</ul>
            <p role="status">{ &*said }</p>
        </>
    }
}
