use callmodel::Scenario;
use callmodel_figure::{Colours, Format, MessageId};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, Properties, function_component, html, use_effect_with, use_state_eq};

use crate::components::dialog_button::DialogButton;
use crate::export::{self, Verb};
use crate::messages;
use crate::session::Session;

/// A button that opens the list of all formats that the run can leave the page in.
pub(crate) fn export_menu(session: &Session) -> Html {
    let (scenario, marked) = (session.done(), session.selected().cloned());
    let content = Callback::from(move |_| html! { <Formats scenario={scenario.clone()} marked={marked.clone()} /> });
    html! { <DialogButton word={messages::EXPORT} label={messages::EXPORT} {content} /> }
}

/// What is exported: what is on the screen.
#[derive(Properties, PartialEq)]
struct Props {
    /// The steps that are done.
    scenario: Scenario,
    /// The message that is chosen.
    marked: Option<MessageId>,
}

/// The formats, each to be copied or downloaded.
#[function_component]
fn Formats(props: &Props) -> Html {
    let colours = use_state_eq(Colours::default);
    let said = use_state_eq(String::new);
    use_effect_with((), |()| export::prepare());

    let button = |verb: Verb, format: Format| {
        let onclick = {
            let (scenario, marked, colours) = (props.scenario.clone(), props.marked.clone(), *colours);
            let said = said.setter();
            move |_| {
                let said = said.clone();
                export::export(verb, format, &scenario, marked.as_ref(), colours, move |outcome| {
                    said.set(messages::exported(verb, format, &outcome));
                });
            }
        };
        let (word, label) = messages::export(verb, format);
        html! { <button type="button" aria-label={label} {onclick}>{ word }</button> }
    };
    let line = |format: Format| {
        html! {
            <li>
                <span><strong>{ format.title() }</strong>{ " " }<span class="about">{ format.about() }</span></span>
                { button(Verb::Copy, format) }
                { button(Verb::Download, format) }
            </li>
        }
    };
    let onchange = {
        let colours = colours.setter();
        move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(chosen) = select.and_then(|select| Colours::named(&select.value())) {
                colours.set(chosen);
            }
        }
    };
    let option = |of: Colours| {
        html! { <option value={of.name()} selected={of == *colours}>{ messages::colours(of) }</option> }
    };
    html! {
        <>
            <h2>{ messages::EXPORT }</h2>
            <p class="about">{ messages::EXPORTED }</p>
            <label>
                { messages::COLOURS }{ " " }
                <select {onchange}>{ for Colours::ALL.into_iter().map(option) }</select>
            </label>
            <ul class="formats">{ for Format::all().map(line) }</ul>
            <p role="status">{ &*said }</p>
        </>
    }
}
