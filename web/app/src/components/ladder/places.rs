use std::ops::Range;

use callmodel_browser::viewport::TYPE_SIZE;
use callmodel_figure::MessageId;
use callmodel_ladder::Drawing;

use crate::style::Style;

/// A length in px as `em`, which scales with the ladder's font size; in thousandths.
pub(crate) fn em(px: i32) -> String {
    format!("{}em", decimal(i64::from(px) * 1000 / i64::from(TYPE_SIZE)))
}

/// A non-negative number of thousandths as a decimal.
fn decimal(thousandths: i64) -> String {
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// The printable width of paper, in px.
const PAPER: i32 = 680;

/// Style of the ladder's box: the factor by which it shrinks in print, and the width of T-Server's lane.
pub(super) fn fit(drawing: &Drawing<MessageId>, server_width: i32) -> Style {
    let fit = (PAPER * 1000 / drawing.width.max(1)).min(1000);
    Style(format!("--fit:{};--server:{}", decimal(fit.into()), em(server_width)))
}

/// Grid columns of the heads, from left to right: those of T-Server, of `lanes` and of `kept`, and the gaps between. Each is
/// the index of its lane, `None` for a gap, and its width in px.
pub(super) fn columns(
    drawing: &Drawing<MessageId>,
    lanes: &Range<usize>,
    kept: Option<usize>,
) -> Vec<(Option<usize>, i32)> {
    let mut columns = Vec::new();
    let mut edge = 0;
    for (index, lane) in drawing.lanes.iter().enumerate() {
        if index == 0 || Some(index) == kept || lanes.contains(&index) {
            columns.extend(gap(edge, lane.left));
            columns.push((Some(index), lane.width));
            edge = lane.left + lane.width;
        }
    }
    columns.extend(gap(edge, drawing.width));
    columns
}

/// The gap between two edges, if there is one.
fn gap(from: i32, to: i32) -> Option<(Option<usize>, i32)> {
    (from < to).then_some((None, to - from))
}

/// Grid template of the heads, which places them over their lifelines.
pub(super) fn template(columns: &[(Option<usize>, i32)]) -> Style {
    let widths: Vec<_> = columns.iter().map(|(_, width)| em(*width)).collect();
    Style(format!("grid-template-columns:{}", widths.join(" ")))
}

#[cfg(test)]
mod tests {
    use callmodel::Scenario;
    use callmodel_ladder::{Heads, Metrics, layout};

    use super::*;

    #[test]
    fn a_kept_head_is_over_its_lifeline_once() {
        let run = Scenario::from_short("A B C D", "").unwrap().play().unwrap();
        let drawing = layout(&callmodel_figure::ladder(&run), &Metrics { room: None, heads: Heads::Apart });
        let heads = |lanes: Range<usize>, kept| -> Vec<_> {
            columns(&drawing, &lanes, kept).into_iter().filter_map(|(lane, _)| lane).collect()
        };
        assert_eq!(heads(3..4, None), [0, 3]);
        assert_eq!(heads(3..4, Some(1)), [0, 1, 3]);
        assert_eq!(heads(1..2, Some(4)), [0, 1, 4]);
        assert_eq!(heads(1..4, Some(2)), [0, 1, 2, 3]);
        let left = |lane| -> i32 {
            let columns = columns(&drawing, &(3..4), Some(1));
            columns.iter().take_while(|(index, _)| *index != Some(lane)).map(|(_, width)| width).sum()
        };
        assert_eq!([0, 1, 3].map(left), [0, 1, 3].map(|lane| drawing.lanes[lane].left));
    }

    #[test]
    fn a_length_is_written_in_em() {
        assert_eq!((em(16), em(700), em(1)), ("1.000em".to_owned(), "43.750em".to_owned(), "0.062em".to_owned()));
    }
}
