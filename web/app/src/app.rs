use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::{
    Callback, Html, Properties, Reducible, UseReducerHandle, classes, function_component, html, use_callback,
    use_effect_with, use_mut_ref, use_node_ref, use_reducer, use_reducer_eq,
};

use crate::components::{
    CopyButton, Ladder, ProofButton, ReferenceView, SitePage, Terms, call_bar, comparison, definitions, event_choices,
    event_tables, export_menu, keys_button, lead, leaf, limits, masthead, notices, on_escape, on_key, phase_tabs,
    settings_menu, step_bar, terms, where_to_search, why_panel,
};
use crate::effects;
use crate::focus::{act_by_key, use_act, use_lost_focus};
use crate::ids::{SHARE, tab_id};
use crate::look::Look;
use crate::playing::use_playing;
use crate::pointing::{on_arrow, on_blur, on_focus, on_out, on_over};
use callmodel_browser::{field, history, listen, page};
use callmodel_explore::address;

use crate::shown::use_shown;
use callmodel_explore::{Action, Display, Page, PageAction, Session, Settings};
use callmodel_forms::Controls;
use callmodel_words::{Language, Words};

/// The state of the page.
struct Store(Page);

impl Reducible for Store {
    type Action = PageAction;

    fn reduce(self: Rc<Self>, action: PageAction) -> Rc<Self> {
        Rc::new(Self(self.0.reduce(action)))
    }
}

/// Stores with the same session are equal: entries that wait for the history are not drawn.
impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(self.0.session(), other.0.session())
    }
}

/// What the page starts with.
#[derive(Clone, PartialEq, Properties)]
pub struct Start {
    /// Settings and texts.
    pub(crate) look: Look,
    /// The session of the address.
    pub(crate) session: Session,
    /// The address of the documentation, if it was built with the page.
    pub(crate) documentation: Option<String>,
    /// The width of the ladder in px where there is no browser that measures it.
    pub(crate) room: Option<i32>,
}

impl Start {
    /// The page of an address without a fragment as HTML shows it before the page runs: in English, with a ladder of `room` px.
    #[must_use]
    pub fn opening(room: i32) -> Self {
        let look = Look { settings: Settings::usual(Language::default()), words: Words::default(), failed: false };
        Self { look, session: Session::opening(), documentation: Some("./docs/".to_owned()), room: Some(room) }
    }
}

