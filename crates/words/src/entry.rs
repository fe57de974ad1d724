//! Lines of a catalog. `build` reads catalogs with this file, too.

use std::hash::Hasher as _;

use hash32::{FnvHasher, Hasher as _};

use crate::plural::Selector;

/// Key of a catalog's first text, which is the tag of its language (BCP 47).
pub(crate) const TAG: &str = "tag";

/// Prefix of the keys that web/start.js and the element's script read. The module skips them.
pub(crate) const SCRIPT: &str = "script_";

/// A line of a catalog: `name = text`, or `name.selector = text` for a form of a plural text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CatalogLine<'a> {
    pub(crate) key: &'a str,
    pub(crate) name: &'a str,
    pub(crate) selector: Option<Selector>,
    pub(crate) text: &'a str,
}

impl<'a> CatalogLine<'a> {
    /// Parses a line that is neither empty nor a comment.
    pub(crate) fn parse(line: &'a str) -> Option<Self> {
        let (key, text) = line.split_once(" = ")?;
        let (name, selector) = match key.split_once('.') {
            None => (key, None),
            Some((name, selector)) => (name, Some(Selector::parse(selector)?)),
        };
        Some(Self { key, name, selector, text })
    }
}

/// The lines of `file` with their numbers, without empty ones and comments.
pub(crate) fn lines(file: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(file.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The hash of the keys that all languages have (FNV-1a): those of texts of one form, and of the last form of plural texts.
#[derive(Default)]
pub(crate) struct KeyHash(FnvHasher);

impl KeyHash {
    pub(crate) fn add(&mut self, key: &str) {
        self.0.write(key.as_bytes());
        self.0.write(b"\n");
    }

    pub(crate) fn finish(&self) -> u32 {
        self.0.finish32()
    }
}
