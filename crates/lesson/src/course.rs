use crate::Lesson;

/// The lessons of the course in Markdown, in their order, in English.
#[cfg(feature = "markdown")]
pub const COURSE: [&str; 7] = [
    include_str!("../course/en/1-two-on-the-phone.md"),
    include_str!("../course/en/2-one-leaves.md"),
    include_str!("../course/en/3-thrown-out.md"),
    include_str!("../course/en/4-note-a.md"),
    include_str!("../course/en/5-many.md"),
    include_str!("../course/en/6-not-told.md"),
    include_str!("../course/en/7-spot-the-fault.md"),
];

/// The same lessons, packed. A test compares them.
const PACKED: &str = include_str!("../course/en.txt");

/// The course: seven lessons, from *Two on the phone* to *Spot the fault*.
///
/// ```
/// let titles: Vec<_> = callmodel_lesson::course().into_iter().map(|lesson| lesson.title).collect();
/// assert_eq!(titles.first().map(String::as_str), Some("Two on the phone"));
/// assert_eq!(titles.last().map(String::as_str), Some("Spot the fault"));
/// ```
#[must_use]
pub fn course() -> Vec<Lesson> {
    Lesson::unpack(PACKED).expect("a test unpacks the course")
}
