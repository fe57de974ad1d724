/// The effect of an action on the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// None: the address stays as the reader gave it.
    Keep,
    /// The current entry gets another address.
    Replace,
    /// A new entry, so that Back undoes the action.
    Push,
}
