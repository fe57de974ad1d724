use callmodel::Run;

/// Writes `run` as JSON on one line: the model's serialization, by the schema `docs/run.schema.json`. DNs are exact, with the
/// escapes of RFC 8259.
pub(super) fn json(run: &Run) -> String {
    serde_json::to_string(run).expect("a run is made of strings and lists, which JSON has") + "\n"
}
