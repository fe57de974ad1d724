use std::cell::Cell;

use callmodel_browser::viewport::{Visible, Watch, room_in};
use callmodel_figure::MessageId;
use callmodel_ladder::{Drawing, Rect};
use web_sys::HtmlElement;
use yew::{NodeRef, use_effect_with, use_state_eq};

use crate::view_window::ViewWindow;

/// Size and scroll position of a ladder.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Viewport {
    /// The width in px of a drawing; `None` before it is measured.
    pub(super) room: Option<i32>,
    /// The visible part and a margin.
    window: ViewWindow,
}

impl Viewport {
    /// The drawn part of `drawing`: a small drawing whole, otherwise the visible part and a margin.
    pub(super) fn window(&self, drawing: &Drawing<MessageId>) -> ViewWindow {
        if is_whole(drawing) { ViewWindow::ALL } else { self.window }
    }
}

/// The maximum number of shapes of a drawing that is drawn whole.
pub(crate) const WHOLE: usize = 60;

/// Whether `drawing` is drawn whole, without virtualisation.
pub(super) fn is_whole(drawing: &Drawing<MessageId>) -> bool {
    drawing.shapes.len() <= WHOLE
}

/// The border of a ladder in px: `.ladder`, web/style/ladder.css.
const BORDER: i32 = 1;

/// The viewport of a ladder in `place`. The element of `place` exists before the ladder, so its width is known at the first
/// render. `room` is its width where there is no browser.
#[yew::hook]
pub(super) fn use_viewport(place: &NodeRef, room: Option<i32>, scroller: &NodeRef, heads: &NodeRef) -> Viewport {
    let viewport = use_state_eq(|| {
        let room = place.cast::<HtmlElement>().and_then(|place| room_in(&place, BORDER)).or(room);
        Viewport { room, window: ViewWindow::around(Rect { x: 0, y: 0, width: room.unwrap_or(0), height: 0 }) }
    });
    let (scroller, heads, setter) = (scroller.clone(), heads.clone(), viewport.setter());
    use_effect_with((), move |()| {
        let room = Cell::new(None);
        let on_view = move |visible: Option<Visible>| {
            // Print keeps the layout of the screen.
            room.set(visible.map(|visible| visible.width).filter(|width| *width > 0).or(room.get()));
            let window = visible.map_or(ViewWindow::ALL, |Visible { left, top, width, height }| {
                ViewWindow::around(Rect { x: left, y: top, width, height })
            });
            setter.set(Viewport { room: room.get(), window });
        };
        let watch =
            scroller.cast().zip(heads.cast()).and_then(|(scroller, heads)| Watch::new(scroller, heads, on_view));
        move || drop(watch)
    });
    *viewport
}
