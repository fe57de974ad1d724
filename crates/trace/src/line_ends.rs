/// The places of the line ends in some bytes, in order.
///
/// Lines of logs are short: 64 bytes at once are turned into a mask with a bit for each line end, eight bytes in a word (SWAR),
/// so that no search is started for each line.
#[derive(Clone, Debug)]
pub(crate) struct LineEnds<'a> {
    bytes: &'a [u8],
    /// The start of the block whose line ends are in the mask.
    base: usize,
    mask: u64,
    /// The start of the next block.
    next: usize,
}

/// The bytes of a block.
const BLOCK: usize = 64;

impl<'a> LineEnds<'a> {
    pub(crate) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, base: 0, mask: 0, next: 0 }
    }
}

impl Iterator for LineEnds<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.mask == 0 {
            let rest = self.bytes.get(self.next..).filter(|rest| !rest.is_empty())?;
            self.base = self.next;
            self.next += BLOCK;
            self.mask = match rest.first_chunk::<BLOCK>() {
                Some(block) => mask(block),
                None => {
                    let mut block = [0; BLOCK];
                    block[..rest.len()].copy_from_slice(rest);
                    mask(&block)
                }
            };
        }
        let at = self.base + self.mask.trailing_zeros() as usize;
        self.mask &= self.mask - 1;
        Some(at)
    }
}

/// A bit for each byte of a block that is a line end, the first byte in the lowest bit.
#[inline]
fn mask(block: &[u8; BLOCK]) -> u64 {
    let (words, _) = block.as_chunks::<8>();
    let bits = words.iter().enumerate().map(|(at, word)| line_ends(u64::from_le_bytes(*word)) << (8 * at));
    bits.fold(0, |mask, bits| mask | bits)
}

/// A bit for each of eight bytes that is a line end (Hacker's Delight, 6-1, without borrow between bytes).
#[inline]
fn line_ends(word: u64) -> u64 {
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    let zero_if_end = word ^ (u64::from(b'\n') * 0x0101_0101_0101_0101);
    let top_bits = !(((zero_if_end & LOW) + LOW) | zero_if_end | LOW);
    // Gathers the top bits of the bytes in the highest byte.
    (top_bits >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_end_is_found_in_blocks_of_any_length() {
        for length in 0..200 {
            for step in [1, 2, 3, 7, 64, 65] {
                let bytes: Vec<u8> =
                    (0..length).map(|at| if at % step == 0 { b'\n' } else { b'\x0b' ^ 0x80 }).collect();
                let expected: Vec<usize> = (0..length).step_by(step).collect();
                assert_eq!(LineEnds::of(&bytes).collect::<Vec<_>>(), expected, "{length} bytes, each {step}");
            }
        }
    }

    #[test]
    fn bytes_that_differ_from_a_line_end_in_one_bit_are_none() {
        for bit in 0..8 {
            assert_eq!(LineEnds::of(&[b'\n' ^ (1 << bit); 64]).next(), None);
        }
    }
}
