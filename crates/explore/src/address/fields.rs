use super::field::Field;
use super::pairs::pairs;
use super::problems::Problems;
use super::unescape::unescape;
use crate::notice::Notice;

/// The values of an address, decoded: one per [`Field`], in the order of [`Field::ALL`].
#[derive(Debug, Default)]
pub(super) struct Fields([Option<String>; Field::ALL.len()]);

impl Fields {
    /// Reads the query of a fragment.
    pub(super) fn read(query: &str, problems: &mut Problems) -> Self {
        let mut fields = Self::default();
        for pair in pairs(query) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let Some(field) = Field::named(name) else {
                // There may be very many. The names of those that are only counted are not kept.
                let name = if problems.is_full() { String::new() } else { name.to_owned() };
                problems.add(Notice::Field { name });
                continue;
            };
            if query.ends_with(pair) && is_cut(field, value) {
                problems.add(Notice::Cut { name: field.name() });
            }
            let Some(value) = unescape(value) else {
                problems.add(Notice::Encoding { name: name.to_owned() });
                continue;
            };
            match &mut fields.0[field as usize] {
                Some(_) => problems.add(Notice::Twice { name: field.name() }),
                empty => *empty = Some(value),
            }
        }
        fields
    }

    /// The value of a field.
    pub(super) fn get(&self, field: Field) -> Option<&str> {
        self.0[field as usize].as_deref()
    }

    /// The parts between the commas of a field, without empty ones.
    pub(super) fn listed(&self, field: Field) -> impl Iterator<Item = &str> {
        self.get(field).into_iter().flat_map(|text| text.split(',').filter(|part| !part.is_empty()))
    }
}

/// Whether the last value of an address ends where none ends that was [written](super::write): within a percent escape, or
/// before another party.
fn is_cut(field: Field, value: &str) -> bool {
    let after_percent = value.len() - value.rfind('%').unwrap_or(0);
    (value.contains('%') && after_percent < "%XX".len()) || (field == Field::Parties && value.ends_with('+'))
}
