use yew::{Html, Properties, function_component, html};

use crate::address::Notice;
use crate::messages;

/// The notices.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// What to tell of the address.
    pub(crate) notices: Vec<Notice>,
}

/// What is wrong with the address, if anything.
#[function_component]
pub(crate) fn Notices(props: &Props) -> Html {
    if props.notices.is_empty() {
        return html! {};
    }
    html! {
        <div class="notices" role="alert">
            <strong>{ messages::ADDRESS_NOTICE }</strong>
            <ul>{ for props.notices.iter().map(|notice| html! { <li>{ messages::notice(notice) }</li> }) }</ul>
        </div>
    }
}
