//! Drawing of the element `<call-model>`: pieces of the page in a host's page.

use callmodel_explore::Sentences as _;
use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, KeyboardEvent};
use yew::{
    AppHandle, Callback, Html, Properties, function_component, hook, html, use_effect_with, use_memo, use_mut_ref,
    use_node_ref,
};

use crate::components::{Ladder, Terms, event_tables, limits, on_escape, step_bar, why_panel, with_code};
use crate::focus::use_act;
use crate::playing::use_playing;
use crate::pointing::{on_blur, on_focus, on_out, on_over, on_value_key};
use crate::shown::use_shown;
use crate::store::use_store;
use callmodel_browser::translation::withstand;
use callmodel_explore::address;
use callmodel_explore::{Action, Session, reduce};
use callmodel_forms::{Controls, View};
use callmodel_words::Words;

/// Attributes of an element.
#[derive(Clone, Debug, PartialEq)]
pub struct Attributes {
    /// The call as an address of the page.
    address: String,
    /// The reader's state of that call from before, as another address; empty for the call itself.
    kept: String,
    view: View,
    controls: Controls,
    /// The address of an Explore page, without a fragment; empty for none.
    explore: String,
    /// The messages about attributes that are not in the address.
    wrong: Vec<String>,
    /// The file of the language; empty for English.
    text: String,
}

impl Attributes {
    /// Reads the attributes by the names of their fields; a missing one is empty. The element's script has checked the keywords
    /// `view` and `controls`. `wrong` has a message per line.
    #[must_use]
    pub fn read(field: impl Fn(&str) -> String) -> Self {
        let (view, controls) = (field("view"), field("controls"));
        Self {
            address: field("address"),
            kept: field("kept"),
            view: View::ALL.into_iter().find(|one| one.as_str() == view).unwrap_or_default(),
            controls: Controls::ALL.into_iter().find(|one| one.as_str() == controls).unwrap_or_default(),
            explore: field("explore"),
            wrong: field("wrong").lines().map(str::to_owned).collect(),
            text: field("text"),
        }
    }

    /// The session of the call. A session that the reader left has the notices of the attributes, too.
    fn session(&self) -> Session {
        let session = address::read(&self.address);
        if self.kept.is_empty() {
            return session;
        }
        address::read(&self.kept).with_notices(session.notices().to_vec())
    }
}

/// Report to the host of an element.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// Other steps are done.
    Steps {
        /// Their number.
        at: u32,
        /// The steps in the short form.
        steps: String,
    },
    /// Another message is selected, or none.
    Selected {
        /// The number of its step.
        step: Option<u32>,
        /// Its receiver; `None` for the request.
        receiver: Option<String>,
    },
    /// An attribute is not readable.
    Wrong {
        /// Attribute, place, and the expected form.
        sentence: String,
    },
}

/// A mounted place.
///
/// Yew never releases a root, since its listeners stay. So the place of a removed element is reused for another one:
/// [`Mounted::rest`], then [`Mounted::update`].
#[derive(Debug)]
pub struct Mounted {
    app: AppHandle<Door>,
    tell: Callback<Report>,
    latest: Latest,
    /// The number of elements that had the place before.
    before: u32,
}

/// The session that an element has rendered last.
#[derive(Clone, Debug, Default, PartialEq)]
struct Latest(Rc<RefCell<Option<Rc<Session>>>>);

/// Replaces the content of `place` by the model, and reports to `tell`.
#[must_use]
pub fn mount(place: Element, attributes: Attributes, tell: impl Fn(Report) + 'static) -> Mounted {
    crate::set_panic_hook();
    withstand(&place);
    let tell = Callback::from(tell);
    let latest = Latest::default();
    let props = DoorProps { attributes: Some(attributes), tell: tell.clone(), latest: latest.clone(), before: 0 };
    Mounted { app: yew::Renderer::<Door>::with_root_and_props(place, props).render(), tell, latest, before: 0 }
}

impl Mounted {
    /// Draws `attributes`. Another call starts from its beginning.
    pub fn update(&mut self, attributes: Attributes) {
        self.show(Some(attributes));
    }

    /// Clears the place, and returns the reader's state as an address of the Explore page. `None` before the first rendering.
    pub fn rest(&mut self) -> Option<String> {
        self.before += 1;
        // A rendering that is still due does not reach the next element.
        let Latest(latest) = std::mem::take(&mut self.latest);
        self.show(None);
        latest.take().map(|session| address::write(&session))
    }

    fn show(&mut self, attributes: Option<Attributes>) {
        let (tell, latest) = (self.tell.clone(), self.latest.clone());
        self.app.update(DoorProps { attributes, tell, latest, before: self.before });
    }
}

#[derive(Properties, PartialEq)]
struct DoorProps {
    attributes: Option<Attributes>,
    tell: Callback<Report>,
    latest: Latest,
    before: u32,
}

