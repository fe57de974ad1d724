#[cfg(test)]
mod tests;

use std::num::{NonZeroU32, NonZeroU64};

use crate::blocks::{BLOCK, Blocks, Number};
use crate::{DnId, Layout, Name, Record};

/// The records of one leg in order, packed: some twenty bytes each instead of 112. Open calls wait in this form for their end.
///
/// A record is a byte for its name and its layout, two bytes with a bit for each value that it may have, and the values. A number
/// takes a byte for each seven of its bits (LEB128). Places, times and sequence numbers are differences from those before.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Packed {
    state: State,
    /// The first and the last block.
    head: Number,
    tail: Number,
}

/// The bytes so far, and the values of their last record, from which those of the next one differ little.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    line: u64,
    /// The first byte after the record.
    end: u64,
    /// The latest time.
    time: i64,
    sequence: u64,
    file: u32,
    /// The number of bytes.
    size: u32,
}

/// More than the bytes of any record: five numbers of 64 bits have at most ten bytes each, seven of 32 bits five, six shorter ones
/// three, and three bytes are before them.
const MOST: usize = 128;

/// The bytes that are read at once.
const WORD: usize = 8;

/// The bytes of a short record, by which the number of records is estimated.
const USUAL: usize = 18;

/// The bit of each value that a record may have.
mod has {
    pub(super) const FILE: u16 = 1;
    pub(super) const TIME: u16 = 1 << 1;
    pub(super) const CONN_ID: u16 = 1 << 2;
    pub(super) const PREVIOUS: u16 = 1 << 3;
    pub(super) const SEQUENCE: u16 = 1 << 4;
    pub(super) const REFERENCE: u16 = 1 << 5;
    pub(super) const THIS_DN: u16 = 1 << 6;
    pub(super) const OTHER_DN: u16 = 1 << 7;
    pub(super) const THIRD_DN: u16 = 1 << 8;
    pub(super) const THIS_QUEUE: u16 = 1 << 9;
    pub(super) const THIS_ROLE: u16 = 1 << 10;
    pub(super) const OTHER_ROLE: u16 = 1 << 11;
    pub(super) const THIRD_ROLE: u16 = 1 << 12;
    pub(super) const CALL_STATE: u16 = 1 << 13;
    pub(super) const RELEASING: u16 = 1 << 14;
    pub(super) const IS_LAST: u16 = 1 << 15;
}

impl State {
    /// The same before the first record of another file, in which lines and bytes are counted anew.
    fn in_file(self, file: u32) -> Self {
        Self { file, line: 0, end: 0, ..self }
    }

    /// The latest time after a record with this one.
    fn latest(self, time: Option<i64>) -> i64 {
        time.map_or(self.time, |time| self.time.max(time))
    }
}

impl Packed {
    /// Adds a record of the leg with this ConnID.
    pub(crate) fn push(&mut self, record: &Record, conn_id: u64, blocks: &mut Blocks) {
        // A leg of four gigabytes takes no more records.
        if self.state.size > u32::MAX - MOST as u32 {
            return;
        }
        let before = &mut self.state;
        let mut writer = Writer { bytes: [0; MOST], length: 3, has: 0 };
        let has_file = record.file != before.file;
        writer.add(has::FILE, has_file.then_some(u64::from(record.file)));
        if has_file {
            *before = before.in_file(record.file);
        }
        writer.number(difference(record.line, before.line));
        writer.number(difference(record.offset, before.end));
        writer.number(u64::from(record.length));
        before.line = record.line;
        before.end = record.offset.wrapping_add(u64::from(record.length));
        writer.add(has::TIME, record.time.map(|time| zigzag(time.wrapping_sub(before.time))));
        before.time = before.latest(record.time);
        writer.add(has::SEQUENCE, record.sequence().map(|sequence| difference(sequence, before.sequence)));
        before.sequence = record.sequence().unwrap_or(before.sequence);
        writer.add(has::PREVIOUS, record.previous().map(|previous| difference(previous, conn_id)));
        writer.add(has::REFERENCE, record.reference().map(u64::from));
        writer.add(has::THIS_DN, record.this_dn.map(number));
        writer.add(has::OTHER_DN, record.other_dn.map(number));
        writer.add(has::THIRD_DN, record.third_dn.map(number));
        writer.add(has::THIS_QUEUE, record.this_queue.map(number));
        writer.add(has::THIS_ROLE, record.this_role.map(u64::from));
        writer.add(has::OTHER_ROLE, record.other_role.map(u64::from));
        writer.add(has::THIRD_ROLE, record.third_role.map(u64::from));
        writer.add(has::CALL_STATE, record.call_state.map(u64::from));
        writer.add(has::RELEASING, record.releasing.map(u64::from));
        writer.has |= if record.conn_id.is_some() { has::CONN_ID } else { 0 };
        writer.has |= if record.is_last { has::IS_LAST } else { 0 };
        let [low, high] = writer.has.to_le_bytes();
        [writer.bytes[0], writer.bytes[1], writer.bytes[2]] = [kind(record), low, high];
        self.write(&writer.bytes[..writer.length], blocks);
    }

