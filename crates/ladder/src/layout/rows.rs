use crate::distance::{AROUND_BAR, AROUND_HEADS, AROUND_MESSAGE, BETWEEN_MESSAGES, BOTTOM, REMARK_HEIGHT, TOP};
use crate::{Density, Head, Lane, Lifeline, PlacedLane, Row, Sequence, Shape};

use super::bar::{place_bar, place_remark};
use super::message::{labelled_lane, place_arrow};

/// Third pass: the rows from top to bottom, below the heads. Returns the shapes and the height of the drawing.
pub(super) fn place_rows<K: Clone>(
    sequence: &Sequence<K>,
    lanes: &[PlacedLane],
    heads: Vec<Head>,
    density: Density,
    on_screen: bool,
) -> (Vec<Shape<K>>, i32) {
    let top = heads.iter().map(|head| head.area.y + head.area.height + AROUND_HEADS).max().unwrap_or(0);
    let mut shapes = Vec::with_capacity(sequence.rows.len());
    let mut ends: Vec<Option<i32>> = vec![None; lanes.len()];
    let mut y = top + TOP;
    for (index, row) in sequence.rows.iter().enumerate() {
        match row {
            Row::Bar(bar) => {
                let Some(shape) = place_bar(bar, index, y, lanes, density, on_screen) else { continue };
                y = shape.area.y + shape.area.height + AROUND_BAR;
                shapes.push(Shape::Bar(shape));
            }
            Row::Remark(remark) => {
                let Some(shape) = place_remark(remark, index, y, lanes, density) else { continue };
                y += REMARK_HEIGHT + AROUND_BAR;
                shapes.push(Shape::Remark(shape));
            }
            Row::Message(message) => {
                if labelled_lane(message) >= lanes.len() {
                    continue;
                }
                let arrow = place_arrow(message, y, lanes, density);
                if let Some(cross) = arrow.cross {
                    ends[message.to] = Some(cross.y);
                }
                let last = !matches!(sequence.rows.get(index + 1), Some(Row::Message(_)));
                y = arrow.area.y + arrow.area.height - AROUND_MESSAGE
                    + if last { AROUND_BAR } else { BETWEEN_MESSAGES };
                shapes.push(Shape::Arrow(arrow));
            }
        }
    }
    let height = y - AROUND_BAR + BOTTOM;
    let lifelines = sequence.lanes.iter().zip(lanes).enumerate().map(|(lane, (Lane { line, .. }, placed))| {
        let bottom = ends[lane].unwrap_or(height);
        Shape::Lifeline(Lifeline { lane, x: placed.x, top, bottom, line: *line })
    });
    (lifelines.chain(heads.into_iter().map(Shape::Head)).chain(shapes).collect(), height)
}
