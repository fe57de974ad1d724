//! The address of the page: a session as the fragment of a URL.

mod ask;
mod field;
mod fields;
mod pairs;
mod problems;
mod read;
mod restored;
mod slug;
mod unescape;
mod write;

pub use ask::ask;
pub use field::Field;
pub use pairs::pairs;
pub use read::read;
pub use restored::restored;
pub use unescape::unescape;
pub use write::{escape, write};
