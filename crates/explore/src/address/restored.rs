use super::unescape::unescape;

/// A fragment without its `#`, as it was [written](super::write), if a mail program, a chat or a wiki has percent-encoded it.
///
/// Path and first name of an address need no encoding, and each address with fields has a `=`. So what stands before the first
/// `=` is decoded: the `?` alone, or the whole fragment.
#[must_use]
pub fn restored(fragment: &str) -> String {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (head, tail) = fragment.split_at(fragment.find('=').unwrap_or(fragment.len()));
    unescape(head).map_or_else(|| fragment.to_owned(), |head| head + tail)
}
