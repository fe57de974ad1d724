use callmodel::{Dn, Request};
use yew::{Callback, Html, classes, html};

use super::props::Props;
use crate::components::controls::{Button, leaf};
use crate::components::in_place::InPlace;
use crate::components::party_list::delete_menu;
use crate::pointing::{caption, lane_class};
use callmodel_explore::{Action, Rejected};
use callmodel_figure::Pointed;
use callmodel_forms::Controls;
use callmodel_words::{label_of, said};

/// The most deletions in a head as buttons; more are in a menu.
const DELETIONS: usize = 4;

/// The head of the lane of `dn`: its name and, until it has left, the requests it may make. `id` is that of the focusable
/// element, `suggested` the request of the reference.
pub(super) fn lane_head(dn: &Dn, id: String, Props { shown, lit, suggested, on_act, controls, .. }: &Props) -> Html {
    let words = &shown.words;
    let is_full = *controls == Controls::Full;
    // The release, and one deletion more than fit.
    let offers: Vec<_> = shown.run.now().offers_by(dn).take(DELETIONS + 2).collect();
    let left = offers.is_empty();
    let offers = if is_full { offers } else { Vec::new() };
    let (releases, deletes): (Vec<_>, Vec<_>) =
        offers.into_iter().partition(|request| matches!(request, Request::ReleaseCall { .. }));
    let button = |request: Request| {
        let is_suggested = suggested.as_ref() == Some(&request);
        let label = label_of(&request);
        Button::act(label, on_act, Action::Ask(request)).class_if("suggested", is_suggested).untranslated().html()
    };
    let rename = {
        let (scenario, dn) = (shown.scenario.clone(), dn.clone());
        move |text: String| {
            let to = Dn::new(&text).map_err(|error| Rejected::Dn { party: dn.clone(), error })?;
            let renamed = scenario.clone().renamed(&dn, &to);
            renamed.map_err(|error| Rejected::Rename { party: dn.clone(), error })?;
            Ok(Action::Rename(dn.clone(), to))
        }
    };
    let lit = lit.as_ref().filter(|lit| lit.party == *dn);
    html! {
        <div
            class={classes!("head", left.then_some("left"), lit.map(lane_class))} key={id.clone()}
            data-point={Pointed::Party(dn.clone()).to_string()}
        >
            <div class="asks" {id} role="group" tabindex="-1" aria-label={words.party_of(dn)}>
                <div class="name"><span class="word">{ words.party() }{ " " }</span>{ shown.chips.chip(dn) }</div>
                if left {
                    { leaf("p", "released", words.has_left()) }
                }
                { for releases.into_iter().map(button) }
                if deletes.len() > DELETIONS {
                    { delete_menu(dn, shown, on_act) }
                } else {
                    { for deletes.into_iter().map(button) }
                }
            </div>
            if is_full {
            <InPlace text={dn.to_string()} label={words.rename(&said(dn))} check={Callback::from(rename)} {words} {on_act} />
            }
            { caption(lit, words) }
        </div>
    }
}
