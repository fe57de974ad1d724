//! The attributes that the check needs, found in a line as servers write it.

use crate::alphanumeric::leading_alphanumerics;

/// The start of the line of an attribute, as servers write it.
pub(crate) const PREFIX: &[u8] = b"\tAttribute";

/// An attribute that the check needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needed {
    ThisDn,
    ThisDnRole,
    OtherDn,
    OtherDnRole,
    ConnId,
    CallState,
    EventSequenceNumber,
    ThirdPartyDn,
    ThirdPartyDnRole,
    TimeInSecs,
    ReferenceId,
    ThisQueue,
    PreviousConnId,
    /// Another attribute, which is not needed.
    Other,
}

impl Needed {
    /// The needed ones with their names, in the order in which they are declared.
    pub(crate) const ALL: [(Self, &[u8]); 13] = [
        (Self::ThisDn, b"ThisDN"),
        (Self::ThisDnRole, b"ThisDNRole"),
        (Self::OtherDn, b"OtherDN"),
        (Self::OtherDnRole, b"OtherDNRole"),
        (Self::ConnId, b"ConnID"),
        (Self::CallState, b"CallState"),
        (Self::EventSequenceNumber, b"EventSequenceNumber"),
        (Self::ThirdPartyDn, b"ThirdPartyDN"),
        (Self::ThirdPartyDnRole, b"ThirdPartyDNRole"),
        (Self::TimeInSecs, b"TimeinSecs"),
        (Self::ReferenceId, b"ReferenceID"),
        (Self::ThisQueue, b"ThisQueue"),
        (Self::PreviousConnId, b"PreviousConnID"),
    ];

    /// The bit of the attribute in a set of those that are needed. None for another.
    pub(crate) fn bit(self) -> u16 {
        (1 << self as u16) & !(1 << Self::Other as u16)
    }

    /// The attribute with this name.
    pub(crate) fn of(name: &[u8]) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(needed, _)| *needed)
    }

    /// Usual names of other attributes, which are skipped as quickly.
    const NOT: [&[u8]; 5] = [b"TimeinuSecs", b"CallID", b"CallType", b"CallUUID", b"AgentID"];

    /// The attribute in the line of a server, and the place of its value in the line if it is needed. `None` for a line that has to
    /// be looked at more closely.
    ///
    /// `rest` begins with the line and may have more bytes after it, which are compared eight at once.
    #[inline(always)]
    pub(crate) fn in_line(line: &[u8], rest: &[u8]) -> Option<(Self, usize)> {
        if !line.starts_with(PREFIX) {
            return None;
        }
        let start = word(rest, PREFIX.len())? & START;
        let slot = &SLOTS[place(start, FACTOR)];
        if slot.start == start {
            for name in &slot.names {
                if name.value <= line.len() && word(rest, name.value - 8) == Some(name.end) {
                    return Some((name.needed, name.value));
                }
            }
        }
        let name = &line[PREFIX.len()..];
        let length = leading_alphanumerics(&rest[PREFIX.len()..]);
        let is_other = name.get(length) == Some(&b'\t') && length > 0 && name[..length] != *b"Extensions";
        is_other.then_some((Self::Other, 0))
    }
}

/// The eight bytes at a place as a number.
#[inline]
fn word(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|chunk| u64::from_le_bytes(*chunk))
}

/// The bits of the first seven bytes, which the shortest name with its tab has.
const START: u64 = u64::MAX >> 8;

/// The names that begin with the same seven bytes.
#[derive(Clone, Copy)]
struct Slot {
    /// These bytes.
    start: u64,
    names: [Named; 2],
}

/// A name in a line.
#[derive(Clone, Copy)]
struct Named {
    needed: Needed,
    /// The last eight bytes of the prefix, the name and the tab.
    end: u64,
    /// The place of the value.
    value: usize,
}

/// No name: no line has this many bytes.
const NOTHING: Named = Named { needed: Needed::Other, end: 0, value: usize::MAX };

/// The number of slots is 2 to the power of this.
const BITS: u32 = 5;

