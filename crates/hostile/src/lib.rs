//! Properties of all readers of foreign text, for fuzzing and property tests. Each function takes any text and panics if its
//! property does not hold. The targets of `fuzz/` call them with inputs from libFuzzer, the tests of this crate with inputs
//! from proptest.

#[path = "../../ladder/tests/checks/mod.rs"]
mod checks;

use std::collections::BTreeSet;

use callmodel::{Call, Scenario, ScenarioError};
use callmodel_documents::{BookError, Drawer, Kind, check, draw_book};
use callmodel_explore::address;
use callmodel_ladder::{
    Heads, Lane, Line, Mark, Message, Metrics, Remark, Row, Sequence, StateBar, SvgStyle, Tone, layout as laid_out, svg,
};
use callmodel_trace::{
    Anonymiser, CallRecords, Checked, Cut, FileReader, Lines, LogFile, LogLine, LogPart, Place, Severity, Trace,
    Verdict, events,
};

/// A scenario reads back as itself in both of its forms; the call accepts every request that it offers, also in a refusal.
/// An error has a position inside the text.
///
/// # Panics
/// If the property does not hold.
pub fn scenario(text: &str) {
    match text.parse::<Scenario>() {
        Ok(scenario) => {
            assert_eq!(scenario.to_string().parse().as_ref(), Ok(&scenario));
            let short = Scenario::from_short(&scenario.parties_text(), &scenario.steps_text());
            assert_eq!(
                short.map(|short| (short.parties_text(), short.steps)),
                Ok((scenario.parties_text(), scenario.steps.clone()))
            );
            played(&scenario);
        }
        Err(error) => in_text(&error, text),
    }
    let (parties, steps) = text.split_once('\n').unwrap_or((text, ""));
    match Scenario::from_short(parties, steps) {
        Ok(scenario) => played(&scenario),
        Err(error) => in_text(&error, if error.place.part.field() == Some("parties") { parties } else { steps }),
    }
}

/// Asserts that the position of `error` is in `text`, or directly after it.
fn in_text(error: &ScenarioError, text: &str) {
    let line = text.lines().nth(error.place.line - 1).unwrap_or_default();
    // A byte order mark at the start is not counted. A short form is one line, whatever it holds.
    let longest = if error.place.part.field().is_some() { text.chars().count() } else { line.chars().count() };
    assert!(error.place.column <= longest + 1, "{error} in {text:?}");
}

fn played(scenario: &Scenario) {
    match scenario.play() {
        Ok(run) => {
            let now = run.now();
            assert!(now.parties().len() <= Call::MAX_PARTIES);
            assert!(now.offers().take(200).all(|request| now.apply(&request).is_ok()));
        }
        Err(stopped) => {
            let now = stopped.run.now();
            assert!(now.apply(&stopped.refusal.request).is_err());
            assert!(stopped.refusal.offered().take(200).all(|request| now.apply(&request).is_ok()));
        }
    }
}

/// The address of the session that `fragment` opens, without its unreadable parts.
fn reopened(fragment: &str) -> String {
    address::write(&address::read(fragment))
}

/// The session of any fragment is written as an ASCII address that opens the same session.
///
/// # Panics
/// If the property does not hold.
pub fn address(fragment: &str) {
    let written = reopened(fragment);
    assert_eq!(reopened(&written), written, "{fragment:?}");
    assert!(written.is_ascii(), "{written}");
}

