/// The position of a name that is added to an enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// `A, B`: more names follow.
    Next,
    /// `A and B`: it is the last.
    Last,
    /// `A and 95 more`: the name is the number of omitted names.
    More,
}

/// The maximum number of names in a sentence; the rest is counted.
const MOST_NAMES: usize = 6;

/// An enumeration: `A`, `A and B`, `A, B and C`, `A, B, C, D, E and 95 more`. `add` joins the list so far and a name in a
/// language.
pub fn listed(mut names: impl ExactSizeIterator<Item = String>, add: impl Fn(Link, &str, &str) -> String) -> String {
    let count = names.len();
    let first = if count > MOST_NAMES { MOST_NAMES - 1 } else { count.saturating_sub(1) };
    let list = names.by_ref().take(first).reduce(|list, next| add(Link::Next, &list, &next)).unwrap_or_default();
    if count > MOST_NAMES {
        return add(Link::More, &list, &(count - first).to_string());
    }
    match names.next() {
        Some(last) if count > 1 => add(Link::Last, &list, &last),
        last => last.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(count: usize, expected: &str) {
        let names: Vec<_> = ('A'..).take(count).map(String::from).collect();
        let add = |link, list: &str, name: &str| match link {
            Link::Next => format!("{list}, {name}"),
            Link::Last => format!("{list} and {name}"),
            Link::More => format!("{list} and {name} more"),
        };
        assert_eq!(listed(names.into_iter(), add), expected);
    }

    #[test]
    fn up_to_six_names_are_listed() {
        check(0, "");
        check(1, "A");
        check(2, "A and B");
        check(3, "A, B and C");
        check(6, "A, B, C, D, E and F");
    }

    #[test]
    fn from_seven_names_on_five_are_listed_and_the_rest_counted() {
        check(7, "A, B, C, D, E and 2 more");
        check(10, "A, B, C, D, E and 5 more");
    }
}
