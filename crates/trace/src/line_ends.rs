use wide::u8x16;

/// The places of the line ends in some bytes, in order.
///
/// Lines of logs are short: 64 bytes at once are turned into a mask with a bit for each line end, sixteen bytes in a vector (SIMD),
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

/// The bytes of a vector.
const LANES: usize = 16;

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
    let (parts, _) = block.as_chunks::<LANES>();
    let line_end = u8x16::splat(b'\n');
    let bits = parts.iter().map(|part| u64::from(u8x16::new(*part).simd_eq(line_end).to_bitmask()));
    bits.enumerate().fold(0, |mask, (at, bits)| mask | bits << (LANES * at))
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
