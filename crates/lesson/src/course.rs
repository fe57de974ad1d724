use crate::Lesson;

/// The Markdown of the lessons in a folder of `course`, in their order.
#[cfg(feature = "markdown")]
macro_rules! lessons {
    ($language:literal) => {
        (
            $language,
            [
                include_str!(concat!("../course/", $language, "/1-two-on-the-phone.md")),
                include_str!(concat!("../course/", $language, "/2-one-leaves.md")),
                include_str!(concat!("../course/", $language, "/3-thrown-out.md")),
                include_str!(concat!("../course/", $language, "/4-note-a.md")),
                include_str!(concat!("../course/", $language, "/5-many.md")),
                include_str!(concat!("../course/", $language, "/6-not-told.md")),
                include_str!(concat!("../course/", $language, "/7-spot-the-fault.md")),
            ],
        )
    };
}

/// The lessons of the course in Markdown, in their order, with the tag of each language. English is the first.
#[cfg(feature = "markdown")]
pub const COURSES: [(&str, [&str; 7]); 4] = [lessons!("en"), lessons!("de"), lessons!("es"), lessons!("ja")];

/// The lessons in English, packed, as `course/packed` has them for each language. A test compares them with their Markdown.
const PACKED: &str = include_str!("../course/packed/en.txt");

/// The course in English: seven lessons, from *Two on the phone* to *Spot the fault*. [`Lesson::unpack`] reads those of other languages.
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
