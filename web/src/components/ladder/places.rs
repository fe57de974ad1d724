use std::cell::Cell;
use std::ops::Range;

use callmodel_figure::MessageId;
use callmodel_ladder::{Drawing, Rect};
use wasm_bindgen::JsValue;
use yew::{NodeRef, use_effect_with, use_mut_ref, use_state_eq};

use crate::effects::{self, Top};
use crate::view_window::ViewWindow;

/// A length in px as one that grows with the type of the ladder's box, in whole thousandths.
pub(super) fn em(px: i32) -> String {
    format!("{}em", decimal(i64::from(px) * 1000 / i64::from(effects::TYPE_SIZE)))
}

/// A number of thousandths, not negative, as a decimal.
fn decimal(thousandths: i64) -> String {
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// What is known of the ladder's place on the page.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct View {
    /// The width there is, in px of a drawing; `None` before it is known.
    pub(super) room: Option<i32>,
    /// What can be seen, and a margin.
    window: ViewWindow,
}

impl View {
    /// What is drawn of `drawing`: all of it if it is small, else what can be seen and a margin.
    pub(super) fn window(&self, drawing: &Drawing<MessageId>) -> ViewWindow {
        if is_whole(drawing) { ViewWindow::ALL } else { self.window }
    }
}

/// Whether all of `drawing` is on the page.
pub(super) fn is_whole(drawing: &Drawing<MessageId>) -> bool {
    drawing.shapes.len() <= WHOLE
}

/// The ladder's place on the page, as it changes. What it is drawn into is there before, so it is drawn once.
#[yew::hook]
pub(super) fn use_view(place: &NodeRef, scroller: &NodeRef, heads: &NodeRef) -> (View, Top) {
    let view = use_state_eq(|| {
        let room = effects::room_in(place);
        View { room, window: ViewWindow::around(Rect { x: 0, y: 0, width: room.unwrap_or(0), height: 0 }) }
    });
    let top: Top = use_mut_ref(|| None);
    let (scroller, heads, setter, sought) = (scroller.clone(), heads.clone(), view.setter(), top.clone());
    use_effect_with((), move |()| {
        let room = Cell::new(None);
        let watch = effects::on_view(scroller, heads, sought, move |seen| {
            // A page that is printed keeps the layout that it had.
            room.set(seen.map(|seen| seen.width).filter(|width| *width > 0).or(room.get()));
            setter.set(View { room: room.get(), window: seen.map_or(ViewWindow::ALL, ViewWindow::around) });
        });
        move || drop(watch)
    });
    (*view, top)
}

/// The width of a sheet of paper between its margins, in px.
const PAPER: i32 = 680;

/// Up to so many shapes a drawing is on the page whole.
const WHOLE: usize = 60;

/// The style of the ladder's box: how much smaller it is to be printed.
pub(super) fn fit(drawing: &Drawing<MessageId>) -> JsValue {
    let fit = (PAPER * 1000 / drawing.width.max(1)).min(1000);
    format!("--fit:{}", decimal(fit.into())).into()
}

/// The style of the heads: those of `lanes` stand over their lifelines.
pub(super) fn head_places(drawing: &Drawing<MessageId>, lanes: Range<usize>) -> JsValue {
    format!("grid-template-columns:{}", columns(drawing, lanes)).into()
}

/// The grid of the heads: a column for the server's, one for what is between it and the first of `lanes`, one for each of
/// them, and one for what is to their right.
fn columns(drawing: &Drawing<MessageId>, lanes: Range<usize>) -> String {
    let Some(server) = drawing.lanes.first() else { return String::new() };
    let mut widths = vec![server.width];
    let mut edge = server.left + server.width;
    for lane in drawing.lanes.get(lanes).unwrap_or_default() {
        if widths.len() == 1 {
            widths.push(lane.left - edge);
        }
        widths.push(lane.width);
        edge = lane.left + lane.width;
    }
    widths.push(drawing.width - edge);
    widths.into_iter().map(em).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_grows_with_the_type() {
        assert_eq!((em(16), em(700), em(1)), ("1.000em".to_owned(), "43.750em".to_owned(), "0.062em".to_owned()));
    }
}
