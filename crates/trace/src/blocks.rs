/// The memory of packed records: blocks, of which each leg has as many as it needs. Those of removed legs are used again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Blocks {
    all: Vec<Block>,
    free: Number,
}

/// The number of a block, from 1. 0 means none.
pub(crate) type Number = u32;

#[derive(Clone, Copy, Debug)]
struct Block {
    bytes: [u8; BLOCK],
    /// The next block of the leg, or the next free one.
    next: Number,
}

/// The bytes of a block, which has 48 with its number: those of two records.
pub(crate) const BLOCK: usize = 44;

impl Blocks {
    /// A block that no leg has.
    pub(crate) fn take(&mut self) -> Number {
        if self.free == 0 {
            self.all.push(Block { bytes: [0; BLOCK], next: 0 });
            return Number::try_from(self.all.len()).expect("four billion blocks are more than the memory holds");
        }
        let number = self.free;
        self.free = std::mem::take(&mut self.block(number).next);
        number
    }

    /// Takes back the blocks of a leg, from the first to the last.
    pub(crate) fn free(&mut self, first: Number, last: Number) {
        self.block(last).next = self.free;
        self.free = first;
    }

    /// Makes a block the next one of another.
    pub(crate) fn link(&mut self, before: Number, next: Number) {
        self.block(before).next = next;
    }

    /// Writes bytes into a block, from a place on.
    pub(crate) fn write(&mut self, number: Number, at: usize, bytes: &[u8]) {
        self.block(number).bytes[at..at + bytes.len()].copy_from_slice(bytes);
    }

    /// The bytes of a block, and the number of the next one. `None` when there is no such block.
    pub(crate) fn read(&self, number: Number) -> Option<(&[u8], Number)> {
        let block = self.all.get((number as usize).wrapping_sub(1))?;
        Some((&block.bytes, block.next))
    }

    fn block(&mut self, number: Number) -> &mut Block {
        &mut self.all[number as usize - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn freed_blocks_are_taken_again_before_new_ones() {
        let mut blocks = Blocks::default();
        let [one, other, alone] = [(); 3].map(|()| blocks.take());
        blocks.link(one, other);
        blocks.free(alone, alone);
        blocks.free(one, other);
        assert_eq!([(); 4].map(|()| blocks.take()), [one, other, alone, 4]);
    }
}