    /// Adds bytes to the last block, and to further ones.
    fn write(&mut self, mut bytes: &[u8], blocks: &mut Blocks) {
        while !bytes.is_empty() {
            let at = self.state.size as usize % BLOCK;
            if at == 0 {
                let block = blocks.take();
                match self.tail {
                    0 => self.head = block,
                    tail => blocks.link(tail, block),
                }
                self.tail = block;
            }
            let (now, rest) = bytes.split_at(bytes.len().min(BLOCK - at));
            blocks.write(self.tail, at, now);
            self.state.size += now.len() as u32;
            bytes = rest;
        }
    }

    /// Adds the records to `records`. They are those of the leg with this ConnID.
    pub(crate) fn unpack(&self, conn_id: u64, blocks: &Blocks, records: &mut Vec<Record>) {
        records.reserve(self.state.size as usize / USUAL + 1);
        let bytes = self.bytes(blocks, Number::MAX);
        let mut reader = Reader { bytes: &bytes, at: 0, state: State::default() };
        while reader.at < self.state.size as usize {
            records.push(reader.record(conn_id));
        }
    }

    /// The first record.
    pub(crate) fn first(&self, conn_id: u64, blocks: &Blocks) -> Option<Record> {
        let bytes = self.bytes(blocks, MOST as u32);
        let mut reader = Reader { bytes: &bytes, at: 0, state: State::default() };
        (!self.is_empty()).then(|| reader.record(conn_id))
    }

    /// The first bytes, some at least, in one piece. After them are zeros, so that eight can be read at each place.
    fn bytes(&self, blocks: &Blocks, most: u32) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.state.size.min(most) as usize + BLOCK + WORD);
        let mut next = self.head;
        while bytes.len() < self.state.size.min(most) as usize
            && let Some((block, after)) = blocks.read(next)
        {
            bytes.extend_from_slice(block);
            next = after;
        }
        bytes.extend_from_slice(&[0; WORD]);
        bytes
    }

    /// Gives the memory of the records back.
    pub(crate) fn free(self, blocks: &mut Blocks) {
        if self.tail != 0 {
            blocks.free(self.head, self.tail);
        }
    }

    /// Whether there are no records.
    pub(crate) fn is_empty(&self) -> bool {
        self.state.size == 0
    }

    /// The latest time of a record.
    pub(crate) fn time(&self) -> i64 {
        self.state.time
    }

    /// The sequence number of the last record that has one.
    pub(crate) fn sequence(&self) -> u64 {
        self.state.sequence
    }
}

/// The names and layouts in one byte: there are fewer than 32 names and than eight layouts.
fn kind(record: &Record) -> u8 {
    record.name as u8 | (record.layout as u8) << 5
}

const _: () = assert!(Name::ALL.len() <= 32 && Layout::ALL.len() <= 8);

/// The difference of two numbers, small for numbers that are near each other.
fn difference(number: u64, before: u64) -> u64 {
    zigzag(number.wrapping_sub(before).cast_signed())
}

fn number(dn: DnId) -> u64 {
    dn.place() as u64
}

/// 0, −1, 1, −2 … as 0, 1, 2, 3 …
fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

/// Writes one record.
struct Writer {
    bytes: [u8; MOST],
    length: usize,
    has: u16,
}

impl Writer {
    #[inline]
    fn add(&mut self, bit: u16, value: Option<u64>) {
        if let Some(value) = value {
            self.has |= bit;
            self.number(value);
        }
    }

    #[inline]
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.byte(number as u8 | 0x80);
            number >>= 7;
        }
        self.byte(number as u8);
    }

    #[inline]
    fn byte(&mut self, byte: u8) {
        self.bytes[self.length] = byte;
        self.length += 1;
    }
}

