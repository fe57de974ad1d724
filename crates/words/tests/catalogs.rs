//! The checks that fail the build for a catalog.

#![expect(dead_code, reason = "the build uses more of these files")]

#[path = "../build/catalog.rs"]
mod catalog;
#[path = "../build/check.rs"]
mod check;
#[path = "../build/cldr.rs"]
mod cldr;
#[path = "../src/entry.rs"]
mod entry;
#[path = "../src/plural.rs"]
mod plural;

use catalog::Catalog;

/// Checks the outcome of checking a catalog of the language `tag` with these lines.
#[track_caller]
fn expect(tag: &str, lines: &str, expected: Result<(), &str>) {
    let read = Catalog::read("x.txt", &format!("tag = {tag}\n{lines}"));
    assert_eq!(read.and_then(|catalog| check::forms(&catalog)), expected.map_err(str::to_owned));
}

/// Checks the outcome of comparing a German catalog with an English one.
#[track_caller]
fn expect_beside_english(english: &str, german: &str, expected: Result<(), &str>) {
    let [english, german] = [("en", english), ("de", german)]
        .map(|(tag, lines)| Catalog::read(&format!("{tag}.txt"), &format!("tag = {tag}\n{lines}")))
        .map(|catalog| catalog.unwrap_or_else(|error| panic!("{error}")));
    assert_eq!(check::texts(&german, &english), expected.map_err(str::to_owned));
}

#[test]
fn forms_of_all_categories_of_the_language_are_accepted() {
    expect("en", "a.one = x\na.other = {count} y", Ok(()));
    expect("es", "a.one = x\na.many = {count} y\na.other = {count} y", Ok(()));
    expect("ja", "a.other = {count} y", Ok(()));
    expect("pl", "a.one = x\na.few = {count} y\na.many = {count} z\na.other = {count} y", Ok(()));
}

#[test]
fn a_missing_category_is_an_error() {
    expect("en", "a.other = {count} y", Err("x.txt:2: `a`: `en` also has the category one"));
    expect("es", "a.one = x\na.other = {count} y", Err("x.txt:2: `a`: `es` also has the category many"));
    expect("pl", "a.one = x\na.few = y\na.other = y", Err("x.txt:2: `a`: `pl` also has the category many"));
    expect("ja", "a.1 = x", Err("x.txt:2: `a`: `ja` also has the category other"));
}

#[test]
fn a_category_that_the_language_lacks_is_an_error() {
    expect("ja", "a.one = x\na.other = y", Err("x.txt:2: `a`: `ja` has no integers of the category one"));
    expect("de", "a.one = x\na.many = y\na.other = y", Err("x.txt:3: `a`: `de` has no integers of the category many"));
}

#[test]
fn a_category_of_fractions_alone_is_an_error() {
    let czech = "a.one = x\na.few = {count} y\na.many = {count} y\na.other = {count} y";
    expect("cs", czech, Err("x.txt:4: `a`: `cs` has no integers of the category many"));
}

#[test]
fn a_repeated_or_misplaced_form_is_an_error() {
    let error = Err("x.txt:2: `a`: its forms are not numbers, then categories, each once and in order");
    let mixed = Err("x.txt:2: `a`: only one form may be without a selector, and then it is the only form");
    expect("en", "a.other = y\na.one = x", error);
    expect("en", "a.one = x\na.one = x\na.other = y", error);
    expect("en", "a = x\na.one = x\na.other = y", mixed);
    expect("en", "a = x\na = x", mixed);
}

#[test]
fn a_form_of_several_numbers_has_to_name_its_number() {
    let error = Err("x.txt:2: `a`: its places are not those of the category other");
    expect("en", "a.one = x\na.other = {count} y", Ok(()));
    expect("ja", "a.1 = x\na.other = {count} y", Ok(()));
    expect("fr", "a.one = x\na.many = {count} y\na.other = {count} y", error);
    expect("en", "a.one = x\na.other = {count} {names}", error);
}

#[test]
fn a_selector_that_is_no_category_is_an_error() {
    expect("en", "a.ones = x\na.other = y", Err("x.txt:2: expected `name = text` or `name.selector = text`"));
}

#[test]
fn a_tag_that_is_not_of_bcp_47_is_an_error() {
    expect("e", "a = x", Err("x.txt: `e` is not a tag of BCP 47"));
}

#[test]
fn a_catalog_with_the_texts_of_english_is_accepted() {
    expect_beside_english(
        "a = {x} {y}\nb.one = 1\nb.other = {count}",
        "a = {y} {x}\nb.one = 1\nb.other = {count}",
        Ok(()),
    );
}

#[test]
fn a_text_or_place_that_only_one_catalog_has_is_an_error() {
    expect_beside_english("a = x\nb = y", "a = x", Err("de.txt: `b` is missing"));
    expect_beside_english("a = x", "a = x\nb = y", Err("de.txt:3: en.txt has no `b`"));
    expect_beside_english("a = x\nb = y", "b = y\na = x", Err("de.txt:2: expected `a` as in en.txt, found `b`"));
    expect_beside_english("a = {x}", "a = {y}", Err("de.txt:2: the places of `a` are not those in en.txt"));
    expect_beside_english(
        "a = x",
        "a.one = x\na.other = x",
        Err("de.txt:3: `a` has plural forms in one of de.txt and en.txt"),
    );
}

#[test]
fn an_unpaired_brace_or_a_blank_at_the_end_is_an_error() {
    expect("en", "a = {x", Err("x.txt:2: a brace without its other half"));
    expect("en", "a = x}", Err("x.txt:2: a brace without its other half"));
    expect("en", "a = x ", Err("x.txt:2: a text has no blanks around it"));
}
