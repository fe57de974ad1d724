use wide::u8x16;

/// The bytes that are compared at once.
const WINDOW: usize = 32;

/// The number of ASCII letters and digits that some bytes begin with.
///
/// Names of attributes are shorter than 32 bytes, which are compared in two vectors (SIMD) where there are so many.
#[inline]
pub(crate) fn leading_alphanumerics(bytes: &[u8]) -> usize {
    let window = bytes.first_chunk::<WINDOW>().map_or(0, others);
    match window {
        0 => scan(bytes),
        others => others.trailing_zeros() as usize,
    }
}

/// A bit for each byte that is neither a letter nor a digit, the first byte in the lowest bit.
#[inline]
fn others(window: &[u8; WINDOW]) -> u32 {
    let (parts, _) = window.as_chunks::<16>();
    let mask = |part: &[u8; 16]| {
        let bytes = u8x16::new(*part);
        let letters = bytes | u8x16::splat(b' ');
        let is_letter = (letters - u8x16::splat(b'a')).simd_lt(u8x16::splat(26));
        let is_digit = (bytes - u8x16::splat(b'0')).simd_lt(u8x16::splat(10));
        (is_letter | is_digit).to_bitmask()
    };
    !(mask(&parts[0]) | mask(&parts[1]) << 16)
}

/// The same byte by byte: for the end of a log, and for long names.
fn scan(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_other_byte_ends_the_run_at_any_place() {
        for other in (0..=u8::MAX).filter(|byte| !byte.is_ascii_alphanumeric()) {
            for place in 0..70 {
                let mut bytes = [b'a', b'Z', b'0', b'9', b'z', b'A'].repeat(12);
                bytes[place] = other;
                assert_eq!(leading_alphanumerics(&bytes), place, "{other} at {place}");
            }
        }
    }

    #[test]
    fn letters_and_digits_alone_are_one_run() {
        let all: Vec<u8> = (0..=u8::MAX).filter(u8::is_ascii_alphanumeric).collect();
        for length in 0..=all.len() {
            assert_eq!(leading_alphanumerics(&all[..length]), length);
        }
    }
}
