use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::{Callback, Html, Properties, classes, function_component, html, use_effect_with, use_mut_ref, use_node_ref};

use crate::components::{
    CopyButton, Ladder, ProofButton, ReferenceView, SitePage, Terms, call_bar, comparison, definitions, event_choices,
    event_tables, export_menu, keys_button, lead, leaf, legend, limits, masthead, note_a, notices, on_escape, on_key,
    phase_tabs, settings_menu, step_bar, terms, where_to_search, why_panel,
};
use crate::effects;
use crate::focus::{act_by_key, use_act, use_lost_focus};
use crate::ids::{SHARE, tab_id};
use crate::look::{Change, Look};
use crate::playing::use_playing;
use crate::pointing::{on_blur, on_focus, on_out, on_over, on_value_key};
use callmodel_browser::{field, history, listen, page};
use callmodel_explore::address;

use crate::shown::use_shown;
use crate::store::use_store;
use callmodel_explore::{Action, Display, Session, Settings, reduce_page};
use callmodel_forms::Controls;
use callmodel_words::{Language, Words};

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
    let (look, change) = use_look(&start.look);
    let words = &look.words;
    let (session, act) = use_store(|| Rc::new(start.session.clone()), step);
    let session = &session;
    use_address(session, &act);
    let suggested = session.suggested();
    let main = use_node_ref();
    let act = use_act(session, &main, act);
    use_playing(session, &act);
    let shown = use_shown(session, words);
    // Whether there was a comparison; nothing when the page opens.
    let compared = use_mut_ref(|| None);
    use_effect_with((session.selected().cloned(), session.compared().is_some()), move |(selected, compares)| {
        let before = compared.replace(Some(*compares));
        if before == Some(!compares) {
            // In one column it begins below the ladder.
            page::show(".comparison > .sentence");
        } else if selected.is_some() {
            page::show(".message.selected");
            if before.is_none() {
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
            on_value_key(&event);
        }
    };
    let onescape = {
        let (session, act) = (session.clone(), act.clone());
        move |event: KeyboardEvent| on_escape(&session, &event, &act)
    };
    let (count, lit) = (session.scenario().call().parties().len(), session.lit());
    use_effect_with(count, |count| field::write("parties", &count.to_string()));
    use_lost_focus(session);
    let opening = session.is_opening();
    let is_table = session.display() == Display::Table;
    let why = why_panel(session, &shown.run, words, &act, true, Terms::BUTTONS);
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
                    { lead(&shown.run, session.phase(), suggested.as_ref(), opening.then_some(&act), address::ask(session), words) }
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
                                { legend(words) }
                            }
                            { step_bar(session, &shown, &act) }
                            if opening {
                                { leaf("p", "newcomer", words.newcomer()) }
                            }
                        </div>
                        <div class="tell">
                            { where_to_search(&shown) }
                            if let Some(compared) = session.compared() {
                                { comparison(compared, &shown, lit.as_ref(), &act) }
                            } else {
                                { events() }
                                if shown.has_leaver && !is_table {
                                    { note_a(words) }
                                }
                            }
                            { limits(words, Html::default()) }
                            { terms(words) }
                        </div>
                    </div>
                </div>
            </main>
            <footer class="bottom">
                <p>
                    { words.source() }
                    // Where the header has no room for it.
                    if let Some(href) = start.documentation.clone() {
                        { " " }<a {href}>{ words.documentation() }</a>
                    }
                </p>
                <p class="more"><ProofButton {words} />{ keys_button(&look, &change) }</p>
            </footer>
            { definitions(words, start.documentation.as_deref()) }
        </>
    }
}

/// The session after `action`, whose entry the browser's history has.
fn step(session: &Session, action: Action) -> Option<Session> {
    let (session, history) = reduce_page(session, action)?;
    effects::record(&session, history);
    Some(session)
}

/// Settings and texts, stored with each change.
#[yew::hook]
pub(crate) fn use_look(start: &Look) -> (Rc<Look>, Callback<Change>) {
    let (look, change) = use_store(
        || Rc::new(start.clone()),
        |look: &Look, change| {
            let next = look.after(change);
            // Defaults are not stored: the browser's language may change.
            if next.settings != look.settings {
                effects::keep(next.settings);
            }
            Some(next)
        },
    );
    use_effect_with(look.settings, |settings| effects::settle(*settings));
    (look, change)
}

/// Opens the addresses that the reader goes to, and titles the document.
#[yew::hook]
fn use_address(session: &Session, act: &Callback<Action>) {
    let act = act.clone();
    use_effect_with((), move |()| {
        let open = move || act.emit(Action::Open(Box::new(address::read(&history::fragment()))));
        let listening = listen::history(open);
        move || drop(listening)
    });
    use_effect_with(session.phase(), |phase| effects::title(*phase));
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
