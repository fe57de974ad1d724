use callmodel_figure::MessageId;
use yew::{Callback, Html, html};

use crate::components::controls::leaf;
use crate::components::dialog_button::DialogButton;
use crate::components::drawn::Drawn;
use crate::components::keys::EXPORT;
use callmodel_explore::Session;
use callmodel_words::Words;

/// A button that opens the list of all formats that the run can leave the page in. The module draws it, and does what it
/// offers.
pub(crate) fn export_menu(session: &Session, words: &Words) -> Html {
    let (scenario, marked) = (session.done(), session.selected().cloned());
    let own = words.clone();
    let content = Callback::from(move |_| {
        let mut texts = own.exports();
        texts.extend([own.copy(), marked.as_ref().map(MessageId::to_string).unwrap_or_default().into()]);
        html! {
            <>
                { leaf("h2", "", own.export()) }
                <Drawn what="draw_exports" {texts} scenario={scenario.to_string()} class="exports" label={own.export()} />
            </>
        }
    });
    html! { <DialogButton id={EXPORT} word={words.export()} label={words.export()} {words} {content} /> }
}
