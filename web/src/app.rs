use std::rc::Rc;

use callmodel::Request;
use callmodel_figure::{Figure, MessageId};
use gloo::events::EventListener;
use gloo::utils::window;
use yew::{
    Callback, Html, Reducible, UseReducerHandle, function_component, html, use_callback, use_effect_with, use_memo,
    use_reducer, use_state_eq,
};

use crate::chips::Chips;
use crate::components::{EventTables, Ladder, Lead, Notices, PhaseTabs, StepBar};
use crate::session::{Action, History, Session, reduce};
use crate::{address, effects, messages};

/// The session, and what its last action does to the history.
struct Store {
    session: Session,
    history: History,
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let (session, history) = reduce(&self.session, action);
        Rc::new(Self { session, history })
    }
}

/// The page.
#[function_component]
pub(crate) fn App() -> Html {
    let store = use_reducer(|| Store { session: address::read(&effects::fragment()), history: History::Keep });
    use_address(&store);
    let session = &store.session;
    let act = {
        let dispatcher = store.dispatcher();
        use_callback((), move |action, ()| dispatcher.dispatch(action))
    };

    // What a pointer or the focus is at, which passes and is not part of the state.
    let pointed = use_state_eq(|| None::<MessageId>);
    let on_point = {
        let pointed = pointed.setter();
        use_callback((), move |id, ()| pointed.set(id))
    };
    let marked = (*pointed).clone().or_else(|| session.selected().cloned());

    let run = use_memo((session.scenario().clone(), session.at()), |_| session.run());
    let figure = use_memo(run.clone(), |run| Figure::of(run));
    let chips = use_memo(run.call.clone(), Chips::of);

    let on_ask = act.reform(Action::Ask);
    let on_select = {
        let selected = session.selected().cloned();
        use_callback((act.clone(), selected), |id: MessageId, (act, selected)| {
            act.emit(Action::Select(Some(id).filter(|id| selected.as_ref() != Some(id))));
        })
    };
    let on_ask = use_callback(on_ask, |request: Request, on_ask: &Callback<Request>| on_ask.emit(request));
    let suggested = session.suggested();

    html! {
        <>
            <header class="top">
                <span class="brand">{ logo() }{ messages::PRODUCT }</span>
                <h1>{ messages::TITLE }</h1>
            </header>
            <main class="explore">
                <PhaseTabs chosen={session.phase()} on_choose={act.reform(Action::Choose)} />
                <div class="panel" id="phase" role="tabpanel" aria-labelledby={crate::components::tab_id(session.phase())}>
                    <Notices notices={session.notices().to_vec()} />
                    <Lead run={run.clone()} phase={session.phase()} />
                    <div class="work">
                        <div class="see">
                            <Ladder
                                run={run.clone()} figure={figure.clone()} chips={(*chips).clone()}
                                marked={marked.clone()} selected={session.selected().cloned()}
                                suggested={suggested.clone()} {on_ask} on_point={on_point.clone()} on_select={on_select.clone()}
                            />
                            <StepBar
                                run={run.clone()} undo={session.can_undo()} redo={session.can_redo()}
                                reset={session.can_reset()} on_act={act}
                            />
                        </div>
                        <EventTables
                            {figure} chips={(*chips).clone()} {marked} selected={session.selected().cloned()}
                            {suggested} {on_point} {on_select}
                        />
                    </div>
                </div>
            </main>
            <footer class="bottom">
                <p>{ messages::ORDER }</p>
                <p>{ messages::SOURCE }</p>
            </footer>
        </>
    }
}

/// Keeps the address and the session in line, both ways.
#[yew::hook]
fn use_address(store: &UseReducerHandle<Store>) {
    {
        let dispatcher = store.dispatcher();
        use_effect_with((), move |()| {
            let open = move || dispatcher.dispatch(Action::Open(Box::new(address::read(&effects::fragment()))));
            let on_hash = open.clone();
            // Back and Forward fire `popstate`; an address typed in the bar also fires `hashchange`.
            let listeners = [
                EventListener::new(&window(), "popstate", move |_| open()),
                EventListener::new(&window(), "hashchange", move |_| on_hash()),
            ];
            move || drop(listeners)
        });
    }
    use_effect_with((store.session.clone(), store.history), |(session, history)| effects::record(session, *history));
}

/// Two lifelines and three messages.
fn logo() -> Html {
    html! {
        <svg class="logo" viewBox="0 0 20 20" aria-hidden="true">
            <path class="lines" d="M3 1v18M10 1v18M17 1v18" />
            <path class="messages" d="M3 5h7M3 10h14M10 15h7" />
        </svg>
    }
}
