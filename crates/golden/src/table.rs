use std::borrow::Cow;

/// CellText of a table: static in the reference's tables, owned where the model or a file says it.
pub(crate) type CellText = Cow<'static, str>;

/// The table of a phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The heading in the reference, such as `Release Phase`.
    pub title: CellText,
    /// The cells, in the reference's order.
    pub cells: Cow<'static, [Cell]>,
}

/// One statement of a table and its place. No two cells of a table have the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The receiver of the event, or the requester; empty for the call.
    pub party: CellText,
    /// The event, or `request`; empty for the call.
    pub event: CellText,
    /// The attribute, such as `ThirdPartyDN`; for call and request the key in the file, such as `before` and `label`.
    pub attribute: CellText,
    /// The value and its marks, as the reference prints them: `B *OPT`, `OK/Conferenced a`.
    pub text: CellText,
}

impl Cell {
    pub(crate) fn new(
        party: impl Into<CellText>,
        event: impl Into<CellText>,
        attribute: impl Into<CellText>,
        text: impl Into<CellText>,
    ) -> Self {
        Self { party: party.into(), event: event.into(), attribute: attribute.into(), text: text.into() }
    }
}

/// Call and request of a table, which frame its events. Reference and model share this order of cells.
pub(crate) struct Frame {
    pub(crate) parties: String,
    pub(crate) before: CellText,
    pub(crate) by: CellText,
    pub(crate) label: CellText,
    pub(crate) function: CellText,
    pub(crate) after: CellText,
}

impl Frame {
    /// All cells of the table, `events` among them.
    pub(crate) fn around(self, events: impl IntoIterator<Item = Cell>) -> Vec<Cell> {
        let mut cells = vec![
            Cell::new("", "", "parties", self.parties),
            Cell::new("", "", "before", self.before),
            Cell::new(self.by.clone(), "request", "label", self.label),
            Cell::new(self.by, "request", "function", self.function),
        ];
        cells.extend(events);
        cells.push(Cell::new("", "", "after", self.after));
        cells
    }
}

/// `value` with its `marks`, as the reference prints them.
pub(crate) fn marked<'a>(value: &str, marks: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = value.to_owned();
    for mark in marks {
        text.push_str(if mark == OPTIONAL { " *" } else { " " });
        text.push_str(mark);
    }
    text
}

/// The mark of an attribute that T-Server may leave out.
pub(crate) const OPTIONAL: &str = "OPT";
