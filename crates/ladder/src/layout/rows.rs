use std::sync::Arc;

use super::bar::{place_bar, place_remark};
use super::cursor::Cursor;
use super::lifelines::Turn;
use super::message::{labelled_lane, place_arrow};
use crate::distance::AROUND_MESSAGE;
use crate::{Chunked, Density, PlacedLane, Row, Shape};

/// The inputs of the placement of rows, besides the rows above them.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) lanes: &'a [PlacedLane],
    pub(super) density: Density,
    pub(super) on_screen: bool,
}

/// A chunk of rows with its shapes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlacedRows<K> {
    rows: Arc<[Row<K>]>,
    start: Cursor,
    pub(super) shapes: Arc<[Shape<K>]>,
    /// The ends and new beginnings of lifelines.
    pub(super) turns: Vec<Turn>,
    pub(super) end: Cursor,
}

/// Third pass: places the chunks of `rows` from top to bottom, below `start`. A chunk of `kept`, which was placed with the same
/// inputs, is reused if it begins in the same state.
pub(super) fn place_rows<K: Clone>(
    rows: &Chunked<Row<K>>,
    kept: &[Arc<PlacedRows<K>>],
    ground: Ground<'_>,
    start: &Cursor,
) -> Vec<Arc<PlacedRows<K>>> {
    let mut placed: Vec<Arc<PlacedRows<K>>> = Vec::with_capacity(rows.chunks().len());
    for (index, rows) in rows.chunks().iter().enumerate() {
        let start = placed.last().map_or(start, |above| &above.end);
        let same = kept.get(index).filter(|kept| Arc::ptr_eq(&kept.rows, rows) && kept.start == *start);
        let chunk = same.cloned().unwrap_or_else(|| Arc::new(PlacedRows::of(rows, ground, start)));
        placed.push(chunk);
    }
    placed
}

impl<K: Clone> PlacedRows<K> {
    fn of(rows: &Arc<[Row<K>]>, ground: Ground<'_>, start: &Cursor) -> Self {
        let (mut end, mut turns) = (start.clone(), Vec::new());
        let shapes = rows.iter().filter_map(|row| end.place(row, ground, &mut turns)).collect();
        Self { rows: rows.clone(), start: start.clone(), shapes, turns, end }
    }
}

impl Cursor {
    /// Places the next row, and moves below it. `None`: it has lanes that the sequence has not.
    fn place<K: Clone>(&mut self, row: &Row<K>, ground: Ground<'_>, turns: &mut Vec<Turn>) -> Option<Shape<K>> {
        let Ground { lanes, density, on_screen } = ground;
        let (index, is_message) = (self.rows, matches!(row, Row::Message(_)));
        let y = self.next(is_message);
        self.rows += 1;
        let (bottom, shape) = match row {
            Row::Bar(bar) => {
                let placed = place_bar(bar, index, y, lanes, density, on_screen)?;
                self.resume(&bar.lanes, placed.area.y, turns);
                (placed.area.y + placed.area.height, Shape::Bar(placed))
            }
            Row::Remark(remark) => {
                let placed = place_remark(remark, index, y, lanes, density)?;
                (placed.area.y + placed.area.height, Shape::Remark(placed))
            }
            Row::Message(message) => {
                if labelled_lane(message) >= lanes.len() {
                    return None;
                }
                let placed = place_arrow(message, self.messages, y, lanes, density);
                self.messages += 1;
                self.resume(&[message.from, message.to], placed.y, turns);
                if let Some(cross) = placed.cross {
                    self.ended[message.to] = true;
                    turns.push(Turn { lane: message.to, y: cross.y });
                }
                (placed.area.y + placed.area.height - AROUND_MESSAGE, Shape::Arrow(placed))
            }
        };
        self.bottom = bottom;
        self.below_message = is_message;
        Some(shape)
    }

    /// The lifelines of those of `lanes` that have ended go on from `y`.
    fn resume(&mut self, lanes: &[usize], y: i32, turns: &mut Vec<Turn>) {
        for &lane in lanes {
            if let Some(ended) = self.ended.get_mut(lane).filter(|ended| **ended) {
                *ended = false;
                turns.push(Turn { lane, y });
            }
        }
    }
}