/// The factor by which each start gets a slot of its own (perfect hash), found while this is compiled.
const FACTOR: u64 = {
    let mut factor = 0x9E37_79B9_7F4A_7C15;
    while slots(factor).is_none() {
        factor += 2;
    }
    factor
};

/// The table of names.
static SLOTS: [Slot; 1 << BITS] = slots(FACTOR).expect("FACTOR is one for which there are slots");

#[inline]
const fn place(start: u64, factor: u64) -> usize {
    (start.wrapping_mul(factor) >> (u64::BITS - BITS)) as usize
}

/// The table for a factor. `None` when two starts have the same slot.
const fn slots(factor: u64) -> Option<[Slot; 1 << BITS]> {
    let mut slots = [Slot { start: 0, names: [NOTHING; 2] }; 1 << BITS];
    let mut at = 0;
    while at < Needed::ALL.len() + Needed::NOT.len() {
        let (needed, name) = match at.checked_sub(Needed::ALL.len()) {
            None => Needed::ALL[at],
            Some(at) => (Needed::Other, Needed::NOT[at]),
        };
        let start = in_line(name, PREFIX.len()) & START;
        let value = PREFIX.len() + name.len() + 1;
        let named = Named { needed, end: in_line(name, value - 8), value };
        let slot = &mut slots[place(start, factor)];
        if slot.start == 0 {
            *slot = Slot { start, names: [named, NOTHING] };
        } else if slot.start == start {
            slot.names[1] = named;
        } else {
            return None;
        }
        at += 1;
    }
    Some(slots)
}

/// The eight bytes at a place of the line of an attribute: the prefix, the name and a tab.
const fn in_line(name: &[u8], at: usize) -> u64 {
    let mut word = 0;
    let mut byte = 0;
    while byte < 8 {
        let place = at + byte;
        let value = if place < PREFIX.len() {
            PREFIX[place]
        } else if place < PREFIX.len() + name.len() {
            name[place - PREFIX.len()]
        } else {
            b'\t'
        };
        word |= (value as u64) << (8 * byte);
        byte += 1;
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Option<(Needed, &str)> {
        // Bytes of the next line must not be read as those of this one.
        let rest = format!("{line}\n\tAttributeThisDN\t'1001'\n");
        let found = Needed::in_line(line.as_bytes(), rest.as_bytes());
        let alone = Needed::in_line(line.as_bytes(), line.as_bytes());
        assert!(alone == found || alone.is_none(), "{line}");
        found.map(|(needed, value)| (needed, if needed == Needed::Other { "" } else { &line[value..] }))
    }

    #[test]
    fn each_needed_name_is_found_with_its_value() {
        for (needed, name) in Needed::ALL {
            let name = std::str::from_utf8(name).unwrap();
            assert_eq!(Needed::of(name.as_bytes()), Some(needed));
            for value in ["7", "'1001'", "00a1000000000001", ""] {
                assert_eq!(found(&format!("\tAttribute{name}\t{value}")), Some((needed, value)), "{name}");
            }
        }
    }

    #[test]
    fn other_names_are_not_needed() {
        for name in
            ["CallID", "CallUUID", "CallIDs", "ThisDNs", "OtherDNRoles", "AgentID", "ThisTrunk", "TimeinuSecs", "DNIS"]
        {
            assert_eq!(found(&format!("\tAttribute{name}\t'5'")), Some((Needed::Other, "")), "{name}");
        }
    }

    #[test]
    fn lines_in_other_forms_are_looked_at_more_closely() {
        for line in [
            "\tAttributeThisDN '1001'",
            "\tAttributeThisDN",
            "\tAttributeConnID00a1",
            "\tAttribute",
            "",
            "AttributeThisDN\t'1'",
        ] {
            assert_eq!(found(line), None, "{line}");
        }
        for (_, name) in Needed::ALL {
            let name = std::str::from_utf8(name).unwrap();
            assert_eq!(found(&format!("\tAttribute{name} [str] = \"1\"")), None, "{name}");
        }
        assert_eq!(found("\tAttributeExtensions\t[40] 00 01"), None);
    }
}
