//! What is shown of a run of the call model.

mod reference_table;

pub use reference_table::ReferenceTable;
