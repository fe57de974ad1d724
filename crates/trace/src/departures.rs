use smallvec::SmallVec;

use crate::DnId;
use crate::group::Group;
use crate::legs::LegId;

/// The groups of a call that are departures, by place and by leaver, so that none is searched by a scan over all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Departures {
    /// The first event, the largest last event of this and those before, and the group, sorted.
    spans: SmallVec<[(usize, usize, usize); 4]>,
    /// The groups by leg, leaver and anchor, sorted.
    leavers: SmallVec<[Leaver; 4]>,
}

/// Leg, leaver, anchor and group.
type Leaver = (LegId, DnId, usize, usize);

impl Departures {
    pub(crate) fn of(groups: &[Group]) -> Self {
        let all = groups.iter().enumerate().filter(|(_, group)| group.is_departure);
        let mut leavers: SmallVec<[Leaver; 4]> =
            all.clone().map(|(at, group)| (group.leg, group.leaver, group.anchor(), at)).collect();
        leavers.sort_unstable();
        let mut spans: SmallVec<[_; 4]> = all.map(|(at, group)| (group.first(), group.last(), at)).collect();
        spans.sort_unstable();
        let mut last = 0;
        for span in &mut spans {
            last = last.max(span.1);
            span.1 = last;
        }
        Self { spans, leavers }
    }

    /// The groups of a leaver whose anchors come at or after a record, in order.
    pub(crate) fn of_leaver(&self, leg: LegId, leaver: DnId, anchor: usize) -> impl Iterator<Item = usize> + '_ {
        let start = self.leavers.partition_point(|departure| *departure < (leg, leaver, anchor, 0));
        let is_of_leaver = move |departure: &&Leaver| (departure.0, departure.1) == (leg, leaver);
        self.leavers[start..].iter().take_while(is_of_leaver).map(|(.., at)| *at)
    }

    /// The departures that interleave with that of a group.
    pub(crate) fn interleaving<'a>(&self, groups: &'a [Group], group: &Group) -> SmallVec<[&'a Group; 4]> {
        let (first, last) = (group.first(), group.last());
        let end = self.spans.partition_point(|span| span.0 <= last);
        let near = self.spans[..end].iter().rev().take_while(|span| span.1 >= first);
        near.map(|span| &groups[span.2]).filter(|other| other.interleaves(group)).collect()
    }
}
