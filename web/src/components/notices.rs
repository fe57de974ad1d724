use yew::{Html, html};

use crate::address::Notice;
use crate::messages;

/// What is wrong with the address, if anything.
pub(crate) fn notices(notices: &[Notice]) -> Html {
    if notices.is_empty() {
        return Html::default();
    }
    html! {
        <div class="notices" role="alert">
            <strong>{ messages::ADDRESS_NOTICE }</strong>
            <ul>{ for notices.iter().map(|notice| html! { <li>{ messages::notice(notice) }</li> }) }</ul>
        </div>
    }
}
