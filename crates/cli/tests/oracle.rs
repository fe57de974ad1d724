//! Differential test of the model against an oracle (`tests/oracle`): an independent implementation of the reference's tables
//! in Python. It compares every scenario of up to five parties and four steps, and many random ones.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use std::process::{ChildStdin, Command, Output, Stdio};
use std::thread;

use callmodel::{Dn, Reason, Refusal, Request, Run, Scenario, Stopped};
use callmodel_forms::{Form, Options};
use serde_json::{Value, json};

/// The most offers that are sent to the oracle: those of a party of a call of 40.
const MOST_OFFERS: usize = 40;

/// A scenario as strings, written as text for the model and as JSON for the oracle.
#[derive(Clone, Debug)]
struct Plain {
    parties: Vec<String>,
    conn: String,
    omit_optional: bool,
    steps: Vec<PlainRequest>,
}

/// A request as strings. Without `other_dn` it is a release.
#[derive(Clone, Debug, PartialEq)]
struct PlainRequest {
    by: String,
    other_dn: Option<String>,
}

impl Plain {
    /// A scenario without steps and with the ConnID of the reference.
    fn new(parties: &[&str]) -> Self {
        let parties = parties.iter().map(|&dn| dn.to_owned()).collect();
        Self { parties, conn: "1".to_owned(), omit_optional: false, steps: Vec::new() }
    }

    /// A copy with one more step.
    fn with(&self, step: PlainRequest) -> Self {
        let mut longer = self.clone();
        longer.steps.push(step);
        longer
    }

    /// The text form.
    fn text(&self) -> String {
        let parties: Vec<_> = self.parties.iter().map(|dn| in_text_form(dn)).collect();
        let mut text = format!("parties {}\nconn {}\n", parties.join(" "), self.conn);
        if self.omit_optional {
            text.push_str("optional omit\n");
        }
        for PlainRequest { by, other_dn } in &self.steps {
            let by = in_text_form(by);
            match other_dn {
                None => writeln!(text, "release {by}").unwrap(),
                Some(other_dn) => writeln!(text, "delete {} by {by}", in_text_form(other_dn)).unwrap(),
            }
        }
        text
    }

    /// The scenario as the oracle reads it.
    fn json(&self) -> Value {
        let steps: Vec<_> = self.steps.iter().map(PlainRequest::json).collect();
        json!({ "connId": self.conn, "parties": self.parties, "omitOptional": self.omit_optional, "steps": steps })
    }

    /// The model's run of the text, and the refusal that stopped it, if any.
    fn played(&self) -> (Run, Option<Refusal>) {
        match self.text().parse::<Scenario>().unwrap().play() {
            Ok(run) => (run, None),
            Err(stopped) => (stopped.run, Some(stopped.refusal)),
        }
    }
}

impl PlainRequest {
    fn new(by: &str, other_dn: Option<&str>) -> Self {
        Self { by: by.to_owned(), other_dn: other_dn.map(str::to_owned) }
    }

    /// The model's request.
    fn request(&self) -> Request {
        let by = Dn::new(&self.by).unwrap();
        match &self.other_dn {
            None => Request::ReleaseCall { by },
            Some(other_dn) => Request::DeleteFromConference { by, other_dn: Dn::new(other_dn).unwrap() },
        }
    }

    /// The request as the oracle reads it.
    fn json(&self) -> Value {
        match &self.other_dn {
            None => json!({ "name": "TReleaseCall", "by": self.by }),
            Some(other_dn) => json!({ "name": "TDeleteFromConference", "by": self.by, "otherDn": other_dn }),
        }
    }

    /// A record of this request after a number of steps, with the refusal, if any.
    fn asked(&self, after: usize, refusal: Option<&Refusal>) -> Value {
        json!({ "after": after, "request": self.json(), "refusal": refusal.map(refusal_json) })
    }
}

/// A DN in the text form: a `\` escapes a DN that would begin a comment.
fn in_text_form(dn: &str) -> String {
    let escape = if dn.trim_start_matches('\\').starts_with('#') { "\\" } else { "" };
    format!("{escape}{dn}")
}

