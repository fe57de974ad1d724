/// The names and properties of a [`Format`](crate::Format), for menus, options and files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The word on a command line: `plantuml`.
    pub name: &'static str,
    /// The name in a menu: `PlantUML`.
    pub title: &'static str,
    /// A description of one line, without a full stop.
    pub about: &'static str,
    /// The file name extension, without the dot.
    pub ending: &'static str,
    /// The media type without parameters. The charset of text is always UTF-8.
    pub media_type: &'static str,
    /// Whether [`Options::colours`](crate::Options::colours) has an effect.
    pub has_colours: bool,
}