/// JSON from outside: a book from mdBook, and tables of the reference. Malformed input is an error with a reason; drawing a
/// drawn book changes nothing; in a row of the tables that agrees, both halves are present and equal.
///
/// # Panics
/// If the property does not hold.
pub fn json(text: &str) {
    match draw_book(text) {
        Ok(book) => {
            let again = draw_book(&format!("[{{}},{}]", book.json)).expect("it is a book");
            assert_eq!(again.json, book.json);
        }
        Err(BookError::InvalidBook(why)) => assert!(!why.is_empty()),
        Err(BookError::Models(faults)) => assert!(!faults.is_empty()),
    }
    if let Ok(tables) = callmodel_golden::read(text) {
        let phases = callmodel_golden::compare(&tables);
        assert!(serde_json::from_str::<serde_json::Value>(text).is_ok());
        for row in phases.iter().flat_map(|phase| &phase.rows).filter(|row| row.agrees) {
            let (Some(said), Some(model)) = (&row.reference, &row.model) else {
                panic!("half of a row agrees: {row:?}")
            };
            // The tables give two values for note a; calls of three parties have the first.
            let first = said.strip_suffix("/Conferenced a").map(|first| format!("{first} a"));
            assert_eq!(first.as_deref().unwrap_or(said), model);
        }
    }
}

/// Every reported position lies inside the document. Drawing a drawn document changes nothing; otherwise errors are
/// returned.
///
/// # Panics
/// If the property does not hold.
pub fn document(text: &str) {
    for kind in [Kind::Markdown, Kind::Html] {
        for fault in check(text, kind).faults {
            let line = text.split('\n').nth(fault.line - 1).expect("the line is one of the text");
            assert!((1..=line.chars().count() + 1).contains(&fault.column), "{fault} in {text:?}");
        }
    }
    match Drawer::default().draw(text) {
        Ok(drawn) => assert_eq!(Drawer::default().draw(&drawn).as_ref(), Ok(&drawn)),
        Err(faults) => assert!(!faults.is_empty()),
    }
}

/// An anonymised log has the lines and line ends of the original, whatever pieces it is read in, and no number of six or more
/// digits as a DN that the original has as one. Moved times change no length.
///
/// # Panics
/// If the property does not hold.
pub fn anonymise(text: &str) {
    let [plain, shifted] = [false, true].map(|is_shifted| anonymised(text, text.len().max(1), is_shifted));
    assert_eq!(anonymised(text, 7, false), plain, "{text:?}");
    let ends = |log: &[u8]| log.iter().filter(|byte| matches!(byte, b'\r' | b'\n')).copied().collect::<Vec<_>>();
    assert_eq!(ends(&plain), ends(text.as_bytes()), "{text:?}");
    let lengths = |log: &[u8]| log.split(|byte| *byte == b'\n').map(<[u8]>::len).collect::<Vec<_>>();
    assert_eq!(lengths(&shifted), lengths(&plain), "{text:?}");
    let copied = dns(&plain);
    // A number that means that there is none.
    for dn in dns(text.as_bytes()).iter().filter(|dn| *dn != "4294967295") {
        assert!(!copied.contains(dn), "{dn} of {text:?} is in {:?}", String::from_utf8_lossy(&plain));
    }
}

/// The copy of a log that is read in pieces of `size` bytes.
fn anonymised(text: &str, size: usize, is_shifted: bool) -> Vec<u8> {
    let mut anonymiser = Anonymiser::new([7; 16]);
    if is_shifted {
        anonymiser = anonymiser.with_shifted_times();
    }
    lines(text, size, &mut |line| {
        if let LogLine::Whole(line, _) = line {
            anonymiser.learn(line);
        }
    });
    let mut copy = Vec::new();
    lines(text, size, &mut |line| anonymiser.copy(line, &mut |bytes| copy.extend_from_slice(bytes)));
    copy
}