fn request_json(request: &Request) -> Value {
    match request {
        Request::ReleaseCall { by } => PlainRequest::new(by.as_str(), None).json(),
        Request::DeleteFromConference { by, other_dn } => {
            PlainRequest::new(by.as_str(), Some(other_dn.as_str())).json()
        }
    }
}

/// The reason of a refusal and, if they are at most `MOST_OFFERS`, the offers.
fn refusal_json(refusal: &Refusal) -> Value {
    let reason = match &refusal.reason {
        Reason::NotOnCall { dn } => json!(["NotOnCall", dn.as_str()]),
        Reason::DeleteInConversation => json!(["DeleteInConversation"]),
        Reason::DeleteOfOneself => json!(["DeleteOfOneself"]),
        Reason::CallEnded => json!(["CallEnded"]),
    };
    let offered: Vec<_> = refusal.offered().take(MOST_OFFERS + 1).map(|request| request_json(&request)).collect();
    json!({ "reason": reason, "offered": (offered.len() <= MOST_OFFERS).then_some(offered) })
}

/// The run in JSON, written by the function that `callmodel run --format json` calls.
fn printed(run: &Run) -> String {
    Form::named("json").unwrap().write(run, &Options::default())
}

/// Every request that can be written with these names, whether accepted or not.
fn every_request(names: &[String]) -> Vec<PlainRequest> {
    let by = |by: &String| {
        let deletions = names.iter().map(|other_dn| PlainRequest::new(by, Some(other_dn)));
        std::iter::once(PlainRequest::new(by, None)).chain(deletions).collect::<Vec<_>>()
    };
    names.iter().flat_map(by).collect()
}

/// A request, with its refusal, if any.
type Verdict = (PlainRequest, Option<Refusal>);

/// Calls `each` with every accepted scenario of up to five parties and four steps: the scenario, its run, and the verdict of
/// every request by its parties or a stranger on the call after the last step.
fn every_scenario(mut each: impl FnMut(&Plain, &Run, &[Verdict])) {
    for count in 2..=5 {
        let start = Plain::new(&["A", "B", "C", "D", "E"][..count]);
        let names: Vec<_> = start.parties.iter().cloned().chain(["stranger".to_owned()]).collect();
        let requests: Vec<_> = every_request(&names).into_iter().map(|plain| (plain.request(), plain)).collect();
        let mut open = vec![start];
        while let Some(plain) = open.pop() {
            let (run, refusal) = plain.played();
            assert_eq!(refusal, None, "{plain:?}");
            let verdicts: Vec<_> =
                requests.iter().map(|(request, plain)| (plain.clone(), run.now().apply(request).err())).collect();
            each(&plain, &run, &verdicts);
            if plain.steps.len() < 4 {
                let accepted = verdicts.into_iter().filter(|(_, refusal)| refusal.is_none());
                open.extend(accepted.map(|(request, _)| plain.with(request)));
            }
        }
    }
}

