use callmodel_trace::{Checked, Checker, FileReader, Keep};

/// What is kept of a call that is checked.
pub(crate) type Keeps<'a> = dyn Fn(&Checked) -> Keep + Sync + 'a;

/// Keeps all that was found in a call.
pub(crate) fn keep_all(_: &Checked) -> Keep {
    Keep::Call
}

/// Checks the calls that have ended, while a log is read.
pub(crate) struct Settling<'a> {
    checker: Checker,
    keeps: &'a Keeps<'a>,
}

impl<'a> Settling<'a> {
    pub(crate) fn new(keeps: &'a Keeps<'a>) -> Self {
        Self { checker: Checker::default(), keeps }
    }

    /// Settles the calls of what was read, when that is much.
    pub(crate) fn settle(&mut self, reader: &mut FileReader) {
        if reader.is_due() {
            reader.settle(&mut self.checker, self.keeps);
        }
    }
}
