/// A file of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path in the course, with slashes.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl File {
    pub(crate) fn text(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), bytes: text.into().into_bytes() }
    }
}
