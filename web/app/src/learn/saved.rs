use callmodel_lesson::{Attempt, Progress, ProgressError, Record};
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// Reads the JSON of [`Progress::to_json`] as [`Progress::from_json`] does, with the browser's parser: serde's would weigh 12 kB.
pub(super) fn read(text: &str) -> Result<Progress, ProgressError> {
    let other = || ProgressError::Json("other JSON".to_owned());
    let json = JSON::parse(text).map_err(|_| other())?;
    let version = member(&json, "schemaVersion").and_then(whole).and_then(|version| u32::try_from(version).ok());
    match version.ok_or_else(other)? {
        Progress::SCHEMA_VERSION => questions(&json).ok_or_else(other),
        found => Err(ProgressError::Version { found }),
    }
}

fn questions(json: &JsValue) -> Option<Progress> {
    let questions = member(json, "questions")?;
    let entries = Object::entries(Object::try_from(&questions).filter(|_| !Array::is_array(&questions))?);
    let records = entries.iter().map(|entry| {
        let entry = Array::from(&entry);
        Some((entry.get(0).as_string()?, record(&entry.get(1))?))
    });
    records.collect::<Option<Vec<_>>>().map(Progress::from_records)
}

fn record(json: &JsValue) -> Option<Record> {
    let attempts = member(json, "attempts")?.dyn_into::<Array>().ok()?;
    let attempts = attempts.iter().map(|attempt| {
        Some(Attempt { at: member(&attempt, "at").and_then(whole)?, right: member(&attempt, "right")?.as_bool()? })
    });
    Some(Record { hash: member(json, "hash")?.as_string()?, attempts: attempts.collect::<Option<_>>()? })
}

fn member(object: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(object, &key.into()).ok()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked before")]
fn whole(json: JsValue) -> Option<u64> {
    json.as_f64().filter(|number| *number >= 0.0 && number.trunc() == *number).map(|number| number as u64)
}

/// The JSON of [`Progress::to_json`].
pub(super) fn written(progress: &Progress) -> String {
    let questions: Vec<_> = progress.records().iter().map(|(id, record)| question(id, record)).collect();
    format!(r#"{{"schemaVersion":{},"questions":{{{}}}}}"#, Progress::SCHEMA_VERSION, questions.join(","))
}

fn question(id: &str, Record { hash, attempts }: &Record) -> String {
    let attempts: Vec<_> =
        attempts.iter().map(|Attempt { at, right }| format!(r#"{{"at":{at},"right":{right}}}"#)).collect();
    format!(r#"{}:{{"hash":{},"attempts":[{}]}}"#, quoted(id), quoted(hash), attempts.join(","))
}

/// A text as JSON: ids and hashes may come from a file.
fn quoted(text: &str) -> String {
    JSON::stringify(&text.into()).map(String::from).unwrap_or_default()
}
