use callmodel::{EventName, Request, Run};
use callmodel_ladder::{Heads, Metrics, layout};

use callmodel_figure::{EventTable, Figure};

use crate::{Controls, View};

/// How tall the live model of a run will be, by the width that there is: what a static figure keeps free for it, so that
/// nothing below moves when the live model comes.
///
/// Each is worked out from the layout of the ladder and from how the page's styles (`web/style`) set what is around it, for type
/// of 16 px and for that language of the interface whose words take most lines, since a figure does not know in which page it
/// will stand. It is a little more rather than less; a test in a browser (`web/e2e/element.spec.ts`) holds the two together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    /// The height, in px of type of 16 px.
    pub(crate) height: i32,
}

/// The widths from which on each of [`rooms`] holds, in px of type of 16 px.
pub(crate) const WIDTHS: [i32; 4] = [SETS[0].from, SETS[1].from, SETS[2].from, SETS[3].from];

/// How the page sets a model at widths from `from` on. All in px.
#[derive(Clone, Copy)]
struct Set {
    from: i32,
    /// The least width of the ladder there.
    ladder: i32,
    /// What a lane's head has beside its buttons, and what each of these takes.
    head: i32,
    button: i32,
    /// The bar below the ladder, or above tables that stand alone: before the first step, and with the line of steps.
    bars: [i32; 2],
    /// What stands in the place of tables before the first step, and the same where the reader can make requests.
    empty: [i32; 2],
    /// The sentence above the tables of a conference.
    lead: i32,
    /// The choice of optional attributes.
    optional: i32,
    /// The line above the tables of a step, and what is free below them.
    step: i32,
    /// The sentence about tables that are one, and its button.
    fold: i32,
    /// A table of EventReleased in a conversation, of EventReleased in a conference, and of EventPartyDeleted.
    tables: [i32; 3],
    /// In how many columns the tables stand, and whether these stand beside the ladder.
    columns: usize,
    beside: bool,
}

/// From the widest to the narrowest. The widths are those of the page's styles; the last two are set alike, but for lines that
/// are folded, of which the narrowest counts: for the last one 336 px.
const SETS: [Set; 4] = [
    Set {
        from: 1100,
        ladder: 560,
        head: 56,
        button: 38,
        bars: [96, 191],
        empty: [129, 175],
        lead: 56,
        optional: 36,
        step: 43,
        fold: 115,
        tables: [182, 117, 266],
        columns: 1,
        beside: true,
    },
    Set {
        from: 704,
        ladder: 676,
        head: 56,
        button: 38,
        bars: [100, 175],
        empty: [128, 174],
        lead: 56,
        optional: 36,
        step: 43,
        fold: 92,
        tables: [184, 117, 309],
        columns: 2,
        beside: false,
    },
    Set {
        from: 480,
        ladder: 452,
        head: 52,
        button: 42,
        bars: [122, 254],
        empty: [129, 175],
        lead: 78,
        optional: 36,
        step: 43,
        fold: 115,
        tables: [186, 117, 290],
        columns: 1,
        beside: false,
    },
    Set {
        from: 0,
        ladder: 292,
        head: 52,
        button: 42,
        bars: [174, 324],
        empty: [152, 222],
        lead: 100,
        optional: 59,
        step: 65,
        fold: 138,
        tables: [203, 117, 328],
        columns: 1,
        beside: false,
    },
];

/// The edge and the padding of a model, twice, and what is lost where lengths are no whole pixels.
const EDGE: i32 = 30;
/// Between the ladder and the tables.
const GAP: i32 = 16;
/// Between two tables.
const BETWEEN: i32 = 12;
/// The field to find events, where the reader can make requests.
const FIND: i32 = 40;
/// A ladder scrolls in its box when it is taller (`web/element/element.css`).
const TALLEST: i32 = 640;
/// A head without a button says that the party is released, or nothing.
const LEAST_HEAD: i32 = 71;
/// So many tables that differ in ThisDN alone are shown (`event_tables.rs` of the page); more are one, with a line about it.
const FOLDED: usize = 6;