/// The page.
#[function_component]
pub fn App(start: &Start) -> Html {
    let look = use_look(&start.look);
    let words = &look.words;
    let store = use_reducer_eq(|| Store(Page::new(start.session.clone())));
    use_address(&store);
    let session = store.0.session();
    let suggested = session.suggested();
    let main = use_node_ref();
    let act = {
        let dispatcher = store.dispatcher();
        use_act(session, &main, Callback::from(move |action| dispatcher.dispatch(PageAction::Act(action))))
    };

    let change = {
        let dispatcher = look.dispatcher();
        use_callback((), move |change, ()| dispatcher.dispatch(change))
    };
    use_playing(session, &act);
    let shown = use_shown(session, words);
    let opened = use_mut_ref(|| true);
    use_effect_with(session.selected().cloned(), move |selected| {
        let opened = opened.replace(false);
        if selected.is_some() {
            page::show(".message.selected");
            if opened {
                // Only the ladder is scrolled: a page begins at its top.
                page::to_top();
            } else {
                page::show(".event.selected");
                // Of a request, and in the reference's table, it stands elsewhere.
                page::show(":not(.event) > .why-panel");
            }
        }
    });

    let see = use_node_ref();
    let onkeydown = {
        let (session, act, on) = (session.clone(), act.clone(), look.settings.keys);
        move |event: KeyboardEvent| {
            if let Some(action) = on.then(|| on_key(&session, &event)).flatten() {
                act_by_key(action, &session, &act);
            }
            on_escape(&session, &event, &act);
            on_arrow(&event);
        }
    };
    let onescape = {
        let (session, act) = (session.clone(), act.clone());
        move |event: KeyboardEvent| on_escape(&session, &event, &act)
    };
    let (count, lit) = (session.scenario().call().parties().len(), session.lit());
    use_effect_with(count, |count| field::write("parties", &count.to_string()));
    use_lost_focus(session);
    let is_table = session.display() == Display::Table;
    let why = why_panel(session, &shown.run, &shown.chips, words, &act, true, Terms::BUTTONS);
    let events = || {
        if is_table {
            // The table has all events itself.
            html! { <div role="group" class="events" aria-label={words.events()}>{ event_choices(session, &shown, &act, Terms::BUTTONS) }{ why }</div> }
        } else {
            event_tables(session, &shown, suggested.as_ref(), Controls::Full, &why, &act, Terms::BUTTONS)
        }
    };
    html! {
        <>
            <header class="top" onkeydown={onescape}>
                { masthead(SitePage::Explore, words.title(), words) }
                <div class="tools">
                    { share(words) }
                    { export_menu(session, &shown) }
                    { settings_menu(&look, &change) }
                    if let Some(href) = start.documentation.clone() {
                        <a {href}>{ words.documentation() }</a>
                    }
                </div>
            </header>
            <main class="explore" tabindex="-1" ref={main} {onkeydown}>
                <div class="choose">
                    { phase_tabs(session.phase(), words, &act) }
                    { call_bar(session, words, &act) }
                </div>
                <div id="phase" role="tabpanel" aria-labelledby={tab_id(session.phase())}>
                    { notices(session.notices(), words) }
                    { lead(&shown.run, session.phase(), suggested.as_ref(), session.is_opening().then_some(&act), address::ask(session), words) }
                    <div
                        class={classes!("work", is_table.then_some("whole"))} onpointerover={on_over(&act)} onpointerout={on_out(&act)}
                        onfocusin={on_focus(&act)} onfocusout={on_blur(&act)}
                    >
                        <div class="see" ref={see.clone()}>
                            if is_table {
                                <ReferenceView
                                    shown={shown.clone()} marked={session.marked().cloned()}
                                    selected={session.selected().cloned()} compared={session.compared_events().to_vec()}
                                    lit={lit.clone()} on_act={act.clone()}
                                />
                            } else {
                                <Ladder
                                    place={see} room={start.room} shown={shown.clone()} marked={session.marked().cloned()}
                                    selected={session.selected().cloned()} compared={session.compared_events().to_vec()}
                                    suggested={suggested.clone()} lit={lit.clone()}
                                    on_act={act.clone()} terms={Terms::BUTTONS}
                                />
                            }
                            { step_bar(session, &shown, &act) }
                            if session.is_opening() {
                                { leaf("p", "newcomer", words.newcomer()) }
                            }
                        </div>
                        <div class="tell">
                            { where_to_search(&shown) }
                            if let Some(compared) = session.compared() {
                                { comparison(compared, &shown, lit.as_ref(), &act) }
                            } else {
                                { events() }
                            }
                            { limits(words, Html::default()) }
                            { terms(words) }
                        </div>
                    </div>
                </div>
            </main>
            <footer class="bottom">
                <p>
                    if !session.is_opening() {
                        { words.newcomer() }
                    }
                    // Where the header has no room for it.
                    if let Some(href) = start.documentation.clone() {
                        { " " }<a {href}>{ words.documentation() }</a>
                    }
                </p>
                { leaf("p", "", words.source()) }
                <p class="more"><ProofButton {words} />{ keys_button(&look, &change) }</p>
            </footer>
            { definitions(words, start.documentation.as_deref()) }
        </>
    }
}

/// Settings and texts, stored after each change.
#[yew::hook]
pub(crate) fn use_look(start: &Look) -> UseReducerHandle<Look> {
    let look = use_reducer(|| start.clone());
    let opened = use_mut_ref(|| true);
    use_effect_with(look.settings, move |settings| {
        effects::settle(*settings);
        // Defaults are not stored: the browser's language may change.
        if !opened.replace(false) {
            effects::keep(*settings);
        }
    });
    look
}

/// Syncs address and session, both ways.
#[yew::hook]
fn use_address(store: &UseReducerHandle<Store>) {
    {
        let dispatcher = store.dispatcher();
        use_effect_with((), move |()| {
            let open = move || {
                let opened = address::read(&history::fragment());
                dispatcher.dispatch(PageAction::Act(Action::Open(Box::new(opened))));
            };
            let listening = listen::history(open);
            move || drop(listening)
        });
    }
    {
        let phase = store.0.session().phase();
        use_effect_with(phase, |phase| effects::title(*phase));
    }
    let dispatcher = store.dispatcher();
    // In the task of the click, so that a page that is left or reloaded within the same frame has the address.
    use_effect_with(store.0.unwritten().to_vec(), move |entries| {
        entries.iter().for_each(effects::record);
        entries.last().into_iter().for_each(|last| dispatcher.dispatch(PageAction::Written(last.number)));
    });
}

/// A button that copies the address.
fn share(words: &Words) -> Html {
    let share = CopyButton {
        word: words.share(),
        label: None,
        id: Some(SHARE),
        text: Callback::from(|()| history::address()),
        copied: words.shared(),
        failed: words.not_shared(),
    };
    share.html()
}