/// Pseudorandom numbers with a fixed seed (SplitMix64; Steele, Lea and Flood, 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number less than `end`.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    /// True once in `times` times, on average.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// A word of 1 to `most` of these characters.
    fn word(&mut self, characters: &str, most: usize) -> String {
        let characters: Vec<_> = characters.chars().collect();
        (0..=self.below(most)).map(|_| characters[self.below(characters.len())]).collect()
    }

    /// A DN: a number, a keyword of the text form or of the tables, or any characters.
    fn dn(&mut self) -> String {
        const WORDS: [&str; 16] = [
            "A",
            "B",
            "C",
            "by",
            "delete",
            "release",
            "parties",
            "conn",
            "OK",
            "Conferenced",
            "OK/Conferenced",
            "1",
            "a",
            "#",
            "\\#",
            "DeletedBy",
        ];
        const CHARACTERS: &str =
            "0123456789ABCabcäß#\\\"'`<>&|=+*@/-.;:{}[]()~^%$!?_内線７داخليש🎧\u{200d}\u{202e}\u{feff}";
        match self.below(4) {
            0 => self.one_of(&WORDS).to_owned(),
            1 => self.word(CHARACTERS, 64),
            2 => self.word(CHARACTERS, 4),
            _ => (7_000 + self.below(1_000)).to_string(),
        }
    }

    fn conn(&mut self) -> String {
        if self.once_in(4) { "1".to_owned() } else { self.word("0123456789abcdefABCDEF", 16) }
    }

    /// A request, mostly with names of `there`, the parties that are still on the call; once in 60 times with any names.
    fn request(&mut self, there: &[String], names: &[String]) -> PlainRequest {
        let from = if there.len() < 2 || self.once_in(60) { names } else { there };
        let by = &from[self.below(from.len())];
        let other_dn = (from.len() > 2 && !self.once_in(4)).then(|| &from[self.below(from.len())]);
        let other_dn = other_dn.filter(|other_dn| *other_dn != by || self.once_in(60));
        PlainRequest::new(by, other_dn.map(String::as_str))
    }

    /// A scenario of up to 40 parties, and its names with that of a stranger. Steps may be refused.
    fn scenario(&mut self) -> (Plain, Vec<String>) {
        let count = 2 + self.below(39);
        let mut names: Vec<String> = Vec::new();
        while names.len() <= count {
            let dn = self.dn();
            if !names.contains(&dn) {
                names.push(dn);
            }
        }
        let parties = names[..count].to_vec();
        let mut there = parties.clone();
        let steps = (0..self.below(count + 2)).map(|_| {
            let request = self.request(&there, &names);
            let leaver = request.other_dn.as_ref().unwrap_or(&request.by);
            there.retain(|dn| dn != leaver);
            request
        });
        let steps = steps.collect();
        (Plain { parties, conn: self.conn(), omit_optional: self.once_in(3), steps }, names)
    }
}

/// Calls `each` with `count` random scenarios: the scenario, its run, the refusal that ended it, and all names.
fn random_scenarios(count: usize, mut each: impl FnMut(&Plain, &Run, Option<&Refusal>, &[String])) {
    let mut random = Random(0x5265_6c65_6173_6573);
    for _ in 0..count {
        let (plain, names) = random.scenario();
        let (run, refusal) = plain.played();
        each(&plain, &run, refusal.as_ref(), &names);
    }
}

/// Output of the oracle.
struct Report {
    /// A line for each disagreement.
    disagreements: Vec<String>,
    /// Numbers of what was compared, such as scenarios and events.
    counts: Value,
}

impl Report {
    fn count(&self, of: &str) -> u64 {
        self.counts[of].as_u64().unwrap()
    }

    /// Fails with the first disagreements, if there are any.
    fn assert_none(&self) {
        let first: Vec<_> = self.disagreements.iter().take(20).map(String::as_str).collect();
        assert!(first.is_empty(), "the oracle disagrees in {}:\n{}", self.counts["disagreements"], first.join("\n"));
    }
}

/// Input of the oracle, line by line.
struct OracleInput(BufWriter<ChildStdin>);

impl OracleInput {
    /// Writes a scenario, its printed run, the refusal that ended it, and further requests with their verdicts.
    fn write(&mut self, plain: &Plain, printed: &str, refusal: Option<&Refusal>, asked: &[Value]) {
        let record = json!({ "scenario": plain.json(), "refusal": refusal.map(refusal_json), "asked": asked });
        self.write_lines(&record, printed);
    }

    fn write_lines(&mut self, record: &Value, printed: &str) {
        // An error is ignored: if the oracle ended early, its output is the better message.
        let _ = write!(self.0, "{record}\n{}\n", printed.trim_end());
    }
}

