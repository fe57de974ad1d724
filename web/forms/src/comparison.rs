//! Two things beside each other, drawn into the page.

use callmodel::{AttributeName, Columns, Dn, EventName, Scenario, Value, in_text};
use callmodel_figure::{Compared, Comparison, Link, Pair, PairRow, listed};
use wasm_bindgen::JsError;
use web_sys::Element;

use crate::tag::{Tag, chip, draw_into, filled, of_another_version, tag};

/// What stands where there is nothing.
const NOTHING: &str = "–";

/// So many pairs are shown, alike or not; of more, those that differ in ThisDN alone are one.
const FOLDED: usize = 6;

/// The page's texts, in its language: what is compared, as in an address; what the two are called; then its words. Those with
/// places have them in braces.
pub(crate) struct Texts([String; 10]);

impl Texts {
    /// Reads them in the order in which the page gives them.
    pub(crate) fn read(texts: Vec<String>) -> Result<Self, JsError> {
        let texts = texts.try_into().map_err(|_| of_another_version())?;
        Ok(Self(texts))
    }

    fn compared(&self) -> &str {
        &self.0[0]
    }

    fn heads(&self) -> &[String] {
        &self.0[1..3]
    }

    fn event(&self) -> &str {
        &self.0[3]
    }

    fn differs(&self) -> &str {
        &self.0[4]
    }

    fn its_own(&self) -> &str {
        &self.0[5]
    }

    /// `Party A`, or `A, B and C`.
    fn who(&self, parties: &[&Dn]) -> String {
        let names = parties.iter().map(|dn| in_text(dn.as_str()).into_owned());
        let list = listed(names, |link, list, name| {
            let (text, place) = match link {
                Link::Next => (7, "{next}"),
                Link::Last => (8, "{last}"),
                Link::More => (9, "{count}"),
            };
            filled(&self.0[text], &[("{list}", list), (place, name)])
        });
        if parties.len() == 1 { filled(&self.0[6], &[("{party}", &list)]) } else { list }
    }
}

/// Draws what `texts` name of `scenario` into `place`, instead of what is in it.
pub(crate) fn draw(place: &Element, scenario: &Scenario, texts: &Texts) -> Result<(), JsError> {
    let compared: Compared = texts.compared().parse().map_err(|_| of_another_version())?;
    let run = scenario.play()?;
    let comparison = compared.resolved_in(&run).and_then(|compared| compared.comparison(&run));
    let comparison = comparison.ok_or_else(of_another_version)?;
    let view = View { columns: scenario.call().columns(), texts };
    draw_into(place, groups(&comparison).iter().map(|(parties, pair)| view.table(parties, pair)))
}

/// The pairs, with all whom each speaks of.
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

struct View<'a> {
    columns: Columns,
    texts: &'a Texts,
}

impl View<'_> {
    /// Two events beside each other.
    fn table(&self, parties: &[&Dn], pair: &Pair) -> Result<Tag, JsError> {
        let of_one = pair.parties[0] == pair.parties[1];
        let title = of_one.then(|| tag("caption")?.saying(&self.texts.who(parties)));
        let heads = self.texts.heads().iter().map(|head| tag("th")?.attribute("scope", "col")?.saying(head));
        let heads = tag("tr")?.holding([tag("td")?])?.holding_all(heads)?.holding([tag("td")?])?;
        let events = pair.events.map(|event| match event {
            Some(name) => tag("code")?.saying(EventName::as_str(name)),
            None => nothing(),
        });
        let events = self.line(self.texts.event(), events, pair.events[0] != pair.events[1]);
        let lines = pair.rows.iter().map(|row| {
            let own = parties.len() > 1 && row.name == AttributeName::ThisDn;
            let values = row.values.each_ref().map(|value| match value {
                _ if own => tag("span")?.saying(self.texts.its_own()),
                Some(Value::Dn(dn)) => chip(&self.columns, dn),
                Some(other) => tag("span")?.saying(&other.to_string()),
                None => nothing(),
            });
            self.line(row.name.as_str(), values, row.differs())
        });
        let body = tag("tbody")?.attribute("translate", "no")?.holding([events?])?.holding_all(lines)?;
        tag("table")?.holding_all(title)?.holding([tag("thead")?.holding([heads])?, body])
    }

    /// A line of a table; one that differs has a sign.
    fn line(&self, name: &str, values: [Result<Tag, JsError>; 2], differs: bool) -> Result<Tag, JsError> {
        let sign = differs
            .then(|| tag("span")?.attribute("role", "img")?.attribute("aria-label", self.texts.differs())?.saying("≠"));
        let values = values.into_iter().map(|value| tag("td")?.holding([value?]));
        let line = tag("tr")?
            .holding([tag("th")?.attribute("scope", "row")?.saying(name)?])?
            .holding_all(values)?
            .holding([tag("td")?.class("sign")?.holding_all(sign)?])?;
        if differs { line.class("differs") } else { Ok(line) }
    }
}

fn nothing() -> Result<Tag, JsError> {
    tag("span")?.saying(NOTHING)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(parties: &[&str]) -> String {
        let words =
            ["", "", "", "", "", "", "Party {party}", "{list}, {next}", "{list} and {last}", "{list} and {count} more"];
        let dns: Vec<_> = parties.iter().map(|dn| Dn::new(dn).unwrap()).collect();
        Texts(words.map(str::to_owned)).who(&dns.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_table_is_named_after_the_parties_that_it_speaks_of() {
        assert_eq!(who(&["A"]), "Party A");
        assert_eq!(who(&["A", "B", "C"]), "A, B and C");
        assert_eq!(who(&["1", "2", "3", "4", "5", "6", "7"]), "1, 2, 3, 4, 5 and 2 more");
    }

    #[test]
    fn what_fills_a_place_is_taken_as_it_is() {
        assert_eq!(who(&["{list}", "{last}"]), "{list} and {last}");
    }

    #[test]
    fn up_to_six_pairs_stand_by_themselves_and_of_more_those_alike_are_one() {
        let groups_of = |parties: &str| {
            let run = Scenario::from_short(parties, "").unwrap().play().unwrap();
            let compared: Compared = "release B, delete B by A".parse().unwrap();
            let comparison = compared.comparison(&run).unwrap();
            groups(&comparison).iter().map(|(parties, _)| parties.len()).collect::<Vec<_>>()
        };
        assert_eq!(groups_of("A B C D E F"), [1; 6]);
        assert_eq!(groups_of("A B C D E F G"), [6, 1]);
    }
}
