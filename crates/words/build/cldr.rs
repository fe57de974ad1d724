//! Plural rules of CLDR for integers, as `icu_plurals` has them.

use std::ops::RangeInclusive;

use icu_plurals::provider::rules::reference::ast::{self, Operand, Operator, RangeListItem};
use icu_plurals::provider::{Baked, PluralsCardinalV1};
use icu_provider::{DataIdentifierBorrowed, DataLocale, DataProvider, DataRequest};

use crate::plural::Category;

/// A comparison of the number, or of its remainder, with ranges.
struct Relation {
    modulus: Option<u64>,
    is_in: bool,
    ranges: Vec<RangeInclusive<u64>>,
}

/// The plural rule of a language for integers: categories with their conditions, each an alternative of relations that
/// must all hold. A number for which no condition holds is of [`Category::Other`].
pub(crate) struct PluralRule(Vec<(Category, Vec<Vec<Relation>>)>);

impl PluralRule {
    /// The rule of the language with this tag (BCP 47). A language that CLDR does not have gets CLDR's root rule: all
    /// numbers are [`Category::Other`].
    pub(crate) fn of(tag: &str) -> Result<Self, String> {
        let locale: DataLocale = tag.parse().map_err(|_| format!("`{tag}` is not a tag of BCP 47"))?;
        let request = DataRequest { id: DataIdentifierBorrowed::for_locale(&locale), ..DataRequest::default() };
        let Ok(response) = DataProvider::<PluralsCardinalV1>::load(&Baked, request) else {
            return Err(format!("CLDR has no plural rule for `{tag}`"));
        };
        let data = response.payload.get();
        let rules = [&data.zero, &data.one, &data.two, &data.few, &data.many];
        let rules = Category::ALL.into_iter().zip(rules).filter_map(|(category, rule)| {
            let conditions = of_integers(&ast::Rule::from(rule.as_ref()?));
            (!conditions.is_empty()).then_some((category, conditions))
        });
        Ok(Self(rules.collect()))
    }

    /// The categories that integers have, and [`Category::Other`], which a catalog needs in any case.
    pub(crate) fn categories(&self) -> Vec<Category> {
        self.0.iter().map(|(category, _)| *category).chain([Category::Other]).collect()
    }

    /// Whether `category` has one integer alone, so that a form need not name it.
    pub(crate) fn has_one_number(&self, category: Category) -> bool {
        self.0.iter().filter(|(other, _)| *other == category).any(|(_, conditions)| {
            matches!(&conditions[..], [relations]
                if relations.iter().any(|relation| relation.modulus.is_none() && relation.is_in
                    && matches!(&relation.ranges[..], [range] if range.start() == range.end())))
        })
    }

    /// The rule as a Rust function of this name.
    pub(crate) fn code(&self, tag: &str) -> String {
        let parameter = if self.0.is_empty() { "_" } else { "n" };
        let mut code =
            format!("/// The plural rule of `{tag}`.\npub(crate) fn {tag}({parameter}: usize) -> Category {{\n");
        for (category, conditions) in &self.0 {
            let conditions: Vec<_> = conditions.iter().map(|relations| all(relations)).collect();
            code += &format!("    if {} {{\n        return Category::{category:?};\n    }}\n", conditions.join(" || "));
        }
        code + "    Category::Other\n}\n"
    }
}

/// The alternatives of a rule that an integer can satisfy, without what holds for all integers: their fraction and
/// exponent are 0.
fn of_integers(rule: &ast::Rule) -> Vec<Vec<Relation>> {
    rule.condition.0.iter().filter_map(|and| and.0.iter().try_fold(Vec::new(), with)).collect()
}

/// `relations` with one more; `None` if it holds for no integer.
fn with(mut relations: Vec<Relation>, relation: &ast::Relation) -> Option<Vec<Relation>> {
    let is_in = relation.operator == Operator::Eq;
    let ranges = relation.range_list.0.iter().map(|item| match item {
        RangeListItem::Range(range) => range.start().0..=range.end().0,
        RangeListItem::Value(value) => value.0..=value.0,
    });
    let ranges: Vec<_> = ranges.collect();
    match relation.expression.operand {
        Operand::N | Operand::I => {
            let modulus = relation.expression.modulus.as_ref().map(|modulus| modulus.0);
            relations.push(Relation { modulus, is_in, ranges });
            Some(relations)
        }
        Operand::V | Operand::W | Operand::F | Operand::T | Operand::C | Operand::E => {
            (ranges.iter().any(|range| range.contains(&0)) == is_in).then_some(relations)
        }
    }
}

/// The conjunction of `relations` as Rust.
fn all(relations: &[Relation]) -> String {
    let relations = relations.iter().map(|Relation { modulus, is_in, ranges }| {
        let number = modulus.map_or("n".to_owned(), |modulus| format!("n % {modulus}"));
        let ranges: Vec<_> = ranges
            .iter()
            .map(|range| {
                let (start, end) = (range.start(), range.end());
                if start == end { start.to_string() } else { format!("{start}..={end}") }
            })
            .collect();
        format!("{}matches!({number}, {})", if *is_in { "" } else { "!" }, ranges.join(" | "))
    });
    relations.collect::<Vec<_>>().join(" && ")
}
