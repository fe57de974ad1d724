use std::sync::Arc;

use super::bar::least_pitch;
use super::message::{labelled_lane, least_gap};
use crate::{Chunked, Density, Message, Row};

/// The least distances between lanes that hold the labels of some rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gaps {
    /// From the first lane to the second.
    pub(super) lead: i32,
    /// Between all other lanes.
    pub(super) pitch: i32,
}

impl Gaps {
    /// The gaps that hold the labels of both.
    pub(super) fn max(self, other: Self) -> Self {
        Self { lead: self.lead.max(other.lead), pitch: self.pitch.max(other.pitch) }
    }

    /// The gaps for `rows`. Bars widen the gaps only if the width is unlimited: on a screen more lanes in view are better, and
    /// the title of a bar has its whole text.
    fn of<K>(rows: &[Row<K>], density: Density, on_screen: bool) -> Self {
        let mut gaps = Self::default();
        // The last measured message, as a cache: the events of a step have the same name and need the same room.
        let mut measured: Option<(&Message<K>, i32)> = None;
        for row in rows {
            match row {
                Row::Message(message) => {
                    let alike =
                        measured.filter(|(last, _)| last.label == message.label && last.detail == message.detail);
                    let (_, least) = *measured.insert(alike.unwrap_or_else(|| (message, least_gap(message, density))));
                    let gap = if labelled_lane(message) == 1 { &mut gaps.lead } else { &mut gaps.pitch };
                    *gap = even(least + 1).max(*gap);
                }
                Row::Bar(bar) if !on_screen => gaps.pitch = even(least_pitch(bar, density) + 1).max(gaps.pitch),
                Row::Bar(_) | Row::Remark(_) => {}
            }
        }
        gaps
    }
}

/// A chunk of rows with its gaps.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MeasuredRows<K> {
    rows: Arc<[Row<K>]>,
    pub(super) gaps: Gaps,
}

/// First pass: the gaps of each chunk of `rows`. Those of chunks in `kept` were measured before.
pub(super) fn measure<K>(
    rows: &Chunked<Row<K>>,
    kept: &[MeasuredRows<K>],
    density: Density,
    on_screen: bool,
) -> Vec<MeasuredRows<K>> {
    let measured = |(index, rows): (usize, &Arc<[Row<K>]>)| {
        let kept = kept.get(index).filter(|kept| Arc::ptr_eq(&kept.rows, rows)).map(|kept| kept.gaps);
        MeasuredRows { rows: rows.clone(), gaps: kept.unwrap_or_else(|| Gaps::of(rows, density, on_screen)) }
    };
    rows.chunks().iter().enumerate().map(measured).collect()
}

/// The greatest even number up to `px`, because half a pitch has to be a whole number.
pub(super) fn even(px: i32) -> i32 {
    px - px % 2
}
