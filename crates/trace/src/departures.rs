use std::collections::BTreeMap;

use crate::DnId;
use crate::group::Group;

/// The groups of a call that are departures, by place and by leaver, so that none is searched by a scan over all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Departures {
    /// The first event, the largest last event of this and those before, and the group, sorted.
    spans: Vec<(usize, usize, usize)>,
    /// The groups of each leaver of a ConnID, by their anchors.
    leavers: BTreeMap<(u64, DnId), Vec<usize>>,
}

impl Departures {
    pub(crate) fn of(groups: &[Group]) -> Self {
        let mut order: Vec<usize> = (0..groups.len()).filter(|at| groups[*at].is_departure).collect();
        order.sort_by_key(|at| groups[*at].anchor());
        let mut departures = Self::default();
        for at in order {
            departures.leavers.entry((groups[at].conn_id, groups[at].leaver)).or_default().push(at);
            departures.spans.push((groups[at].first(), groups[at].last(), at));
        }
        departures.spans.sort_unstable();
        let mut last = 0;
        for span in &mut departures.spans {
            last = last.max(span.1);
            span.1 = last;
        }
        departures
    }

    /// The groups of a leaver whose anchors come at or after a record, in order.
    pub(crate) fn of_leaver<'a>(
        &'a self,
        groups: &'a [Group],
        conn_id: u64,
        leaver: DnId,
        anchor: usize,
    ) -> impl Iterator<Item = usize> + 'a {
        let all = self.leavers.get(&(conn_id, leaver)).map_or(&[][..], Vec::as_slice);
        let start = all.partition_point(|at| groups[*at].anchor() < anchor);
        all[start..].iter().copied()
    }

    /// The departures that interleave with that of a group.
    pub(crate) fn interleaving<'a>(&self, groups: &'a [Group], group: &Group) -> Vec<&'a Group> {
        let (first, last) = (group.first(), group.last());
        let end = self.spans.partition_point(|span| span.0 <= last);
        let near = self.spans[..end].iter().rev().take_while(|span| span.1 >= first);
        near.map(|span| &groups[span.2]).filter(|other| other.interleaves(group)).collect()
    }
}
