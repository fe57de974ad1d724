use callmodel_explore::Sentences as _;
use yew::{Html, html};

use crate::components::code::with_code;
use crate::components::controls::leaf;
use callmodel_explore::Notice;
use callmodel_words::Words;

/// Alert with the unreadable parts of the address.
pub(crate) fn notices(notices: &[Notice], words: &Words) -> Html {
    if notices.is_empty() {
        return Html::default();
    }
    let in_code = words.in_code();
    html! {
        <div class="notices" role="alert">
            { leaf("strong", "", words.address_notice()) }
            <ul>{ for notices.iter().map(|notice| html! { <li>{ with_code(&in_code.notice(notice)) }</li> }) }</ul>
        </div>
    }
}
