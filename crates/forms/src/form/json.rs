use callmodel::Run;

/// The JSON of `run` on one line: the model's own, as `docs/run.schema.json` describes it. Every DN is exact; the escapes
/// are those of RFC 8259.
pub(super) fn json(run: &Run) -> String {
    serde_json::to_string(run).expect("a run is made of strings and lists, which JSON has") + "\n"
}
