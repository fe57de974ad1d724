//! The files of a course.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel_course::{Course, File};
use callmodel_lesson::{Lesson, course};

const LESSON: &str = "---
id: two
title: Two & <more>
---

A *hangs up*: `TReleaseCall`. See [the reference](https://example.com/?a=1&b=2) and [a page](other.md).

```call-model
parties A B
release A
```

```call-model ask
parties A \"B
release A
ask event:\"B
hint Both are told.
answer EventReleased
```
";

fn files(text: &str) -> Vec<File> {
    let (lesson, problems) = Lesson::parse(text);
    assert_eq!(problems, []);
    Course { title: "A course".to_owned(), lessons: vec![lesson] }.scorm()
}

fn text(files: &[File], name: &str) -> String {
    let file = files.iter().find(|file| file.name == name).unwrap_or_else(|| panic!("{name} is missing"));
    String::from_utf8(file.bytes.clone()).unwrap()
}

#[test]
fn the_manifest_lists_each_other_file_once() {
    let files = files(LESSON);
    let manifest = text(&files, "imsmanifest.xml");
    let tree = roxmltree::Document::parse(&manifest).unwrap();
    let listed: Vec<_> = tree
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.imsglobal.org/xsd/imscp_v1p1", "file")))
        .filter_map(|node| node.attribute("href"))
        .collect();
    let others: Vec<_> =
        files.iter().map(|file| file.name.as_str()).filter(|name| *name != "imsmanifest.xml").collect();
    assert_eq!(listed, others);
    assert_eq!(tree.descendants().filter(|node| node.attribute("href") == Some("index.html")).count(), 2);
}

#[test]
fn every_ladder_of_the_page_is_a_file() {
    let files = files(LESSON);
    let page = text(&files, "index.html");
    let sources: Vec<_> = page.split("src=\"ladders/").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(sources.len(), 3, "an example, a question and its answer");
    for source in sources {
        assert!(text(&files, &format!("ladders/{source}")).starts_with("<svg "));
    }
}

#[test]
fn names_and_prose_are_escaped_and_links_within_a_site_are_text() {
    let page = text(&files(LESSON), "index.html");
    assert!(page.contains("<h2>Two &amp; &lt;more&gt;</h2>"), "{page}");
    assert!(page.contains("<em>hangs up</em>: <code translate=\"no\">TReleaseCall</code>"), "{page}");
    assert!(page.contains("href=\"https://example.com/?a=1&amp;b=2\""), "{page}");
    assert!(page.contains("and a page.</p>"), "{page}");
    assert!(page.contains("Which event does &quot;B receive?"), "{page}");
}

#[test]
fn a_question_stands_with_its_hint_and_its_answer_after_it() {
    let page = text(&files(LESSON), "index.html");
    let [legend, hint, answer] = ["<legend>Which event", "Both are told.", "<strong>b) EventReleased</strong>"]
        .map(|part| page.find(part).unwrap_or_else(|| panic!("{part} is missing in {page}")));
    assert!(legend < hint && hint < answer);
}

#[test]
fn the_page_has_no_inline_script_or_style() {
    let page = text(&Course { title: String::new(), lessons: course() }.scorm(), "index.html");
    let handler = |rest: &str| rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).starts_with("=\"");
    assert!(!page.contains("<style") && !page.contains(" style=") && !page.contains("<script>"));
    assert!(!page.split(" on").skip(1).any(handler));
}

#[test]
fn ids_of_a_page_are_unique() {
    let page = text(&Course { title: String::new(), lessons: course() }.scorm(), "index.html");
    let mut ids: Vec<_> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert!(count > 20, "{count}");
}

#[test]
fn the_same_lessons_give_the_same_bytes() {
    assert_eq!(files(LESSON), files(LESSON));
}
