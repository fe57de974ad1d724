use crate::cldr::PluralRule;
use crate::entry::{CatalogLine, TAG, lines};
use crate::plural::Selector;

/// The texts of a language.
pub(crate) struct Catalog {
    pub(crate) file: String,
    pub(crate) tag: String,
    pub(crate) rule: PluralRule,
    pub(crate) texts: Vec<CatalogText>,
}

/// A text: one form without a selector, or the forms of a plural text, the last one of the category *other*.
pub(crate) struct CatalogText {
    pub(crate) name: String,
    pub(crate) forms: Vec<Form>,
}

/// A line of the file.
pub(crate) struct Form {
    pub(crate) line: usize,
    pub(crate) selector: Option<Selector>,
    pub(crate) text: String,
    /// Names in braces in the order of their first occurrence.
    pub(crate) places: Vec<String>,
}

impl CatalogText {
    /// The form whose places are those of the text.
    pub(crate) fn main(&self) -> &Form {
        self.forms.last().expect("a text begins with its first form")
    }

    pub(crate) fn is_plural(&self) -> bool {
        self.main().selector.is_some()
    }
}

impl Catalog {
    /// Reads the catalog `content`, which begins with the tag of its language.
    ///
    /// # Errors
    /// A line cannot be read, or CLDR does not have the language.
    pub(crate) fn read(file: &str, content: &str) -> Result<Self, String> {
        let mut texts: Vec<CatalogText> = Vec::new();
        for (line, text) in lines(content) {
            let place = format!("{file}:{line}");
            let entry = CatalogLine::parse(text)
                .ok_or_else(|| format!("{place}: expected `name = text` or `name.selector = text`"))?;
            if entry.text != entry.text.trim() || entry.text.is_empty() {
                return Err(format!("{place}: a text has no blanks around it"));
            }
            let places = places(entry.text).ok_or_else(|| format!("{place}: a brace without its other half"))?;
            let form = Form { line, selector: entry.selector, text: entry.text.to_owned(), places };
            match texts.last_mut() {
                Some(text) if text.name == entry.name => text.forms.push(form),
                _ => texts.push(CatalogText { name: entry.name.to_owned(), forms: vec![form] }),
            }
        }
        if texts.first().is_none_or(|text| text.name != TAG) {
            return Err(format!("{file}: the first text is not `{TAG}`"));
        }
        let tag = texts.remove(0).main().text.clone();
        let rule = PluralRule::of(&tag).map_err(|error| format!("{file}: {error}"))?;
        Ok(Self { file: file.to_owned(), tag, rule, texts })
    }
}

/// The names in braces, each once; `None` if a brace is unpaired.
fn places(text: &str) -> Option<Vec<String>> {
    let mut places = Vec::new();
    let mut parts = text.split('{');
    if parts.next()?.contains('}') {
        return None;
    }
    for part in parts {
        let (place, rest) = part.split_once('}')?;
        if rest.contains('}') {
            return None;
        }
        if !places.iter().any(|other| other == place) {
            places.push(place.to_owned());
        }
    }
    Some(places)
}
