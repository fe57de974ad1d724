//! Texts of the interface in four languages, and the sentences made of them. No browser, no I/O.
//!
//! ```
//! use callmodel::Scenario;
//! use callmodel_words::{Language, Words};
//!
//! let run = Scenario::from_short("A B C", "delete B by A")?.play()?;
//! let english = Words::default();
//! assert_eq!(english.status(&run), "A deleted B: A and C receive EventPartyDeleted, B receives EventReleased");
//! assert_eq!(english.folded_events(1).as_deref(), Some("1 event is hidden"));
//! assert_eq!(Language::of_tag("de-AT"), Some(Language::German));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Flow
//! ```text
//! text/*.txt ─ build (CLDR) ─▶ a method per text of en.txt, a plural rule per language   when it is built
//! text/learn/*.txt: the same for the page Learn, as LearnWords
//! text/de.txt ─ Words::read ─▶ Words ─ run, comparison, error ─▶ sentence                when it runs
//! ```
//! English is compiled in; the page loads the file of another language when a reader chooses it.
//!
//! # Invariants
//! - **Every language is whole.** Each catalog has the same names in the same order, with the same places in braces;
//!   otherwise the build fails.
//! - **Plurals by CLDR.** Each plural text has exactly the forms that its language needs for integers, and the CLDR rule of
//!   the language chooses among them; otherwise the build fails. `build` reads the rules from `icu_plurals`, so only those of
//!   the languages in `text` are compiled in.
//! - **One build.** [`Words::read`] rejects a file whose keys are not those of this build.
//! - **The reference's words are not translated.** Names of events, attributes, values, functions and phases, and the
//!   reference's labels of requests, are in no catalog.
//!
//! # Catalogs
//! `name = text` is a text of one form. `name.one = text` and so on are the forms of a plural text, by category (zero, one,
//! two, few, many, other); `{count}` is its number. `other` is in every catalog, as CLDR demands. `name.1 = text` is for
//! the number 1 alone and precedes the category: Japanese has only `other`, but says some sentences without the number 1.
//! Spanish has `many` for multiples of a million (*1 000 000 de pasos*), so its catalog has that form too.

mod catalog;
mod difference;
mod entry;
mod errors;
mod glossary;
mod language;
mod learn_words;
mod names;
mod plural;
mod steps;
mod text;
mod why;
mod words;

pub use glossary::Term;
pub use language::Language;
pub use learn_words::LearnWords;
pub use names::{CONN_ID, PRODUCT, document_title, label_of, said, tab};
pub use text::Text;
pub use words::Words;