/// Runs the oracle with the input that `write` writes.
fn oracle(write: impl FnOnce(&mut OracleInput)) -> Report {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/oracle/compare.py");
    // -B: no compiled files beside the scripts.
    let started = Command::new("python3")
        .args(["-B", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            panic!("python3 is not in PATH. Install Python 3: the oracle in tests/oracle is written in it.")
        }
        Err(error) => panic!("python3 cannot be started: {error}"),
    };
    let mut input = OracleInput(BufWriter::new(child.stdin.take().unwrap()));
    // The oracle writes before it has read everything, so its output is read in parallel.
    let output = thread::spawn(move || child.wait_with_output().unwrap());
    write(&mut input);
    drop(input);
    report(output.join().unwrap())
}

fn report(output: Output) -> Report {
    let errors = String::from_utf8_lossy(&output.stderr);
    let text = String::from_utf8(output.stdout).unwrap();
    let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
    let last = lines.pop().unwrap_or_default();
    let counts: Value =
        serde_json::from_str(&last).unwrap_or_else(|_| panic!("the oracle broke off: {last}\n{errors}"));
    let expected = i32::from(counts["disagreements"] != json!(0));
    assert_eq!((output.status.code(), &*errors), (Some(expected), ""));
    Report { disagreements: lines, counts }
}

#[test]
fn every_scenario_up_to_5_parties_and_4_steps_equals_the_oracle() {
    let mut number = 0;
    let report = oracle(|input| {
        every_scenario(|plain, run, verdicts| {
            let after = plain.steps.len();
            let asked: Vec<_> =
                verdicts.iter().map(|(request, refusal)| request.asked(after, refusal.as_ref())).collect();
            number += 1;
            // Every second scenario is without the optional attributes.
            if number % 2 == 0 {
                let omitted = Plain { omit_optional: true, ..plain.clone() };
                input.write(&omitted, &printed(&omitted.played().0), None, &asked);
            } else {
                input.write(plain, &printed(run), None, &asked);
            }
        });
    });
    report.assert_none();
    // A conference of k parties takes k releases and k(k - 1) deletions, a conversation two releases. From five parties
    // that makes 25, 25 · 16, 25 · 16 · 9 and 25 · 16 · 9 · 2 scenarios of one to four steps, and one without any.
    let of_two = 1 + 2;
    let of_three = 1 + 9 + 9 * 2;
    let of_four = 1 + 16 + 16 * 9 + 16 * 9 * 2;
    let of_five = 1 + 25 + 25 * 16 + 25 * 16 * 9 + 25 * 16 * 9 * 2;
    assert_eq!(report.count("scenarios"), of_two + of_three + of_four + of_five);
    // n names make n releases and n · n deletions; a stranger's name is one of them.
    let asked = of_two * 3 * 4 + of_three * 4 * 5 + of_four * 5 * 6 + of_five * 6 * 7;
    assert_eq!(report.count("asked"), asked);
    // After four steps a call of five has ended, so each accepted request makes another scenario. Four scenarios are without
    // steps.
    let accepted = report.count("scenarios") - 4;
    assert_eq!(report.count("refused"), asked - accepted);
}

#[test]
fn random_scenarios_of_up_to_40_parties_equal_the_oracle() {
    let mut random = Random(1);
    let report = oracle(|input| {
        random_scenarios(2_000, |plain, run, refusal, names| {
            let calls = std::iter::once(&run.call).chain(run.steps.iter().map(|step| &step.after));
            let asked = calls.enumerate().map(|(after, call)| {
                let request = anybody(&mut random, names);
                request.asked(after, call.apply(&request.request()).err().as_ref())
            });
            let asked: Vec<_> = asked.collect();
            input.write(plain, &printed(run), refusal, &asked);
        });
    });
    report.assert_none();
    assert_eq!(report.count("scenarios"), 2_000);
    // The random scenarios are not trivial.
    for (of, least) in [("steps", 20_000), ("events", 200_000), ("asked", 20_000), ("refused", 10_000)] {
        assert!(report.count(of) >= least, "{of}: {}", report.counts);
    }
}

