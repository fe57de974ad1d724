/// The mark of an attribute that T-Server may leave out.
pub(crate) const OPTIONAL: &str = "OPT";

/// The mark of note *a*.
const NOTE_A: &str = "a";

/// One thing that a table says, and where.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) party: String,
    pub(crate) event: String,
    pub(crate) attribute: String,
    value: String,
    marks: Vec<String>,
}

impl Cell {
    pub(crate) fn new(party: &str, event: &str, attribute: &str, value: impl Into<String>) -> Self {
        Self {
            party: party.to_owned(),
            event: event.to_owned(),
            attribute: attribute.to_owned(),
            value: value.into(),
            marks: Vec::new(),
        }
    }

    pub(crate) fn marked(self, marks: impl IntoIterator<Item = String>) -> Self {
        Self { marks: marks.into_iter().collect(), ..self }
    }

    /// Who is told it, in which event, and of what: no two cells of a table have the same.
    pub(crate) fn place(&self) -> [&str; 3] {
        [&self.party, &self.event, &self.attribute]
    }

    /// The value and its marks, as the reference writes them.
    pub(crate) fn text(&self) -> String {
        let mut text = self.value.clone();
        for mark in &self.marks {
            text.push_str(if mark == OPTIONAL { " *" } else { " " });
            text.push_str(mark);
        }
        text
    }

    /// Whether `model` says what this cell of the reference asks for. Note *a* leaves two values open; of a conference of
    /// three, two parties remain, so it is the first.
    pub(crate) fn expects(&self, model: &Self) -> bool {
        let has_note_a = self.marks.iter().any(|mark| mark == NOTE_A);
        let first = self.value.strip_suffix("/Conferenced").filter(|_| has_note_a);
        model.value == first.unwrap_or(&self.value) && model.marks == self.marks
    }
}

/// What a table says of the call and of the request, which is no event, under the names that the file has for it. Both sides
/// say it here, in one order.
pub(crate) struct Frame<'a> {
    pub(crate) parties: Vec<&'a str>,
    pub(crate) before: &'a str,
    pub(crate) by: &'a str,
    pub(crate) label: &'a str,
    pub(crate) function: &'a str,
    pub(crate) after: &'a str,
}

impl Frame<'_> {
    /// The cells of the table, `events` among them.
    pub(crate) fn around(&self, events: impl IntoIterator<Item = Cell>) -> Vec<Cell> {
        let mut cells = vec![
            Cell::new("", "", "parties", self.parties.join(", ")),
            Cell::new("", "", "before", self.before),
            Cell::new(self.by, "request", "label", self.label),
            Cell::new(self.by, "request", "function", self.function),
        ];
        cells.extend(events);
        cells.push(Cell::new("", "", "after", self.after));
        cells
    }
}
