//! Checks of catalogs. An error names file and line.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, CatalogText, Form};
use crate::plural::{Category, Selector};

/// The place of a plural text that its number fills.
pub(crate) const COUNT: &str = "count";

/// Checks that each text has one form without a selector, or exactly the forms that its language needs for integers, with
/// the same places.
pub(crate) fn forms(catalog: &Catalog) -> Result<(), String> {
    catalog.texts.iter().filter(|text| text.is_plural() || text.forms.len() > 1).try_for_each(|text| {
        let at = |form: &Form| format!("{}:{}: `{}`", catalog.file, form.line, text.name);
        selectors(catalog, text).map_err(|(form, problem)| format!("{}: {problem}", at(form)))?;
        match text.forms.iter().find(|form| needed(catalog, form, form) != needed(catalog, form, text.main())) {
            Some(form) => Err(format!("{}: its places are not those of the category other", at(form))),
            None => Ok(()),
        }
    })
}

/// The places that `form` needs if `other` has all: those of `other`, without [`COUNT`] where `form` is for one number.
fn needed<'a>(catalog: &Catalog, form: &Form, other: &'a Form) -> BTreeSet<&'a str> {
    let is_of_one_number = match form.selector {
        None | Some(Selector::Category(Category::Other)) => false,
        Some(Selector::Category(category)) => catalog.rule.has_one_number(category),
        Some(Selector::Exactly(_)) => true,
    };
    other.places.iter().map(String::as_str).filter(|place| !is_of_one_number || *place != COUNT).collect()
}

fn selectors<'a>(catalog: &Catalog, text: &'a CatalogText) -> Result<(), (&'a Form, String)> {
    let first = &text.forms[0];
    if text.forms.iter().any(|form| form.selector.is_none()) {
        return Err((first, "only one form may be without a selector, and then it is the only form".to_owned()));
    }
    if !text.forms.is_sorted_by(|a, b| a.selector < b.selector) {
        return Err((first, "its forms are not numbers, then categories, each once and in order".to_owned()));
    }
    let categories = catalog.rule.categories();
    for form in &text.forms {
        if let Some(Selector::Category(category)) = form.selector
            && !categories.contains(&category)
        {
            return Err((form, format!("`{}` has no integers of the category {}", catalog.tag, category.name())));
        }
    }
    let has = |category| text.forms.iter().any(|form| form.selector == Some(Selector::Category(category)));
    match categories.into_iter().find(|category| !has(*category)) {
        Some(missing) => Err((first, format!("`{}` also has the category {}", catalog.tag, missing.name()))),
        None => Ok(()),
    }
}

/// Checks that `catalog` has the texts of `first`: the same names in the same order, with the same places.
pub(crate) fn texts(catalog: &Catalog, first: &Catalog) -> Result<(), String> {
    for (index, own) in catalog.texts.iter().enumerate() {
        let at = format!("{}:{}", catalog.file, own.main().line);
        let Some(other) = first.texts.get(index) else {
            return Err(format!("{at}: {} has no `{}`", first.file, own.name));
        };
        if own.name != other.name {
            return Err(format!("{at}: expected `{}` as in {}, found `{}`", other.name, first.file, own.name));
        }
        if own.is_plural() != other.is_plural() {
            return Err(format!("{at}: `{}` has plural forms in one of {} and {}", own.name, catalog.file, first.file));
        }
        let places = |text: &CatalogText| text.main().places.iter().cloned().collect::<BTreeSet<_>>();
        if places(own) != places(other) {
            return Err(format!("{at}: the places of `{}` are not those in {}", own.name, first.file));
        }
    }
    match first.texts.get(catalog.texts.len()) {
        Some(missing) => Err(format!("{}: `{}` is missing", catalog.file, missing.name)),
        None => Ok(()),
    }
}
