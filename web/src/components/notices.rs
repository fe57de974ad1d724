use yew::{Html, html};

use crate::address::Notice;
use crate::components::controls::leaf;
use crate::messages::Words;

/// What is wrong with the address, if anything.
pub(crate) fn notices(notices: &[Notice], words: &Words) -> Html {
    if notices.is_empty() {
        return Html::default();
    }
    html! {
        <div class="notices" role="alert">
            { leaf("strong", "", words.address_notice()) }
            <ul>{ for notices.iter().map(|notice| html! { <li>{ words.notice(notice) }</li> }) }</ul>
        </div>
    }
}
