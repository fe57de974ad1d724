use std::ops::Range;

use callmodel_ladder::{PlacedLane, Rect, Shape};

/// The drawn part of a drawing (virtualisation): viewport and margin, in px of the drawing.
///
/// It moves in strides, so that few scroll events cause a rendering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ViewWindow {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

/// Stride of the window, in px.
const STRIDE: i32 = 256;

/// Margin around the viewport, in px: more than a turn of a mouse wheel.
const MARGIN: i32 = 256;

impl ViewWindow {
    /// The whole drawing.
    pub(crate) const ALL: Self = Self { left: i32::MIN, top: i32::MIN, right: i32::MAX, bottom: i32::MAX };

    /// The window around the viewport `seen`.
    pub(crate) fn around(seen: Rect) -> Self {
        let down = |px: i32| px.saturating_sub(MARGIN).div_euclid(STRIDE) * STRIDE;
        let up = |px: i32| (px.saturating_add(MARGIN).div_euclid(STRIDE) + 1) * STRIDE;
        Self {
            left: down(seen.x),
            top: down(seen.y),
            right: up(seen.x.saturating_add(seen.width)),
            bottom: up(seen.y.saturating_add(seen.height)),
        }
    }

    /// Whether `shape` overlaps the window.
    pub(crate) fn shows<K>(&self, shape: &Shape<K>) -> bool {
        self.meets(&area(shape))
    }

    /// The range of those `shapes` at the height of the window. `shapes` are sorted from top to bottom.
    pub(crate) fn rows<K>(&self, shapes: &[Shape<K>]) -> Range<usize> {
        let first = shapes.partition_point(|shape| {
            let Rect { y, height, .. } = area(shape);
            y + height < self.top
        });
        let end = shapes.partition_point(|shape| area(shape).y <= self.bottom);
        first..end.max(first)
    }

    /// Indices of the lanes whose heads are in the window; `lanes` are sorted from left to right. Without the first lane,
    /// whose head is always drawn.
    pub(crate) fn lanes(&self, lanes: &[PlacedLane]) -> Range<usize> {
        let first = lanes.partition_point(|lane| lane.left + lane.width < self.left).max(1);
        let end = lanes.partition_point(|lane| lane.left <= self.right);
        first..end.max(first)
    }

    fn meets(&self, area: &Rect) -> bool {
        area.x <= self.right
            && area.x + area.width >= self.left
            && area.y <= self.bottom
            && area.y + area.height >= self.top
    }
}

/// The bounding box of a shape; that of a lifeline has no width.
fn area<K>(shape: &Shape<K>) -> Rect {
    match shape {
        Shape::Lifeline(line) => Rect { x: line.x, y: line.top, width: 0, height: line.bottom - line.top },
        Shape::Head(head) => head.area,
        Shape::Bar(bar) => bar.area,
        Shape::Remark(remark) => remark.area,
        Shape::Arrow(arrow) => arrow.area,
    }
}

#[cfg(test)]
mod tests {
    use callmodel_ladder::{Lifeline, Line};

    use super::*;

    fn seen(x: i32, y: i32) -> ViewWindow {
        ViewWindow::around(Rect { x, y, width: 700, height: 500 })
    }

    fn lifeline(x: i32) -> Shape<()> {
        Shape::Lifeline(Lifeline { lane: 1, x, top: 0, bottom: 100_000, line: Line::Solid })
    }

    fn lifeline_at(top: i32) -> Shape<()> {
        Shape::Lifeline(Lifeline { lane: 1, x: 0, top, bottom: top + 50, line: Line::Solid })
    }

    fn lanes(count: i32) -> Vec<PlacedLane> {
        let lane = |index| PlacedLane { label: String::new(), x: 100 * index + 50, left: 100 * index, width: 100 };
        (0..count).map(lane).collect()
    }

    #[test]
    fn scrolling_less_than_a_stride_keeps_the_window() {
        assert_eq!(seen(600, 1_100), seen(700, 1_200));
        assert_ne!(seen(600, 1_100), seen(600 + STRIDE, 1_100));
    }

    #[test]
    fn the_window_shows_the_viewport_and_nothing_far() {
        let window = seen(5_000, 0);
        assert!([5_000, 5_700].iter().all(|x| window.shows(&lifeline(*x))));
        assert!(![0, 9_000].iter().any(|x| window.shows(&lifeline(*x))));
    }

    #[test]
    fn the_lanes_of_a_window_leave_out_the_first() {
        assert_eq!(seen(0, 0).lanes(&lanes(1_000)), 1..11);
        let far = seen(50_000, 0).lanes(&lanes(1_000));
        assert!(far.contains(&500) && far.contains(&507) && far.len() < 30, "{far:?}");
        assert_eq!(seen(0, 0).lanes(&lanes(1)), 1..1);
    }

    #[test]
    fn the_rows_in_the_window_are_those_at_its_height() {
        let stretches: Vec<_> = (0..100).map(|row| lifeline_at(100 * row)).collect();
        let rows = seen(0, 5_000).rows(&stretches);
        assert!(rows.contains(&50) && rows.contains(&55) && rows.len() < 20, "{rows:?}");
        let shown = |row: usize| seen(0, 5_000).shows(&stretches[row]);
        assert!((0..100).all(|row| rows.contains(&row) == shown(row)));
        assert_eq!(ViewWindow::ALL.rows(&stretches), 0..100);
    }

    #[test]
    fn the_whole_window_shows_all() {
        assert!(ViewWindow::ALL.shows(&lifeline(1_000_000)));
        assert_eq!(ViewWindow::ALL.lanes(&lanes(1_000)), 1..1_000);
    }
}
