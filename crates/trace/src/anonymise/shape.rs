use super::tokens::CONN_ID;

/// First characters of the groups of characters beyond ASCII that stay among themselves: scripts, and what is left between
/// them. All begin at a multiple of 64, where the last byte of UTF-8 begins anew. The last is the end.
const GROUPS: [u32; 31] = [
    0x80, 0xC0, 0x240, 0x380, 0x400, 0x540, 0x580, 0x600, 0x700, 0x800, 0x900, 0x1000, 0x10C0, 0x1E00, 0x1F00, 0x2000,
    0x2440, 0x3040, 0x3100, 0x3400, 0x4E00, 0xA000, 0xAC00, 0xD800, 0xE000, 0xF900, 0x1_0000, 0x1_F300, 0x1_FB00,
    0x2_0000, 0x11_0000,
];

/// Characters of a block, which have the same UTF-8 but for the last byte.
const BLOCK: u32 = 64;

/// What may stand at a place of an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// One of `count` bytes, from `first` on.
    Byte { first: u8, count: u32 },
    /// A character of one of `blocks`, from that of `first` on.
    Character { first: u32, blocks: u32 },
}

impl Place {
    /// The place of a byte, and its number there.
    fn of_byte(at: usize, byte: u8, letters: u32) -> (Self, [u32; 2]) {
        let (first, count) = match byte {
            // A number of JSON has no 0 before other digits.
            b'0' if at == 0 => (b'0', 1),
            b'1'..=b'9' if at == 0 => (b'1', 9),
            b'0'..=b'9' => (b'0', 10),
            b'a'..=b'z' => (b'a', letters),
            0x80.. => (0x80, 128),
            // The dots of an address.
            other => (other, 1),
        };
        (Self::Byte { first, count }, [u32::from(byte - first), 0])
    }

    /// The place of a character beyond ASCII, and its numbers there.
    fn of_character(character: char) -> (Self, [u32; 2]) {
        let scalar = u32::from(character);
        let next = GROUPS.partition_point(|first| *first <= scalar);
        let first = GROUPS[next - 1];
        let blocks = (GROUPS[next] - first) / BLOCK;
        (Self::Character { first, blocks }, [(scalar - first) / BLOCK, scalar % BLOCK])
    }

    /// How many numbers there are, each.
    fn counts(self) -> [u32; 2] {
        match self {
            Self::Byte { count, .. } => [count, 1],
            Self::Character { blocks, .. } => [blocks, BLOCK],
        }
    }
}

/// What the alias of a text has in common with it: digits, letters and characters of a script at the same places.
///
/// A text of the shape is a row of numbers, as many as [`Shape::counts`] has, each below its count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    places: Vec<Place>,
    is_utf8: bool,
    /// Whether all characters are hexadecimal digits, where that is told apart.
    is_hexadecimal: Option<bool>,
}

impl Shape {
    /// The shape and the numbers of a text in lower case. `is_conn_id` tells that even a short one may be a ConnID.
    pub(super) fn of(text: &[u8], is_conn_id: bool) -> (Self, Vec<u32>) {
        let is_told = is_conn_id || text.len() >= CONN_ID;
        let is_hexadecimal = is_told.then(|| text.iter().all(u8::is_ascii_hexdigit));
        let letters = if is_hexadecimal == Some(true) { 6 } else { 26 };
        let of_byte = |(at, byte): (usize, &u8)| Place::of_byte(at, *byte, letters);
        let utf8 = std::str::from_utf8(text).ok();
        let places: Vec<_> = match utf8.filter(|text| !text.is_ascii()) {
            Some(text) => {
                let of_character = |(at, character): (usize, char)| match u8::try_from(character) {
                    Ok(byte) if byte.is_ascii() => of_byte((at, &byte)),
                    _ => Place::of_character(character),
                };
                text.char_indices().map(of_character).collect()
            }
            None => text.iter().enumerate().map(of_byte).collect(),
        };
        let numbered = places.iter().flat_map(|(place, numbers)| place.counts().into_iter().zip(*numbers));
        let numbers = numbered.filter(|(count, _)| *count > 1).map(|(_, number)| number).collect();
        let places = places.into_iter().map(|(place, _)| place).collect();
        (Self { places, is_utf8: utf8.is_some(), is_hexadecimal }, numbers)
    }

    /// How many numbers there are at each place with a choice.
    pub(super) fn counts(&self) -> Vec<u32> {
        self.places.iter().flat_map(|place| place.counts()).filter(|count| *count > 1).collect()
    }

    /// The text of some numbers. `None` if it is of another shape, or means that there is no value.
    pub(super) fn text(&self, numbers: &[u32]) -> Option<Vec<u8>> {
        let mut numbers = numbers.iter().copied();
        let mut next = |count: u32| if count > 1 { numbers.next().unwrap_or_default() } else { 0 };
        let mut text = Vec::with_capacity(self.places.len());
        for place in &self.places {
            match (*place, place.counts().map(&mut next)) {
                (Place::Byte { first, .. }, [number, _]) => text.push(first + u8::try_from(number).unwrap_or_default()),
                (Place::Character { first, .. }, [block, number]) => {
                    let character = char::from_u32(first + block * BLOCK + number)?;
                    text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
        }
        // Bytes beyond ASCII may happen to be UTF-8.
        let is_utf8 = std::str::from_utf8(&text).is_ok();
        let is_hexadecimal = self.is_hexadecimal.map(|_| text.iter().all(u8::is_ascii_hexdigit));
        let is_zero = text.iter().all(|byte| *byte == b'0');
        (!is_zero && is_utf8 == self.is_utf8 && is_hexadecimal == self.is_hexadecimal).then_some(text)
    }
}