/// A request with any names, on the call or not.
fn anybody(random: &mut Random, names: &[String]) -> PlainRequest {
    let by = &names[random.below(names.len())];
    let other_dn = &names[random.below(names.len())];
    PlainRequest::new(by, (!random.once_in(3)).then_some(other_dn))
}

/// Runs the real command with `text` on its standard input. Returns status, output and errors.
fn command(text: &str) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_callmodel"));
    command.args(["run", "-", "--format", "json"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // No deadlock: the command reads all of its input before it prints.
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let [stdout, stderr] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    (output.status.code(), stdout, stderr)
}

/// Asserts that the command prints the run, or the refusal as its only message.
fn check_command(plain: &Plain, run: &Run, refusal: Option<&Refusal>) {
    let expected = match refusal {
        None => (Some(0), printed(run), String::new()),
        Some(refusal) => {
            let stopped = Stopped { run: run.clone(), refusal: refusal.clone() };
            (Some(1), String::new(), format!("callmodel: {stopped}\n"))
        }
    };
    assert_eq!(command(&plain.text()), expected, "{plain:?}");
}

#[test]
fn the_command_prints_the_bytes_given_to_the_oracle() {
    let mut scenarios = 0;
    let mut asked = 0;
    every_scenario(|plain, run, verdicts| {
        if scenarios % 60 == 0 {
            check_command(plain, run, None);
        }
        scenarios += 1;
        for (request, refusal) in verdicts.iter().filter(|(_, refusal)| refusal.is_some()) {
            if asked % 4_000 == 0 {
                check_command(&plain.with(request.clone()), run, refusal.as_ref());
            }
            asked += 1;
        }
    });
    assert_eq!((scenarios, asked), (11_706, 473_856));
    random_scenarios(150, |plain, run, refusal, _| check_command(plain, run, refusal));
}

/// A scenario of four parties and three steps, with every phase.
fn four() -> Plain {
    let delete = PlainRequest::new("A", Some("B"));
    let plain = Plain::new(&["A", "B", "C", "D"]).with(delete);
    plain.with(PlainRequest::new("C", None)).with(PlainRequest::new("A", None))
}

/// Output of the oracle for `four` with these texts as its run.
fn report_of(tampered: &[String]) -> Report {
    oracle(|input| tampered.iter().for_each(|printed| input.write(&four(), printed, None, &[])))
}

/// JSON pointers to all values below `value` that are neither lists nor objects.
fn leaves(value: &Value, at: &str) -> Vec<String> {
    let below = |(key, value): (String, &Value)| leaves(value, &format!("{at}/{key}"));
    match value {
        Value::Array(list) => {
            list.iter().enumerate().map(|(key, value)| (key.to_string(), value)).flat_map(below).collect()
        }
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).flat_map(below).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => vec![at.to_owned()],
    }
}

#[test]
fn any_changed_value_of_a_run_is_a_disagreement() {
    let text = printed(&four().played().0);
    let run: Value = serde_json::from_str(&text).unwrap();
    let places = leaves(&run, "");
    let changed = places.iter().map(|place| {
        let mut changed = run.clone();
        *changed.pointer_mut(place).unwrap() = json!("another");
        changed.to_string()
    });
    let report = report_of(&changed.collect::<Vec<_>>());
    for number in 1..=places.len() {
        let begin = format!("scenario {number}: ");
        assert!(report.disagreements.iter().any(|line| line.starts_with(&begin)), "{}", places[number - 1]);
    }
    assert_eq!(report_of(&[text]).count("disagreements"), 0);
}

/// Asserts the disagreements of the oracle where `from` is replaced by `to` in the run of `four`.
fn check_changed(from: &str, to: &str, expected: &[&str]) {
    let text = printed(&four().played().0);
    assert!(text.contains(from), "{text}");
    let scenario = "scenario 1: parties A B C D, conn 1, delete B by A, release C, release A | ";
    let report = report_of(&[text.replacen(from, to, 1)]);
    let lines: Vec<_> = report.disagreements.iter().map(|line| line.strip_prefix(scenario).unwrap()).collect();
    assert_eq!(lines, expected);
}

