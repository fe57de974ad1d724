/// The items by rank, 0 first; items of one rank keep their order. Ranks from `RANKS` on are the last.
///
/// A stable bucket sort: in a browser, the sort of the standard library would weigh more than the questions of a kind.
pub(crate) fn ranked<T, const RANKS: usize>(items: Vec<T>, rank: impl Fn(&T) -> usize) -> Vec<T> {
    let mut buckets: [Vec<T>; RANKS] = std::array::from_fn(|_| Vec::new());
    for item in items {
        let rank = rank(&item).min(RANKS - 1);
        buckets[rank].push(item);
    }
    buckets.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_one_rank_keep_their_order() {
        let items = ranked::<_, 3>(vec!["bb", "a", "cc", "dddd", ""], |item| item.len());
        assert_eq!(items, ["", "a", "bb", "cc", "dddd"]);
    }
}
