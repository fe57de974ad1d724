use std::rc::Rc;

use callmodel_figure::MessageId;
use callmodel_ladder::{Heads, Layout, Metrics};
use yew::{hook, use_mut_ref};

use crate::shown::Shown;

/// The layout of the ladder of `shown` for this width in px, computed incrementally: after a step, only its rows are laid out.
#[hook]
pub(super) fn use_layout(shown: &Shown, room: Option<i32>) -> Rc<Layout<MessageId>> {
    let kept = use_mut_ref(|| None::<((Shown, Option<i32>), Rc<Layout<MessageId>>)>);
    let key = (shown.clone(), room);
    let layout = match kept.take() {
        Some((before, layout)) if before == key => layout,
        before => {
            let before = before.as_ref().map(|(_, layout)| &**layout);
            Rc::new(Layout::after(before, &shown.ladder, &Metrics { room, heads: Heads::Apart }))
        }
    };
    kept.replace(Some((key, layout.clone())));
    layout
}
