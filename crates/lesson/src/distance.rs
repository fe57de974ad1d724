use callmodel::Request;

/// The distance of a request from the asked one: the release of the same leaver, another deletion of it, another request of
/// the same requester, and the rest.
pub(crate) fn distance(asked: &Request, request: &Request) -> usize {
    match (request.leaver() == asked.leaver(), request.by() == asked.by()) {
        (true, _) if request.by() == request.leaver() => 0,
        (true, _) => 1,
        (false, true) => 2,
        (false, false) => 3,
    }
}
