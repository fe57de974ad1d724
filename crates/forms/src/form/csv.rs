use callmodel::{Dn, Note, Run};

/// The field names. Fields that the JSON has, too, have the JSON's names.
const HEADER: [&str; 12] =
    ["step", "phase", "basis", "request", "by", "otherDn", "event", "party", "attribute", "value", "optional", "note"];

/// CSV injection: a spreadsheet evaluates a field that begins with one of the first eight characters as a formula (OWASP, *CSV
/// Injection*; some spreadsheets also evaluate the full-width forms). A spreadsheet that splits at semicolons removes a leading
/// quote before that. The apostrophe is guarded, too, because a DN may begin with one and the guard has to be reversible.
const GUARDED: [char; 10] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '"', '\''];

/// Writes `run` as CSV (RFC 4180): a header, then a record for each attribute of each event, in their order. Lines end with CR
/// LF; a field is quoted only if it has to be. There is no byte order mark, because many parsers would read it as a part of the
/// first field name.
///
/// The field `optional` is `true` if T-Server may leave out the attribute; `note` names the note of the reference that gives
/// the value. Otherwise both are empty, as is `otherDn` for a request without another DN.
///
/// **CSV injection:** a part that begins with `=`, `+`, `-`, `@`, one of their full-width forms, a quote or an apostrophe gets
/// an apostrophe before it. A part begins at the start of a field and after each semicolon, because in some locales
/// spreadsheets split at semicolons. To read the exact text back, remove one leading apostrophe from each part. Spreadsheets
/// show the apostrophe; the JSON has no guards.
///
/// **Type detection:** a spreadsheet that opens the file reads the DN `0012` as the number 12, and the ConnID `1e5` as 100000.
/// No syntax of CSV prevents that; the values stay exact if the columns are imported as text.
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

/// Appends a record of CSV (RFC 4180) with `fields`. A field that a spreadsheet could evaluate as a formula gets an apostrophe
/// before it.
pub fn record(out: &mut String, fields: &[&str]) {
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

/// `field` with an apostrophe before each part that a spreadsheet could evaluate.
fn guarded(field: &str) -> String {
    let guard = |part: &str| if part.starts_with(GUARDED) { format!("'{part}") } else { part.to_owned() };
    field.split(';').map(guard).collect::<Vec<_>>().join(";")
}
