use crate::needed::Needed;

/// The values of a message as they are written, by attribute, until the message ends. Then they are read in one order: at each line
/// of a message, whose attributes come in any order, the processor would have to guess which one it reads.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pending {
    /// A bit for each attribute.
    has: u16,
    /// The values, each with what follows it in the log.
    texts: [[u8; MOST]; KINDS],
    lengths: [u8; KINDS],
}

/// The number of attributes that are told apart, with that of all others.
const KINDS: usize = Needed::ALL.len() + 1;

/// The bytes of the longest value that is kept.
const MOST: usize = 32;

impl Pending {
    /// Adds the value that is at a place of a line as servers write it. `None` for a value that has to be looked at more closely:
    /// it is long, the end of the log is near, something is around it, or the message has the attribute twice. `rest` begins
    /// with the line and may have more bytes after it.
    #[inline(always)]
    pub(crate) fn add(&mut self, needed: Needed, line: &[u8], rest: &[u8], place: usize) -> Option<()> {
        let bytes: &[u8; MOST] = rest.get(place..)?.first_chunk()?;
        let end = line.len() - usize::from(line.last() == Some(&b'\r'));
        let length = end.checked_sub(place)?;
        let last = *line.get(end.checked_sub(1)?)?;
        let is_bare = is_bare(bytes[0], last) & (length != 0) & (length <= MOST);
        // One branch, which is hardly ever taken: another attribute than those that are needed has no bit.
        let bit = needed.bit();
        let refused = if is_bare { self.has } else { u16::MAX };
        if refused & bit != 0 {
            return None;
        }
        self.has |= bit;
        self.texts[needed as usize] = *bytes;
        self.lengths[needed as usize] = length as u8;
        Some(())
    }

    /// Adds a value that was looked at. `None` when it is long, or the message has the attribute twice.
    pub(crate) fn add_value(&mut self, needed: Needed, value: &[u8]) -> Option<()> {
        let text = self.texts[needed as usize].get_mut(..value.len()).filter(|_| self.has & needed.bit() == 0)?;
        text.copy_from_slice(value);
        self.has |= needed.bit();
        self.lengths[needed as usize] = value.len() as u8;
        Some(())
    }

    /// Drops all values.
    pub(crate) fn clear(&mut self) {
        self.has = 0;
    }

    /// Passes the values on, and drops them.
    #[inline]
    pub(crate) fn take(&mut self, mut read: impl FnMut(Needed, &[u8])) {
        let has = std::mem::take(&mut self.has);
        for (needed, _) in Needed::ALL {
            if has & needed.bit() != 0 {
                let length = usize::from(self.lengths[needed as usize]);
                read(needed, &self.texts[needed as usize][..length]);
            }
        }
    }
}

/// Whether a value has nothing around it, by its first and its last byte. Of text that was pasted, tags and blanks follow; a type,
/// or a dump, begins with a bracket.
#[inline(always)]
fn is_bare(first: u8, last: u8) -> bool {
    (first > b' ') & (first != b'[') & (first != b'=') & (last > b' ') & (last != b'>')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Adds the attribute of a line, after which the log goes on.
    fn add(pending: &mut Pending, line: &str) -> bool {
        let rest = format!("{line}\n\tAttributeThisDN\t'1001'\n\tAttributeOtherDN\t'1002'\n");
        let (needed, place) = Needed::in_line(line.as_bytes(), rest.as_bytes()).unwrap();
        pending.add(needed, line.as_bytes(), rest.as_bytes(), place).is_some()
    }

    fn taken(pending: &mut Pending) -> Vec<(Needed, String)> {
        let mut values = Vec::new();
        pending.take(|needed, value| values.push((needed, String::from_utf8_lossy(value).into_owned())));
        values
    }

    #[test]
    fn values_are_read_once_in_one_order() {
        let mut pending = Pending::default();
        for line in ["\tAttributeConnID\t00a1\r", "\tAttributeCallType\t2", "\tAttributeThisDN\t'7'"] {
            assert!(add(&mut pending, line), "{line}");
        }
        let expected = [(Needed::ThisDn, "'7'".to_owned()), (Needed::ConnId, "00a1".to_owned())];
        assert_eq!((taken(&mut pending), taken(&mut pending)), (expected.into(), Vec::new()));
    }

    #[test]
    fn values_that_are_not_plain_are_looked_at_more_closely() {
        let mut pending = Pending::default();
        assert!(add(&mut pending, "\tAttributeThisDN\t'7'"));
        let long = format!("\tAttributeOtherDN\t'{}'", "7".repeat(MOST));
        for line in [
            "\tAttributeThisDN\t'8'",
            "\tAttributeConnID\t",
            "\tAttributeConnID\t[16] 0",
            "\tAttributeConnID\t1 ",
            &long,
        ] {
            assert!(!add(&mut pending, line), "{line}");
        }
        assert_eq!(taken(&mut pending).len(), 1);
    }
}