/// The rooms of a model, from the widest to the narrowest.
pub(crate) fn rooms(run: &Run, figure: &Figure, view: View, controls: Controls) -> [Room; 4] {
    SETS.map(|set| {
        // Tables that stand alone have the whole width for their sentences, as where they do not stand beside the ladder.
        let alone = Set { bars: SETS[1].bars, fold: SETS[1].fold, ..set };
        let set = if set.beside && view == View::Tables { alone } else { set };
        let ladder = if view == View::Tables { 0 } else { set.ladder(run, figure, controls) };
        let tables = if view == View::Ladder { 0 } else { set.tables(figure, controls) };
        let bar = if controls == Controls::None { 0 } else { set.bars[usize::from(!run.steps.is_empty())] };
        let height = match view {
            View::Both if set.beside => (ladder + bar).max(tables),
            View::Both => ladder + bar + GAP + tables,
            View::Ladder | View::Tables => ladder + bar + tables,
        };
        Room { height: EDGE + height }
    })
}

impl Set {
    /// The ladder in its box.
    fn ladder(&self, run: &Run, figure: &Figure, controls: Controls) -> i32 {
        let drawn = layout(&figure.ladder, &Metrics { room: Some(self.ladder), heads: Heads::Apart }).height;
        // A party may release; in a conference it may delete others, by buttons while there are up to five of them.
        let deletions = match run.now().parties().len() {
            remain @ 3..=5 => remain - 1,
            6.. => 1,
            _ => 0,
        };
        let buttons = if controls == Controls::Full { 1 + deletions } else { usize::from(!run.steps.is_empty()) };
        let buttons = i32::try_from(buttons).unwrap_or(1);
        let head = (self.head + self.button * buttons).max(LEAST_HEAD);
        (head + drawn).min(TALLEST) + 2
    }

    /// The tables, and what stands above them.
    fn tables(&self, figure: &Figure, controls: Controls) -> i32 {
        if figure.steps.is_empty() {
            return self.empty[usize::from(controls == Controls::Full)];
        }
        let mut height = if controls == Controls::Full { FIND } else { 0 };
        let is_conference = |table: &EventTable| table.event == EventName::PartyDeleted;
        if figure.steps.iter().flat_map(|step| &step.tables).any(is_conference) {
            height += self.lead;
        }
        for step in &figure.steps {
            let deleted = step.tables.iter().filter(|table| is_conference(table)).count();
            let ends = matches!(step.step.request, Request::ReleaseCall { .. }) && deleted == 0;
            if ends && controls == Controls::Full {
                height += self.optional;
            }
            let tables = step.tables.iter().filter(|table| !is_conference(table) || deleted <= FOLDED);
            let mut tables: Vec<_> = tables.map(|table| self.table(table, ends)).collect();
            if deleted > FOLDED {
                height += self.fold;
                tables.push(self.tables[2]);
            }
            height += self.step + columns(&tables, self.columns);
        }
        height
    }

    fn table(&self, table: &EventTable, ends: bool) -> i32 {
        match (table.event, ends) {
            (EventName::Released, true) => self.tables[0],
            (EventName::Released, false) => self.tables[1],
            (EventName::PartyDeleted, _) => self.tables[2],
        }
    }
}

/// How tall tables are in so many columns, which are filled in order and as low as can be.
fn columns(tables: &[i32], columns: usize) -> i32 {
    let all = (tables.iter().map(|table| table + BETWEEN).sum::<i32>() - BETWEEN).max(0);
    let least = tables.iter().copied().max().unwrap_or(0);
    let fits = |height: i32| {
        let (mut used, mut filled) = (1, 0);
        for table in tables {
            if filled > 0 && filled + BETWEEN + table > height {
                used += 1;
                filled = 0;
            }
            filled += table + if filled > 0 { BETWEEN } else { 0 };
        }
        used <= columns
    };
    (least..=all).find(|height| fits(*height)).unwrap_or(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_filled_in_order_and_as_low_as_can_be() {
        assert_eq!(columns(&[288, 115, 288], 1), 288 + 12 + 115 + 12 + 288);
        assert_eq!(columns(&[288, 115, 288], 2), 288 + 12 + 115);
        assert_eq!(columns(&[], 2), 0);
    }
}
