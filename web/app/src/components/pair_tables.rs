use callmodel::{AttributeName, Dn, EventName, Value};
use callmodel_figure::{Comparison, Lit, Pair, PairRow, Pointed};
use callmodel_words::{Text, Words};
use yew::{Html, classes, html};

use crate::chips::Chips;
use crate::components::code::{sentence, with_names};
use crate::components::controls::leaf;
use crate::pointing::VALUE;

/// Placeholder of an absent event or value.
const NOTHING: &str = "–";

/// The maximum number of pairs with a table each; above it, pairs that differ in ThisDN alone share a table.
const FOLDED: usize = 6;

/// The tables of a comparison, one per pair. `heads` are the titles of the two sides. Both
/// they and `words` have names in code spans.
///
/// `lit` is the lit party and message of the run that is shown.
pub(crate) fn pair_tables(
    comparison: &Comparison,
    heads: &[String; 2],
    lit: Option<&Lit>,
    chips: &Chips,
    words: &Words,
) -> Html {
    let tables = PairTables { heads, lit, chips, words };
    let groups = groups(comparison);
    let table = |(index, (parties, pair)): (usize, &(Vec<&Dn>, &Pair))| tables.table(parties, pair, index == 0);
    html! { <div class="pairs">{ for groups.iter().enumerate().map(table) }</div> }
}

/// The pairs, each with the parties that share its table.
fn groups(comparison: &Comparison) -> Vec<(Vec<&Dn>, &Pair)> {
    let mut groups: Vec<(Vec<&Dn>, &Pair)> = Vec::new();
    for pair in &comparison.pairs {
        let is_other = |row: &&PairRow| row.name != AttributeName::ThisDn;
        let alike = |other: &Pair| {
            other.events == pair.events && other.rows.iter().filter(is_other).eq(pair.rows.iter().filter(is_other))
        };
        let group = groups.iter_mut().find(|(_, other)| comparison.pairs.len() > FOLDED && alike(other));
        match group {
            Some((parties, _)) => parties.push(&pair.parties[0]),
            None => groups.push((vec![&pair.parties[0]], pair)),
        }
    }
    groups
}

/// Context of all tables of a comparison.
struct PairTables<'a> {
    heads: &'a [String; 2],
    lit: Option<&'a Lit>,
    chips: &'a Chips,
    words: &'a Words,
}

impl PairTables<'_> {
    /// Table of two events, for all of `parties`. The first value of the first table is the tab stop of all.
    fn table(&self, parties: &[&Dn], pair: &Pair, mut is_first: bool) -> Html {
        let is_of_one = pair.parties[0] == pair.parties[1];
        let caption = is_of_one.then(|| sentence("caption", "", &self.caption(parties)));
        let events =
            pair.events.map(|event| event.map_or_else(nothing, |name| leaf("code", "", EventName::as_str(name))));
        let sides = [0, 1].map(|side: usize| {
            let values = pair.rows.iter().filter_map(|row| Some((row.name, row.values[side].as_ref()?)));
            let values: Vec<_> = values.collect();
            let lit = self.lit.map(|lit| lit.names(pair.ids[side].as_ref(), &values)).unwrap_or_default();
            (values, lit)
        });
        let rows = pair.rows.iter().map(|row| {
            let is_own = parties.len() > 1 && row.name == AttributeName::ThisDn;
            let cells = [0, 1].map(|side: usize| {
                let text = match &row.values[side] {
                    _ if is_own => leaf("span", "", self.words.its_own()),
                    Some(Value::Dn(dn)) => self.chips.chip(dn),
                    Some(other) => leaf("span", "", other.to_string()),
                    None => nothing(),
                };
                let (values, lit) = &sides[side];
                let pointed = Pointed::value(pair.ids[side].as_ref(), row.name, values).filter(|_| !is_own);
                let Some(pointed) = pointed else { return html! { <td>{ text }</td> } };
                let tabindex = if std::mem::take(&mut is_first) { "0" } else { "-1" };
                let lit = lit.contains(&row.name).then_some("lit");
                html! { <td class={classes!(VALUE, lit)} {tabindex} data-point={pointed.to_string()}>{ text }</td> }
            });
            self.row(row.name.as_str().into(), cells, row.differs())
        });
        html! {
            <table>
                { caption }
                <thead>
                    <tr>
                        <td />
                        { for self.heads.iter().map(|head| html! { <th scope="col">{ with_names(head) }</th> }) }
                        <td />
                    </tr>
                </thead>
                <tbody translate="no">
                    { self.row(self.words.event(), events.map(|event| html! { <td>{ event }</td> }), pair.events[0] != pair.events[1]) }
                    { for rows }
                </tbody>
            </table>
        }
    }

    /// `Party A`, or `A, B and C`.
    fn caption(&self, parties: &[&Dn]) -> String {
        match parties {
            [party] => self.words.party_of(party),
            _ => self.words.names(parties.iter().copied()),
        }
    }

    /// A row of two cells, with a sign if it differs.
    fn row(&self, name: Text, [first, second]: [Html; 2], differs: bool) -> Html {
        html! {
            <tr class={classes!(differs.then_some("differs"))}>
                <th scope="row">{ name }</th>
                { first }
                { second }
                <td class="sign">
                    if differs {
                        <span role="img" aria-label={self.words.differs()}>{ "≠" }</span>
                    }
                </td>
            </tr>
        }
    }
}

fn nothing() -> Html {
    leaf("span", "", NOTHING)
}

#[cfg(test)]
mod tests {
    use callmodel::Scenario;
    use callmodel_figure::Compared;

    use super::*;

    fn check_groups(parties: &str, expected: &[usize]) {
        let scenario = Scenario::from_short(parties, "").unwrap();
        let run = scenario.play().unwrap();
        let comparison = Compared::read_in("release B, delete B by A", &run).unwrap().comparison(&run).unwrap();
        let sizes: Vec<_> = groups(&comparison).iter().map(|(parties, _)| parties.len()).collect();
        assert_eq!(sizes, expected);
    }

    #[test]
    fn up_to_six_pairs_have_a_table_each() {
        check_groups("A B C D E F", &[1; 6]);
    }

    #[test]
    fn of_seven_pairs_those_alike_share_a_table() {
        check_groups("A B C D E F G", &[6, 1]);
    }
}
