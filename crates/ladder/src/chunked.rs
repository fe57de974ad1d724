use std::fmt;
use std::iter::FlatMap;
use std::slice;
use std::sync::Arc;

/// A persistent list in shared chunks (`Arc`). A clone copies one pointer per chunk, so an append-only list shares its prefix.
///
/// Shared chunks are pointer-equal. Lists are equal if their elements are, regardless of the division into chunks.
#[derive(Clone)]
pub struct Chunked<T>(Vec<Arc<[T]>>);

impl<T> Chunked<T> {
    /// The chunks in order.
    #[must_use]
    pub fn chunks(&self) -> &[Arc<[T]>] {
        &self.0
    }

    /// The number of elements.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.iter().map(|chunk| chunk.len()).sum()
    }

    /// Whether there is no element.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|chunk| chunk.is_empty())
    }

    /// The last element.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.0.iter().rev().find_map(|chunk| chunk.last())
    }

    /// The elements in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.into_iter()
    }
}

impl<T: Clone> Chunked<T> {
    /// The elements in order, mutable. Chunks shared with another list are copied (copy-on-write).
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().flat_map(|chunk| Arc::make_mut(chunk).iter_mut())
    }
}

/// The elements of a [`Chunked`] list.
type Iter<'a, T> = FlatMap<slice::Iter<'a, Arc<[T]>>, slice::Iter<'a, T>, fn(&'a Arc<[T]>) -> slice::Iter<'a, T>>;

impl<T> Default for Chunked<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for Chunked<T> {
    /// A list of one chunk.
    fn from(elements: Vec<T>) -> Self {
        Self(vec![elements.into()])
    }
}

impl<T> FromIterator<T> for Chunked<T> {
    /// A list of one chunk.
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        elements.into_iter().collect::<Vec<_>>().into()
    }
}

impl<T> FromIterator<Arc<[T]>> for Chunked<T> {
    fn from_iter<I: IntoIterator<Item = Arc<[T]>>>(chunks: I) -> Self {
        Self(chunks.into_iter().collect())
    }
}

impl<T> Extend<T> for Chunked<T> {
    /// Adds a chunk.
    fn extend<I: IntoIterator<Item = T>>(&mut self, elements: I) {
        self.0.push(elements.into_iter().collect());
    }
}

impl<'a, T> IntoIterator for &'a Chunked<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.0.iter().flat_map(|chunk| chunk.iter())
    }
}

impl<T: PartialEq> PartialEq for Chunked<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other)
    }
}

impl<T: Eq> Eq for Chunked<T> {}

impl<T: fmt::Debug> fmt::Debug for Chunked<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunked(chunks: &[&[u8]]) -> Chunked<u8> {
        chunks.iter().map(|chunk| Arc::<[u8]>::from(*chunk)).collect()
    }

    #[test]
    fn elements_are_in_order_across_chunks() {
        let list = chunked(&[&[1, 2], &[], &[3]]);
        assert_eq!(list.iter().copied().collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!((list.len(), list.last(), list.is_empty()), (3, Some(&3), false));
        assert_eq!((Chunked::<u8>::default().last(), chunked(&[&[]]).is_empty()), (None, true));
    }

    #[test]
    fn lists_with_equal_elements_are_equal() {
        assert_eq!(chunked(&[&[1], &[2, 3]]), chunked(&[&[1, 2], &[3]]));
        assert_ne!(chunked(&[&[1], &[2]]), chunked(&[&[1]]));
    }

    #[test]
    fn a_change_leaves_the_clone_as_it_was() {
        let list = chunked(&[&[1], &[2]]);
        let mut changed = list.clone();
        changed.iter_mut().filter(|element| **element == 2).for_each(|element| *element = 5);
        assert_eq!((list, changed), (chunked(&[&[1, 2]]), chunked(&[&[1, 5]])));
    }
}