#[test]
fn a_disagreement_names_step_party_attribute_and_both_values() {
    check_changed(
        r#""value":"Conferenced""#,
        r#""value":"OK""#,
        &[r#"step 1 | party A | CallState | expected "Conferenced" | got "OK""#],
    );
    check_changed(r#","optional":true"#, "", &["step 3 | party A | OtherDN optional | expected true | got nothing"]);
    check_changed(r#""note a""#, r#""table""#, &[r#"step 1 | party  | basis | expected "note a" | got "table""#]);
}

#[test]
fn another_order_of_attributes_is_a_disagreement() {
    let [conn_id, this_dn] = [r#"{"name":"ConnID","value":"1"}"#, r#"{"name":"ThisDN","value":"A"}"#];
    let names =
        ["OtherDN", "OtherDNRole", "ThirdPartyDN", "ThirdPartyDNRole", "CallState"].map(|name| format!("{name:?}"));
    let names = names.join(",");
    check_changed(
        &format!("{conn_id},{this_dn}"),
        &format!("{this_dn},{conn_id}"),
        &[&format!(
            r#"step 1 | party A | attributes | expected ["ConnID","ThisDN",{names}] | got ["ThisDN","ConnID",{names}]"#
        )],
    );
}

#[test]
fn another_order_of_fields_is_a_disagreement() {
    check_changed(
        r#""name":"EventReleased","party":"B""#,
        r#""party":"B","name":"EventReleased""#,
        &[concat!(
            r#"step  | party  | text | expected name":"EventReleased","party":"B","attri | "#,
            r#"got party":"B","name":"EventReleased","attri"#,
        )],
    );
}

#[test]
fn a_missing_event_is_a_disagreement() {
    let released = r#"{"name":"EventReleased","party":"B","attributes":[{"name":"ConnID","value":"1"},{"name":"ThisDN","value":"B"},{"name":"CallState","value":"OK"}]},"#;
    check_changed(released, "", &[r#"step 1 | party  | events | expected ["A","B","C","D"] | got ["A","C","D"]"#]);
}

/// Asserts the disagreement of the oracle with `verdict` on a request in a conversation of A and B.
fn check_verdict(request: &PlainRequest, verdict: &Value, expected: &str) {
    let plain = Plain::new(&["A", "B"]);
    let asked = json!({ "after": 0, "request": request.json(), "refusal": verdict });
    let report = oracle(|input| input.write(&plain, &printed(&plain.played().0), None, &[asked]));
    assert_eq!(report.disagreements, [format!("scenario 1: parties A B, conn 1 | step 1 | {expected}")]);
}

#[test]
fn a_wrongly_accepted_or_refused_request_is_a_disagreement() {
    let [release, delete] = [PlainRequest::new("A", None), PlainRequest::new("A", Some("B"))];
    let refusal = json!({ "reason": ["CallEnded"], "offered": [] });
    check_verdict(&release, &refusal, r#"party A | release A | expected accepted | got refused: ["CallEnded"]"#);
    let expected = r#"party A | delete B by A | expected refused: [["DeleteInConversation"]] | got accepted"#;
    check_verdict(&delete, &Value::Null, expected);
}

#[test]
fn a_wrong_reason_or_a_missing_offer_is_a_disagreement() {
    let delete = PlainRequest::new("A", Some("B"));
    let refusal = json!({ "reason": ["NotOnCall", "B"], "offered": [{ "name": "TReleaseCall", "by": "A" }] });
    let expected =
        r#"party A | delete B by A | expected for one of [["DeleteInConversation"]] | got ["NotOnCall","B"]"#;
    check_verdict(&delete, &refusal, expected);
    let refusal = json!({ "reason": ["DeleteInConversation"], "offered": [] });
    let expected = r#"party A | delete B by A | expected offered: ["release A"] | got offered: []"#;
    check_verdict(&delete, &refusal, expected);
}
