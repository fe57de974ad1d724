//! File formats and texts of runs: figure → bytes.
//!
//! ```
//! use callmodel::Scenario;
//! use callmodel_forms::{Form, Options};
//!
//! let run = Scenario::from_short("A B C", "delete B by A")?.play()?;
//! assert!(Form::Svg.write(&run, &Options::default()).starts_with("<svg"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Form`] lists the text forms and writes each; [`Format`] adds the bitmap, which a program draws from the SVG.
//! [`Tag`] is the element `<call-model>` with its static figure. The written forms of a comparison are [`comparison`].
//!
//! # Invariants
//! - **One list of forms.** Menus and options are made from [`Format::all`].
//! - **A form is a function.** The same run and [`Options`] give the same bytes.

mod aligned;
pub mod comparison;
mod controls;
mod facts;
mod file_name;
mod form;
mod format;
mod room;
mod table;
mod tag;
mod view;

pub use callmodel_ladder::Colours;
pub use controls::Controls;
pub use facts::Facts;
pub use file_name::file_name;
pub use form::csv::record as csv_record;
pub use form::mermaid::MOST_OF_MERMAID;
pub use form::{Form, MOST_CHARACTERS, Options, TooLarge};
pub use format::{DOTS, Format};
pub use table::text as table_text;
pub use tag::Tag;
pub use view::View;
