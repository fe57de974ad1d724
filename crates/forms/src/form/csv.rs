use callmodel::{Dn, Note, Run};

/// The names of the fields: what the JSON calls them, where it has them.
const HEADER: [&str; 12] =
    ["step", "phase", "basis", "request", "by", "otherDn", "event", "party", "attribute", "value", "optional", "note"];

/// Characters with which a spreadsheet takes a field for a formula (OWASP, *CSV Injection*), some also in their wide
/// forms; the quote, which one that splits at semicolons takes off before it looks; and the apostrophe, so that the guard
/// can be told from a DN that has one.
const GUARDED: [char; 10] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '"', '\''];

/// `run` as CSV (RFC 4180): a header, then a record for each attribute of each event, in their order. Lines end with CR
/// LF; a field is quoted only when it must be. There is no byte order mark, which other programs would take for a part of
/// the first name.
///
/// `optional` says `true` for what T-Server may leave out, `note` names the note that decided the value; else they are
/// empty, as `otherDn` is for a request that has none.
///
/// A DN may begin with `=`, and a spreadsheet would run it; or with `+`, and the spreadsheet would make a number of it. In
/// some countries a spreadsheet splits at semicolons, too, and then runs what follows one. So **what begins with `=`, `+`,
/// `-`, `@`, one of their wide forms, a quote or an apostrophe has an apostrophe in front, at the start of a field and after
/// each semicolon in it.** Who reads the file back takes one apostrophe from each of these places that has one, and has the
/// exact text. That the apostrophe shows is the price; who wants nothing to undo takes the JSON.
///
/// The file is exact, but **a spreadsheet that opens it takes what looks like a number or a date for one**: it makes 12 of
/// the DN `0012`, and 100000 of `1e5`, as of a ConnID. Nothing in a CSV keeps it from that; who imports the columns as text
/// keeps them as they are.
pub(super) fn csv(run: &Run) -> String {
    let mut out = String::new();
    record(&mut out, &HEADER);
    let columns = run.columns();
    for (step, number) in run.steps.iter().zip(1..) {
        let number = usize::to_string(&number);
        for (_, event) in step.by_column(&columns) {
            for attribute in run.attributes(event) {
                record(
                    &mut out,
                    &[
                        &number,
                        step.phase.title(),
                        step.basis.as_str(),
                        step.request.function(),
                        step.request.by().as_str(),
                        step.request.other_dn().map_or("", Dn::as_str),
                        event.name().as_str(),
                        event.party().as_str(),
                        attribute.name.as_str(),
                        &attribute.value.to_string(),
                        if attribute.optional { "true" } else { "" },
                        attribute.note.map_or("", Note::letter),
                    ],
                );
            }
        }
    }
    out
}

/// Adds a line with `fields`.
fn record(out: &mut String, fields: &[&str; HEADER.len()]) {
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        let field = guarded(field);
        if field.contains(['"', ',', '\r', '\n']) {
            out.push_str(&format!("\"{}\"", field.replace('"', "\"\"")));
        } else {
            out.push_str(&field);
        }
    }
    out.push_str("\r\n");
}

/// `field` with an apostrophe before each part that a spreadsheet could run.
fn guarded(field: &str) -> String {
    let guard = |part: &str| if part.starts_with(GUARDED) { format!("'{part}") } else { part.to_owned() };
    field.split(';').map(guard).collect::<Vec<_>>().join(";")
}
