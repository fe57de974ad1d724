use web_sys::Element;
use yew::{AttrValue, Callback, Html, NodeRef, html};

use crate::asked;
use crate::components::controls::Button;

/// A button that puts a text on the clipboard, which is asked for then, and says whether it did: `outcomes` has what is said when
/// it did not, and when it did. That goes when the reader goes on to something else.
///
/// What is said is written into its place by hand: it is nothing that the page would have to draw again.
pub(crate) fn copy_button(
    button: impl FnOnce(Callback<()>) -> Button,
    text: impl Fn() -> String + 'static,
    outcomes: [AttrValue; 2],
) -> Html {
    let place = NodeRef::default();
    let says = place.clone();
    let press = Callback::from(move |()| {
        if let Some(says) = says.cast::<Element>() {
            asked::copy(&says, &text(), &outcomes);
        }
    });
    html! {
        <span class="copy">
            <span aria-live="polite" ref={place} />
            { button(press).html() }
        </span>
    }
}