/// The model, or nothing without attributes.
#[function_component]
fn Door(props: &DoorProps) -> Html {
    html! {
        if let Some(attributes) = &props.attributes {
            // A key per element: the next one may come before the place was rendered empty.
            <Live
                key={props.before} attributes={attributes.clone()} tell={props.tell.clone()}
                latest={props.latest.clone()}
            />
        }
    }
}

#[derive(Properties, PartialEq)]
struct Props {
    attributes: Attributes,
    tell: Callback<Report>,
    latest: Latest,
}

/// The model in an element.
#[function_component]
fn Live(props: &Props) -> Html {
    let Attributes { view, controls, ref explore, ref wrong, .. } = props.attributes;
    let (ladder, tables) = (view != View::Tables, view != View::Ladder);
    // Without a history: the address belongs to the host's page.
    let (session, act) = use_store(
        || Rc::new(props.attributes.session()),
        |session, action| reduce(session, action).map(|(session, _)| session),
    );
    let session = &session;
    props.latest.0.replace(Some(session.clone()));
    let words = use_memo(props.attributes.text.clone(), |text| Words::read(text).unwrap_or_default());
    let work = use_node_ref();
    let act = use_act(session, &work, act);
    let opened = use_mut_ref(|| true);
    {
        let act = act.clone();
        use_effect_with(props.attributes.address.clone(), move |address| {
            if !opened.replace(false) {
                act.emit(Action::Open(Box::new(address::read(address))));
            }
        });
    }
    let shown = use_shown(session, &words);
    use_playing(session, &act);
    {
        let tell = props.tell.clone();
        let steps = session.scenario().steps[..session.at()].to_vec();
        let done = session.clone();
        use_effect_with(steps, move |steps| {
            let at = u32::try_from(steps.len()).unwrap_or(u32::MAX);
            tell.emit(Report::Steps { at, steps: done.done().steps_text() });
        });
        let tell = props.tell.clone();
        use_effect_with(session.selected().cloned(), move |selected| {
            let step = selected.as_ref().map(|id| u32::try_from(id.step).unwrap_or(u32::MAX));
            let receiver = selected.as_ref().and_then(|id| id.receiver.as_ref()).map(ToString::to_string);
            tell.emit(Report::Selected { step, receiver });
        });
    }
    let notices: Vec<_> = session.notices().iter().map(|notice| words.notice(notice)).collect();
    use_reports(wrong.clone(), &props.tell);
    use_reports(notices.clone(), &props.tell);
    let onkeydown = {
        let (session, act) = (session.clone(), act.clone());
        move |event: KeyboardEvent| {
            on_escape(&session, &event, &act);
            on_value_key(&event);
        }
    };
    let suggested = session.suggested().filter(|_| controls == Controls::Full);
    let why = match controls {
        Controls::Full => why_panel(session, &shown.run, &words, &act, false, Terms::default()),
        Controls::Step | Controls::None => Html::default(),
    };
    let see = use_node_ref();
    // The status is in every view. Without controls it is for screen readers only.
    let bar = if controls == Controls::None {
        html! { <p class="unseen" role="status">{ words.status(&shown.run) }</p> }
    } else {
        step_bar(session, &shown, &act)
    };
    html! {
        <>
            if !(wrong.is_empty() && notices.is_empty()) {
                <ul class="notices" role="alert" part="message">
                    { for wrong.iter().chain(&notices).map(|sentence| html! { <li>{ with_code(sentence) }</li> }) }
                </ul>
            }
            <div
                class="work" ref={work} {onkeydown} onpointerover={on_over(&act)} onpointerout={on_out(&act)}
                onfocusin={on_focus(&act)} onfocusout={on_blur(&act)}
            >
                if ladder {
                    <div class="see" part="ladder" ref={see.clone()}>
                        <Ladder
                            place={see} shown={shown.clone()} marked={session.marked().cloned()}
                            selected={session.selected().cloned()} suggested={suggested.clone()} on_act={act.clone()}
                            lit={session.lit()} {controls}
                        />
                        { bar.clone() }
                    </div>
                }
                if tables {
                    <div class="tell" part="tables">
                        // Above the tables, whose height changes.
                        if !ladder {
                            { bar }
                        }
                        { event_tables(session, &shown, suggested.as_ref(), controls, &why, &act, Terms::default()) }
                    </div>
                }
            </div>
            { limits(&words, open_in(explore, session, &words)) }
        </>
    }
}

/// A link to the call and its step on an Explore page.
fn open_in(explore: &str, session: &Session, words: &Words) -> Html {
    if explore.is_empty() {
        return Html::default();
    }
    let href = format!("{explore}{}", address::write(session));
    html! { <>{ " " }<a {href}>{ words.open_in_explore() }</a></> }
}

/// Reports sentences about attributes when they change.
#[hook]
fn use_reports(sentences: Vec<String>, tell: &Callback<Report>) {
    let tell = tell.clone();
    use_effect_with(sentences, move |sentences| {
        for sentence in sentences {
            tell.emit(Report::Wrong { sentence: sentence.clone() });
        }
    });
}
