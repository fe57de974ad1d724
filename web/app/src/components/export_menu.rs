use callmodel::Scenario;
use callmodel_explore::Session;
use callmodel_figure::MessageId;
use callmodel_forms::{Colours, Form, Format, MOST_CHARACTERS};
use callmodel_words::{Text, Words};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, Properties, function_component, html, use_effect_with, use_state_eq};

use crate::components::code::with_code;
use crate::components::controls::{Button, choice, leaf};
use crate::components::dialog_button::DialogButton;
use crate::forms::{Export, NotExported, prepare};
use crate::ids::EXPORT;
use crate::shown::Shown;

/// A button that opens the list of export formats.
pub(crate) fn export_menu(session: &Session, shown: &Shown) -> Html {
    let words = &shown.words;
    let (scenario, marked, own) = (session.done(), session.selected().cloned(), shown.clone());
    let content = Callback::from(move |_| {
        html! {
            <>
                { leaf("h2", "", own.words.export()) }
                <Exports scenario={scenario.clone()} shown={own.clone()} marked={marked.clone()} />
            </>
        }
    });
    DialogButton::new(words.export(), words.export(), words, content).id(EXPORT).html()
}

/// The list.
#[derive(Properties, PartialEq)]
struct Props {
    /// The scenario, with the steps that are done.
    scenario: Scenario,
    /// Its run.
    shown: Shown,
    /// The message that pictures mark.
    marked: Option<MessageId>,
}

/// The way of export.
#[derive(Clone, Copy)]
enum Way {
    Copy,
    Download,
}

/// List of formats, each with copy and download, and a status line.
#[function_component]
fn Exports(props: &Props) -> Html {
    let words = &props.shown.words;
    let colours = use_state_eq(Colours::default);
    let said = use_state_eq(|| None::<String>);
    // The module is loaded after the list is drawn.
    use_effect_with((), |()| spawn_local(prepare()));
    let export = Export { scenario: props.scenario.clone(), marked: props.marked.clone(), colours: *colours };
    let button = |word: Text, label: String, way: Way, format: Format| {
        let (export, words, said) = (export.clone(), words.clone(), said.setter());
        let press = move |()| {
            let (export, words, said) = (export.clone(), words.clone(), said.clone());
            spawn_local(async move { said.set(Some(leave(export, way, format, &words).await)) });
        };
        Button::new(word, press.into()).label(label).html()
    };
    let line = |format: Format| {
        html! {
            <li>
                <span>{ leaf("strong", "", format.facts().title) }<span class="about">{ " " }{ about(format, words) }</span></span>
                { button(words.copy(), words.export_copy_format(format.facts().title), Way::Copy, format) }
                { button(words.export_download(), words.export_download_format(format.facts().title), Way::Download, format) }
            </li>
        }
    };
    let sets = Colours::ALL.map(|set| (colours_of(set, words), set == *colours));
    let choose = {
        let colours = colours.setter();
        move |index: usize| colours.set(Colours::ALL.get(index).copied().unwrap_or_default())
    };
    html! {
        <div class="exports" role="group" aria-label={words.export()} tabindex="0">
            { leaf("p", "about", words.export_about()) }
            <label>
                { leaf("span", "", words.export_colours()) }{ " " }
                { choice(words.export_colours(), sets.into(), choose.into()) }
            </label>
            <ul class="formats">{ for Format::all().map(line) }</ul>
            <p role="status">{ said.as_deref().map(with_code) }</p>
        </div>
    }
}

/// Copies or downloads, and returns the outcome in a sentence.
async fn leave(export: Export, way: Way, format: Format, words: &Words) -> String {
    let title = format.facts().title;
    match way {
        Way::Copy => match export.copy(format).await {
            Ok(()) => words.export_copied(title),
            Err(why) => words.export_not_copied(title, &reason(&why, words)),
        },
        Way::Download => match export.download(format).await {
            Ok(name) => words.export_downloaded(&name),
            Err(why) => words.export_not_downloaded(title, &reason(&why, words)),
        },
    }
}

fn reason(why: &NotExported, words: &Words) -> String {
    match why {
        NotExported::Text { lines, columns } => {
            let most = (MOST_CHARACTERS / 1_000_000).to_string();
            words.export_characters(&lines.to_string(), &columns.to_string(), &most)
        }
        NotExported::Picture { width, height } => words.export_dots(&width.to_string(), &height.to_string()),
        NotExported::NoClipboard => words.export_no_clipboard().to_string(),
        NotExported::Failed(failure) => failure.to_string(),
    }
}

/// A set of colours in words.
fn colours_of(colours: Colours, words: &Words) -> Text {
    match colours {
        Colours::Auto => words.export_colours_auto(),
        Colours::Light => words.export_colours_light(),
        Colours::Dark => words.export_colours_dark(),
        Colours::Print => words.export_colours_print(),
    }
}

/// A format in words.
fn about(format: Format, words: &Words) -> Text {
    match format {
        Format::Form(Form::Table) => words.export_as_table(),
        Format::Form(Form::Json) => words.export_as_json(),
        Format::Form(Form::Svg) => words.export_as_svg(),
        Format::Png => words.export_as_png(),
        Format::Form(Form::Html) => words.export_as_html(),
        Format::Form(Form::Page) => words.export_as_page(),
        Format::Form(Form::Markdown) => words.export_as_markdown(),
        Format::Form(Form::Csv) => words.export_as_csv(),
        Format::Form(Form::Mermaid) => words.export_as_mermaid(),
        Format::Form(Form::PlantUml) => words.export_as_plantuml(),
        Format::Form(Form::Text) => words.export_as_text(),
        Format::Form(Form::Ascii) => words.export_as_ascii(),
    }
}
