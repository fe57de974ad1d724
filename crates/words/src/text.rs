/// A text that is cheap to clone: static or reference-counted.
pub type Text = implicit_clone::unsync::IString;