/// Reads what a [`Writer`] wrote.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    state: State,
}

impl Reader<'_> {
    fn record(&mut self, conn_id: u64) -> Record {
        let [kind, low, high, ..] = self.word().to_le_bytes();
        let has = u16::from_le_bytes([low, high]);
        self.at += 3;
        if has & has::FILE != 0 {
            let file = self.number() as u32;
            self.state = self.state.in_file(file);
        }
        let before = self.state;
        let line = before.line.wrapping_add_signed(unzigzag(self.number()));
        let offset = before.end.wrapping_add_signed(unzigzag(self.number()));
        let length = self.number() as u32;
        self.state.line = line;
        self.state.end = offset.wrapping_add(u64::from(length));
        let time = self.value(has, has::TIME).map(|time| before.time.wrapping_add(unzigzag(time)));
        self.state.time = before.latest(time);
        let sequence =
            self.value(has, has::SEQUENCE).map(|sequence| before.sequence.wrapping_add_signed(unzigzag(sequence)));
        self.state.sequence = sequence.unwrap_or(before.sequence);
        let previous = self.value(has, has::PREVIOUS).map(|previous| conn_id.wrapping_add_signed(unzigzag(previous)));
        Record {
            line,
            offset,
            time,
            sequence: sequence.and_then(NonZeroU64::new),
            conn_id: NonZeroU64::new(conn_id).filter(|_| has & has::CONN_ID != 0),
            previous: previous.and_then(NonZeroU64::new),
            reference: self.value(has, has::REFERENCE).and_then(|reference| NonZeroU32::new(reference as u32)),
            file: self.state.file,
            length,
            this_dn: self.dn(has, has::THIS_DN),
            other_dn: self.dn(has, has::OTHER_DN),
            third_dn: self.dn(has, has::THIRD_DN),
            this_queue: self.dn(has, has::THIS_QUEUE),
            this_role: self.value(has, has::THIS_ROLE).map(|role| role as u16),
            other_role: self.value(has, has::OTHER_ROLE).map(|role| role as u16),
            third_role: self.value(has, has::THIRD_ROLE).map(|role| role as u16),
            call_state: self.value(has, has::CALL_STATE).map(|state| state as u16),
            releasing: self.value(has, has::RELEASING).map(|releasing| releasing as u8),
            name: Name::ALL[usize::from(kind & 31) % Name::ALL.len()],
            layout: Layout::ALL[usize::from(kind >> 5) % Layout::ALL.len()],
            is_last: has & has::IS_LAST != 0,
        }
    }

    #[inline]
    fn dn(&mut self, has: u16, bit: u16) -> Option<DnId> {
        self.value(has, bit).map(|place| DnId::at(place as usize))
    }

    #[inline]
    fn value(&mut self, has: u16, bit: u16) -> Option<u64> {
        (has & bit != 0).then(|| self.number())
    }

    #[inline]
    fn number(&mut self) -> u64 {
        let word = self.word();
        if word & 0x80 == 0 {
            self.at += 1;
            return word & 0x7F;
        }
        match !word & (u64::MAX / 0xFF * 0x80) {
            0 => self.long_number(),
            ends => {
                // The last byte is the first one without the bit for more.
                let length = ends.trailing_zeros() / 8 + 1;
                self.at += length as usize;
                joined(word << (64 - 8 * length) >> (64 - 8 * length))
            }
        }
    }

    /// A number of more than eight bytes.
    fn long_number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        while let Some(byte) = self.bytes.get(self.at) {
            number |= u64::from(byte & 0x7F).wrapping_shl(shift);
            (self.at, shift) = (self.at + 1, shift + 7);
            if *byte < 0x80 {
                break;
            }
        }
        number
    }

    /// The next eight bytes.
    #[inline]
    fn word(&self) -> u64 {
        let rest = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk::<WORD>());
        rest.map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }
}

/// The low seven bits of each byte, joined.
#[inline]
fn joined(word: u64) -> u64 {
    let pairs = (word & 0x007F_007F_007F_007F) | ((word & 0x7F00_7F00_7F00_7F00) >> 1);
    let fours = (pairs & 0x0000_3FFF_0000_3FFF) | ((pairs & 0x3FFF_0000_3FFF_0000) >> 2);
    (fours & 0x0FFF_FFFF) | ((fours & 0x0FFF_FFFF_0000_0000) >> 4)
}
