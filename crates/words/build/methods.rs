//! The Rust code of a catalog: a method for each text, and the texts themselves.

use std::fmt::Write as _;

use crate::catalog::{Catalog, CatalogText};
use crate::check::COUNT;
use crate::entry::{KeyHash, SCRIPT};
use crate::plural::{Category, Selector};

/// Prefix of the keys of the glossary, which only the page has. Their English is in their methods, so that a module that calls none of
/// them does not have it.
const GLOSSARY: &str = "glossary_";

/// The methods of the type `kind`, which call its field `catalog`; the texts of `first` as constants; and the hash of its keys.
pub(crate) fn code(first: &Catalog, kind: &str) -> String {
    let own = || first.texts.iter().filter(|text| !text.name.starts_with(SCRIPT));
    let (plural, plain): (Vec<_>, Vec<_>) = own().partition(|text| text.is_plural());
    let methods: String = [&plain, &plural]
        .into_iter()
        .flat_map(|texts| texts.iter().enumerate().map(|(index, text)| method(index, text)))
        .collect();
    let line = |text: &CatalogText| if is_in_method(text) { String::new() } else { text.main().text.clone() };
    let lines: Vec<_> = plain.iter().map(|text| line(text)).collect();
    let forms: String = plural.iter().map(|text| format!("    {},\n", forms(text))).collect();
    format!(
        "impl {kind} {{\n{methods}}}\n\n\
         /// The plain texts of the first language, a line each.\nconst PLAIN: &str = {:?};\n\n\
         /// The plural texts of the first language.\nconst PLURAL: &[&[(Selector, &str)]] = &[\n{forms}];\n\n\
         /// The hash of all keys.\nconst KEYS: u32 = {};\n",
        lines.join("\n"),
        hash(own())
    )
}

/// The method of a text. It takes the number of a plural text, and what fills the places in their order.
fn method(index: usize, text: &CatalogText) -> String {
    let CatalogText { name, .. } = text;
    let form = text.main();
    let places: Vec<_> = form.places.iter().filter(|place| !text.is_plural() || *place != COUNT).collect();
    let values: Vec<_> = places.iter().map(|place| format!("(\"{place}\", {place})")).collect();
    let values = values.join(", ");
    let count = text.is_plural().then(|| format!("{COUNT}: usize"));
    let parameters = count.into_iter().chain(places.iter().map(|place| format!("{place}: &str")));
    let parameters: String = parameters.map(|parameter| format!(", {parameter}")).collect();
    let (result, body) = if text.is_plural() {
        ("String", format!("counted({index}, {COUNT}, &[{values}])"))
    } else if is_in_method(text) {
        ("Text", format!("plain_or({index}, {:?})", form.text))
    } else if places.is_empty() {
        ("Text", format!("plain({index})"))
    } else {
        ("String", format!("filled({index}, &[{values}])"))
    };
    let about = form.text.replace('[', "\\[").replace(']', "\\]");
    format!("/// {about}\npub fn {name}(&self{parameters}) -> {result} {{ self.catalog.{body} }}\n")
}

/// Whether the first language's text is in its method, and not in the constant.
fn is_in_method(text: &CatalogText) -> bool {
    text.name.starts_with(GLOSSARY)
}

/// The forms of a plural text as a constant.
fn forms(text: &CatalogText) -> String {
    let mut code = String::from("&[");
    for form in &text.forms {
        let selector = match form.selector.expect("a plural text has selectors") {
            Selector::Exactly(number) => format!("Selector::Exactly({number})"),
            Selector::Category(category) => format!("Selector::Category(Category::{category:?})"),
        };
        write!(code, "({selector}, {:?}), ", form.text).expect("a string takes all");
    }
    code + "]"
}

/// The [`KeyHash`] of `texts`, as `Catalog::read` of the crate makes it.
fn hash<'a>(texts: impl Iterator<Item = &'a CatalogText>) -> u32 {
    let mut keys = KeyHash::default();
    for text in texts {
        let name = &text.name;
        match text.is_plural() {
            true => keys.add(&format!("{name}.{}", Category::Other.name())),
            false => keys.add(name),
        }
    }
    keys.finish()
}