fn lines(text: &str, size: usize, take: &mut dyn FnMut(LogLine<'_>)) {
    let mut lines = Lines::default();
    text.as_bytes().chunks(size).for_each(|piece| lines.feed(piece, take));
    lines.finish(take);
}

/// The DNs of a log that are numbers of six or more digits.
fn dns(log: &[u8]) -> BTreeSet<String> {
    let is_number = |dn: &&str| {
        dn.len() >= 6 && dn.bytes().all(|byte| byte.is_ascii_digit()) && dn.bytes().any(|byte| byte != b'0')
    };
    let file = callmodel_trace::events("a.log", log);
    let of_record = |record: callmodel_trace::Record| [record.this_dn, record.other_dn, record.third_dn];
    let ids = file.records().into_iter().flat_map(of_record).flatten();
    ids.map(|id| file.dns.text(id)).filter(|dn| is_number(dn)).map(str::to_owned).collect()
}

/// A log that is divided at the first place after `start`, and whose parts are read alone. `None` where that cannot be.
fn in_two_parts(log: &[u8], start: usize) -> Option<LogFile> {
    let cut = Cut::find(&log[start..], start as u64)?;
    let (before, after) = log.split_at_checked(usize::try_from(cut.offset).ok()?)?;
    let (mut one, mut other) = (FileReader::new("a.log"), FileReader::from("a.log", cut));
    one.feed(before);
    other.feed(after);
    LogPart::joined(vec![one.finish_part(Some(cut)), other.finish_part(None)])
}

/// A log that is read and checked has the same result whatever pieces it is read in, also at the same time, whatever its line ends,
/// and after a round trip through JSON between reading and checking. Every place of a finding is within the log.
///
/// # Panics
/// If the property does not hold.
pub fn trace(text: &str) {
    let whole = events("a.log", text.as_bytes());
    let mut reader = FileReader::new("a.log");
    text.as_bytes().chunks(5).for_each(|piece| reader.feed(piece));
    assert_eq!(reader.finish(), whole, "{text:?}");
    for start in [0, text.len() / 2] {
        if let Some(joined) = in_two_parts(text.as_bytes(), start) {
            assert_eq!(joined, whole, "{text:?} from {start}");
        }
    }
    let trace = Trace::gather(vec![whole]);
    let calls = trace.check();
    for call in trace.calls() {
        let written = serde_json::to_string(&call).expect("records are plain data");
        let read: CallRecords = serde_json::from_str(&written).expect("what was written is read");
        assert_eq!(read, call, "{text:?}");
    }
    for (_, finding) in calls.iter().flat_map(Checked::findings) {
        for place in [finding.place, finding.certain].into_iter().flatten() {
            assert!(place.offset + place.length <= text.len() as u64, "{finding:?} of {text:?}");
        }
    }
    if !text.contains('\r') && !text.starts_with('\n') {
        let other = Trace::gather(vec![events("a.log", text.replace('\n', "\r\n").as_bytes())]).check();
        let verdicts = |calls: &[Checked]| calls.iter().map(|call| (call.conn_id, call.verdict)).collect::<Vec<_>>();
        assert_eq!(verdicts(&other), verdicts(&calls), "{text:?}");
    }
}

/// Any messages of a call are checked: the parties before a departure are distinct, each place of a finding is that of a message,
/// only an error or a warning makes a departure differ, and the same messages give the same result again.
///
/// Each character of the text is a message of one call: its code point selects name, DNs, role, state, and time.
///
/// # Panics
/// If the property does not hold.
pub fn check_calls(text: &str) {
    let log: String =
        text.chars().take(400).enumerate().map(|(number, code)| message(number, u32::from(code))).collect();
    let trace = Trace::gather(vec![events("a.log", log.as_bytes())]);
    let calls = trace.check();
    assert_eq!(trace.check(), calls, "{text:?}");
    for (call, checked) in trace.calls().zip(&calls) {
        let places: BTreeSet<_> = call.records.iter().map(Place::of).collect();
        for departure in &checked.departures {
            let before: BTreeSet<_> = departure.before.iter().collect();
            assert_eq!(before.len(), departure.before.len(), "{text:?}");
            let is_serious = departure.findings.iter().any(|finding| finding.severity != Severity::Note);
            assert_eq!(departure.verdict == Verdict::Differs, is_serious, "{text:?}");
            let mut found = departure.findings.iter().flat_map(|finding| [finding.place, finding.certain]).flatten();
            assert!(found.all(|place| places.contains(&place)), "{text:?}");
        }
    }
}

/// A message of a call whose parts the bits of `code` select.
fn message(number: usize, code: u32) -> String {
    const NAMES: [&str; 16] = [
        "EventReleased",
        "EventPartyDeleted",
        "EventEstablished",
        "EventPartyAdded",
        "EventRinging",
        "EventDialing",
        "RequestReleaseCall",
        "RequestDeleteFromConference",
        "EventPartyChanged",
        "EventError",
        "EventHeld",
        "EventAbandoned",
        "EventDiverted",
        "EventPartyDeleted",
        "EventReleased",
        "EventRetrieved",
    ];
    const STATES: [u32; 4] = [0, 2, 0, 1];
    let dn = |shift: u32| (code >> shift) % 4;
    let name = NAMES[(code % 16) as usize];
    let seconds = number / 3 * (code as usize >> 12 & 1);
    let conn_id = 1 + (code >> 13 & 1);
    let previous = if name == "EventPartyChanged" { "\tAttributePreviousConnID\t2\n" } else { "" };
    format!(
        "@10:{:02}:{:02}.{:03} [0] 8.1 x: message {name}\n\tAttributeConnID\t{conn_id}\n{previous}\tAttributeThisDN\t'{}'\n\
         \tAttributeOtherDN\t'{}'\n\tAttributeThirdPartyDN\t'{}'\n\tAttributeCallState\t{}\n\tAttributeOtherDNRole\t8\n\
         \tAttributeThirdPartyDNRole\t6\n\tAttributeReferenceID\t{}\n",
        seconds / 60,
        seconds % 60,
        number % 1_000,
        dn(4),
        dn(6),
        dn(8),
        STATES[(code >> 10 & 3) as usize],
        code >> 14 & 3,
    )
}

/// In the layout of a sequence no labels overlap, and its SVG is well-formed.
///
/// The code point of the first character is the available width, each line a lane or a row.
///
/// # Panics
/// If the property does not hold.
pub fn layout(text: &str) {
    let room = text.chars().next().map(|first| i32::try_from(u32::from(first)).unwrap_or_default());
    let sequence = sequence(text);
    for heads in [Heads::Drawn, Heads::Apart] {
        let drawing = laid_out(&sequence, &Metrics { room: room.filter(|room| *room >= 100), heads });
        checks::labels_are_apart(&drawing).unwrap_or_else(|error| panic!("{error} of {text:?}"));
        let written = svg(&drawing, &SvgStyle::default());
        roxmltree::Document::parse(&written).unwrap_or_else(|error| panic!("{error} in {written}"));
    }
}

/// Lines up to the first empty one are lanes, the others rows: their first two characters select the lanes, the third the
/// kind of row.
fn sequence(text: &str) -> Sequence<usize> {
    let labels = |line: &str| line.chars().take(64).collect::<String>();
    let mut lines = text.lines();
    let lanes: Vec<_> = lines
        .by_ref()
        .take(60)
        .take_while(|line| !line.is_empty())
        .map(|line| Lane { label: labels(line), line: Line::Solid })
        .collect();
    let count = lanes.len();
    let row = |(key, line): (usize, &str)| {
        let mut characters = line.chars();
        let mut number = || characters.next().map(|character| u32::from(character) as usize);
        let (from, to, kind) = (number()? % count, number()? % count, number()?);
        let label = labels(characters.as_str());
        let ends = vec![from.min(to), from.max(to)];
        Some(match kind % 5 {
            0 => Row::Bar(StateBar { lanes: ends, label }),
            1 => Row::Remark(Remark { lanes: ends, label }),
            _ => Row::Message(Message {
                key,
                from,
                to: if from == to { (from + 1) % count } else { to },
                detail: (kind % 2 == 0).then(|| label.chars().rev().collect()),
                label,
                tone: Tone::News,
                line: Line::Dashed,
                ends_lane: kind % 3 == 0,
                mark: Mark::ALL[kind % Mark::ALL.len()],
            }),
        })
    };
    let rows = if count < 2 { Vec::new() } else { lines.take(200).enumerate().filter_map(row).collect() };
    Sequence { title: labels(text), description: String::new(), lanes, rows: rows.into(), longest_name: "" }
}
