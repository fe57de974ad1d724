//! Every name of the model in every view that Yew draws, rendered to text on the host.

use callmodel::{AttributeName, EventName, Phase, Request, Scenario};
use callmodel_explore::{Action, Session, address};
use callmodel_figure::{Compared, MessageId};
use callmodel_forms::Controls;
use callmodel_words::{Words, tab};
use yew::{Callback, Html, LocalServerRenderer, NodeRef, Properties, function_component, html};

use super::{Ladder, ReferenceView, Terms, comparison, event_tables, lead, phase_tabs, why_panel};
use crate::components::filter_bar::filter_bar;
use crate::shown::Shown;

/// A node that was made before.
#[derive(Properties, PartialEq)]
struct Made {
    node: Html,
}

#[function_component]
fn Shows(made: &Made) -> Html {
    made.node.clone()
}

/// The node as HTML.
fn text_of(node: Html) -> String {
    let renderer = LocalServerRenderer::<Shows>::with_props(Made { node }).hydratable(false);
    futures_executor::block_on(renderer.render())
}

/// The `names` that no element of one of `shown` has as its text, or after a space at its end, each with its view.
fn missing<'a>(views: &[(&'a str, String)], shown: &[&str], names: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let views = views.iter().filter(|(view, _)| shown.contains(view));
    let is_in = |html: &str, name: &str| [">", " "].iter().any(|before| html.contains(&format!("{before}{name}<")));
    views.flat_map(|(view, html)| names.iter().filter(|name| !is_in(html, name)).map(|name| (*view, *name))).collect()
}

/// The reasons for each message of the run.
fn reasons(session: &Session, shown: &Shown, act: &Callback<Action>) -> Html {
    let ids = shown.steps.iter().flat_map(|step| step.events().into_iter().map(|(id, _)| id));
    let panel = |id: MessageId| {
        let session = session.clone().with_selected(Some(id));
        why_panel(&session, &shown.run, &shown.words, act, true, Terms::default())
    };
    ids.map(panel).collect()
}

/// The comparisons of each event with each other.
fn comparisons(shown: &Shown, act: &Callback<Action>) -> Html {
    let ids: Vec<_> = shown.steps.iter().flat_map(|step| step.events()).map(|(id, _)| id).collect();
    let pairs = ids.iter().flat_map(|first| ids.iter().map(|second| [first.clone(), second.clone()]));
    pairs.map(|pair| comparison(&Compared::Events(pair), shown, None, act)).collect()
}

/// Each view of `session`, and its HTML.
fn views(session: &Session) -> Vec<(&'static str, String)> {
    let words = Words::default();
    let shown = Shown::after(None, session, &words);
    let act = Callback::noop();
    let none = None::<MessageId>;
    let ladder = html! {
        <Ladder
            place={NodeRef::default()} shown={shown.clone()} marked={none.clone()} selected={none.clone()}
            suggested={None::<Request>} on_act={act.clone()} controls={Controls::None}
        />
    };
    let table = html! {
        <ReferenceView shown={shown.clone()} marked={none.clone()} selected={none} on_act={act.clone()} />
    };
    let nodes = [
        ("ladder", ladder),
        ("event tables", event_tables(session, &shown, None, Controls::None, &Html::default(), &act, Terms::default())),
        ("reference table", table),
        ("reasons", reasons(session, &shown, &act)),
        ("comparison", comparisons(&shown, &act)),
        ("filter", filter_bar(session, &shown, &act)),
        ("tabs", phase_tabs(session.phase(), &words, &act)),
        ("lead", lead(&shown.run, session.phase(), None, None, None, &words)),
    ];
    nodes.map(|(view, node)| (view, text_of(node))).into()
}

/// A session in which every event and every attribute occurs.
fn full() -> Session {
    address::read("#/explore?parties=A,B,C&steps=delete%20B%20by%20A,release%20C")
}

#[test]
fn every_view_of_events_shows_every_event_name() {
    let of_events = ["ladder", "event tables", "reference table", "reasons", "comparison", "filter"];
    assert_eq!(missing(&views(&full()), &of_events, &EventName::ALL.map(EventName::as_str)), []);
}

#[test]
fn every_view_of_attributes_shows_every_attribute_name() {
    let of_attributes = ["event tables", "reference table", "reasons", "comparison"];
    assert_eq!(missing(&views(&full()), &of_attributes, &AttributeName::ALL.map(AttributeName::as_str)), []);
}

#[test]
fn every_view_of_a_phase_names_it_or_its_request() {
    for phase in Phase::ALL {
        let request = Request::of_reference(phase);
        let session = Session::new(Scenario::of_phase(phase).with_steps(vec![request.clone()]), phase);
        for (view, html) in views(&session) {
            let named = match view {
                "reference table" => phase.title(),
                "tabs" => tab(phase),
                "lead" | "reasons" => &phase.source(),
                "ladder" | "event tables" => request.function(),
                _ => continue,
            };
            assert!(html.contains(named), "{view}: {phase:?}\n{html}");
        }
    }
}
