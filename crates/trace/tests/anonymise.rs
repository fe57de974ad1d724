//! An anonymised log: the same verdicts, line for line, and nothing that tells who called.

#[path = "made/mod.rs"]
#[expect(dead_code, reason = "the module is shared with other tests")]
mod made;

use std::collections::BTreeSet;

use callmodel_trace::{Anonymiser, Checked, FindingKind, Lines, LogLine, Reader, Trace, Verdict, events};
use made::generated;

/// A log with aliases.
fn anonymised(log: &str) -> String {
    let mut anonymiser = Anonymiser::new([3; 16]);
    log.lines().for_each(|line| anonymiser.learn(line.as_bytes()));
    let lines: Vec<String> =
        log.lines().map(|line| String::from_utf8_lossy(&anonymiser.line(line.as_bytes())).into_owned()).collect();
    lines.join("\n") + "\n"
}

/// A log with aliases and moved times.
fn shifted(log: &str, key: u8) -> String {
    let mut anonymiser = Anonymiser::new([key; 16]).with_shifted_times();
    log.lines().for_each(|line| anonymiser.learn(line.as_bytes()));
    let mut copy = Vec::new();
    let mut lines = Lines::default();
    lines.feed(log.as_bytes(), &mut |line| anonymiser.copy(line, &mut |bytes| copy.extend_from_slice(bytes)));
    lines.finish(&mut |line| anonymiser.copy(line, &mut |bytes| copy.extend_from_slice(bytes)));
    String::from_utf8_lossy(&copy).into_owned()
}

/// The times of the messages of a log.
fn times(log: &str) -> Vec<Option<i64>> {
    let (mut times, mut reader) = (Vec::new(), Reader::default());
    reader.feed(log.as_bytes(), &mut |message| times.push(message.time));
    reader.finish(&mut |message| times.push(message.time));
    times
}

/// A finding without its DNs: kind and line.
type Found = (FindingKind, Option<u64>);

/// A departure without its DNs: verdict, line, number of parties, findings.
type Left = (Verdict, u64, usize, Vec<Found>);

/// What is found, without DNs and ConnIDs.
fn verdicts(log: &str) -> Vec<(Verdict, Vec<Left>)> {
    let found = |call: &Checked| {
        let departures = call.departures.iter().map(|departure| {
            let findings =
                departure.findings.iter().map(|finding| (finding.kind, finding.place.map(|place| place.line)));
            (departure.verdict, departure.place.line, departure.before.len(), findings.collect())
        });
        (call.verdict, departures.collect())
    };
    Trace::gather(vec![events("a.log", log.as_bytes())]).check().iter().map(found).collect()
}

/// The DNs and ConnIDs of a log.
fn secrets(log: &str) -> BTreeSet<String> {
    let file = events("a.log", log.as_bytes());
    let (records, dns) = (file.records(), &file.dns);
    let of_record = |record: &callmodel_trace::Record| {
        let numbers = [record.this_dn, record.other_dn, record.third_dn, record.this_queue];
        let ids = [record.conn_id(), record.previous()].into_iter().flatten().map(|id| format!("{id:016x}"));
        numbers.into_iter().flatten().map(|dn| dns.text(dn).to_owned()).chain(ids).collect::<Vec<_>>()
    };
    records.iter().flat_map(of_record).map(|text| text.trim_start_matches('+').to_lowercase()).collect()
}

/// The texts between what is no letter or digit, but for stamps and sequence numbers.
fn tokens(log: &str) -> BTreeSet<String> {
    let is_sequence = |line: &&str| line.contains("EventSequenceNumber") || line.contains("Timein");
    let lines = log.lines().filter(|line| !is_sequence(line));
    let lines =
        lines.map(|line| if line.starts_with('@') { line.split_once(' ').map_or("", |(_, rest)| rest) } else { line });
    lines.flat_map(|line| line.split(|character: char| !character.is_alphanumeric())).map(str::to_lowercase).collect()
}

/// Conforming logs and logs with a fault, of each layout.
fn logs() -> Vec<String> {
    let mut logs = Vec::new();
    for layout in ["t-server", "router", "platform-sdk"] {
        for fault in
            [&[][..], &["--fault", "other-dn"], &["--fault", "extra-repeated"], &["--fault", "missing-deleted"]]
        {
            let arguments = [&["--seed", "11", "--logs", "8", "--calls", "3", "--layout", layout], fault].concat();
            logs.extend(generated(&arguments).iter().filter_map(|made| made["log"].as_str().map(str::to_owned)));
        }
    }
    logs
}

#[test]
fn an_anonymised_log_has_the_same_verdicts_on_the_same_lines() {
    for log in logs() {
        let copy = anonymised(&log);
        assert_eq!(verdicts(&copy), verdicts(&log), "{copy}");
    }
}

#[test]
fn no_dn_and_no_conn_id_is_in_an_anonymised_log() {
    for log in logs() {
        let secrets = secrets(&log);
        let copy = anonymised(&log);
        let found: Vec<_> = tokens(&copy).intersection(&secrets).cloned().collect();
        assert!(!secrets.is_empty() && found.is_empty(), "{found:?} in {copy}");
    }
}

#[test]
fn names_addresses_and_user_data_are_replaced() {
    let log = "Application name: SIP_Munich\nHost name:        h1\nCommand line:     sip_server -host h1 -app SIP_Munich\n\n\
               @10:00:05.1000 [0] 8.1 distribute_event: message EventHeld\n\tAttributeUserData\t[149] 4a 6f 65..\n\
               \t\t'Customer'\t'Joe'\n\t\t'Ünal'(list)\n\tAttributeAgentID\t'joe7'\n\tAttributeThisDN\t'1001'\n\
               10:00:05.828: Sending  [0,UDP] 384 bytes to 10.1.2.3:5060 >>>>>\nBYE sip:1001@10.1.2.3 SIP/2.0\n";
    let copy = anonymised(log);
    for secret in ["Munich", "h1", "Customer", "Joe", "joe", "nal", "1001", "10.1.2.3", "4a", "6f"] {
        assert!(!copy.contains(secret), "{secret} in {copy}");
    }
    for kept in ["Application name: ", "distribute_event: message EventHeld", "[149] ..", "SIP/2.0", "BYE sip:"] {
        assert!(copy.contains(kept), "no {kept} in {copy}");
    }
    assert_eq!(copy.lines().count(), log.lines().count());
}

#[test]
fn one_text_has_one_alias_in_all_logs_with_a_key() {
    let alias = |line: &str| {
        let mut anonymiser = Anonymiser::new([3; 16]);
        anonymiser.learn(line.as_bytes());
        String::from_utf8_lossy(&anonymiser.line(line.as_bytes())).into_owned()
    };
    let [this, other] = ["\tAttributeThisDN\t'1001'", "\tAttributeOtherDN\t'1001'"].map(alias);
    assert_eq!(this.replace("This", "Other"), other);
    let other_key = Anonymiser::new([4; 16]).line(b"\tAttributeThisDN\t'1001'");
    assert_ne!(String::from_utf8_lossy(&other_key), this);
}

#[test]
fn releasing_party_stays_and_other_extensions_do_not() {
    let log = "@10:00:05.1 [0] 8.1 distribute_event: message EventReleased\n\tAttributeExtensions\t[40] 00 01\n\
               \t\t'ReleasingParty'\t'2 Remote'\n\t\t'Secret'\t'2 Remote'\n";
    let copy = anonymised(log);
    assert!(copy.contains("\t\t'ReleasingParty'\t'2 Remote'\n"), "{copy}");
    assert_eq!(copy.matches("'2 Remote'").count(), 1, "{copy}");
}

/// Asserts that no text that is not digits or letters of the layout stays: none of `secrets` is in the copy of `line`.
fn check_no_secret(line: &str, secrets: &[&str]) {
    let copy = anonymised(line);
    for secret in secrets {
        assert!(!copy.contains(secret), "{secret} in {copy}");
    }
}

#[test]
fn short_texts_of_free_text_are_replaced() {
    check_no_secret("10:00:01.000 call for +49 89 12 34 56 from Li Wu", &["49 89", "12 34", "Li", "Wu"]);
    check_no_secret("10:00:01.000 <sip:bo@cd.de>", &["bo@", "cd.de"]);
}

#[test]
fn what_follows_a_kept_value_on_its_line_is_replaced() {
    check_no_secret("\tAttributeCallState 0 AttributeThisDN '7777' AttributeAgentID 'meier'", &["7777", "meier"]);
    check_no_secret("\tAttributeTime\t'Meier Hans'", &["Meier", "Hans"]);
    check_no_secret("\tAttributeCallState\t0 4915112345", &["4915112345"]);
}

#[test]
fn a_bracket_without_a_hex_dump_is_replaced() {
    check_no_secret("\tAttributeAgentID\t[Schmidt]", &["Schmidt"]);
    check_no_secret("\tAttributeANI [4915112345]", &["4915112345"]);
    check_no_secret("\tAttributeUserData\t[40] 4a 6f..", &["4a", "6f"]);
}

#[test]
fn only_the_shape_of_a_time_stays_in_a_stamp() {
    check_no_secret("Local time: 4915198765432", &["4915198765432"]);
    check_no_secret("10:00:02,4915166666 x", &["4915166666"]);
    let stamped =
        "2026-02-02T13:54:59.852 Trc 04541 RequestReleaseCall received from [66] (00000e85 App 192.0.2.9:49280)";
    assert!(anonymised(stamped).starts_with("2026-02-02T13:54:59.852 Trc 04541 RequestReleaseCall received from ["));
}

#[test]
fn only_the_number_of_a_standard_message_stays_after_a_level() {
    check_no_secret("10:00:00.000 Debug 70011", &["70011"]);
}

#[test]
fn a_name_that_only_begins_as_that_of_a_message_is_replaced() {
    check_no_secret("10:00:00.000 EventManagerMeier RequestSchmidt", &["Meier", "Schmidt"]);
    let known =
        "10:00:00.000 EventAgentNotReady RequestSingleStepConference EventPartyDeleted EventAttachedDataChanged";
    assert_eq!(anonymised(known).trim_end(), known);
}

#[test]
fn the_name_of_a_log_keeps_its_date_and_thread_alone() {
    let name = |name: &str| Anonymiser::new([3; 16]).name(name);
    let copy = name("SIP_A-001.20260202_135459_850.log");
    assert!(copy.ends_with("-001.20260202_135459_850.log") && !copy.starts_with("SIP_A"), "{copy}");
    let copy = name("call_1001_4915112345.log");
    assert!(!copy.contains("1001") && !copy.contains("4915112345") && copy.ends_with(".log"), "{copy}");
}

#[test]
fn a_line_of_json_keeps_its_form_and_its_verdict() {
    let line = r#"{"id":"EventReleased","EventSequenceNumber":"000000000000001b","ThisDN":"1001","CallState":0,"UserData":{"Kunde":"M\u00fcller"},"ConnID":"00a1000000000001@x"}"#;
    let copy = anonymised(line);
    for kept in
        [r#""id":"EventReleased""#, r#""EventSequenceNumber":"000000000000001b""#, r#""ThisDN":""#, r#""CallState":0"#]
    {
        assert!(copy.contains(kept), "no {kept} in {copy}");
    }
    check_no_secret(line, &["1001", "Kunde", "ller", "00fc", "00a1000000000001"]);
    assert_eq!(verdicts(&copy), verdicts(line));
}

#[test]
fn moved_times_give_the_same_verdicts_on_the_same_lines() {
    for (log, key) in logs().iter().zip(0..) {
        let copy = shifted(log, key);
        assert_eq!(verdicts(&copy), verdicts(log), "{copy}");
        assert_eq!(copy.len(), anonymised(log).len());
    }
}

#[test]
fn all_times_of_a_dated_log_move_by_one_amount() {
    for log in logs().iter().filter(|log| log.contains("Local time:")) {
        let copy = shifted(log, 5);
        let moved = times(log).into_iter().zip(times(&copy)).filter_map(|(time, moved)| Some(moved? - time?));
        let moved: BTreeSet<_> = moved.collect();
        assert_eq!(moved.len(), 1, "{moved:?}");
        assert!(moved.iter().all(|moved| *moved >= 86_400_000_000 && moved % 1_000_000 == 0));
    }
}

#[test]
fn times_in_headers_attributes_and_stamps_move_together() {
    let log = "Local time:       2026-02-02T23:59:58.000\n\n\
               @23:59:59.5000 [0] 8.1 distribute_event: message EventHeld\n\tAttributeTimeinuSecs\t458658\n\
               \tAttributeTimeinSecs\t1770076799 (23:59:59)\n\n\
               @00:00:01.5000 [0] 8.1 distribute_event: message EventHeld\n\tAttributeTimeinSecs\t1770076801 (00:00:01)\n";
    for key in 0..20 {
        let copy = shifted(log, key);
        let [one, other] = times(&copy)[..] else { panic!("{copy}") };
        assert_eq!(other.unwrap() - one.unwrap(), 2_000_000, "{copy}");
        let seconds: Vec<i64> = copy.split("TimeinSecs\t").skip(1).map(|rest| rest[..10].parse().unwrap()).collect();
        let moved = seconds[0] - 1_770_076_799;
        assert_eq!((seconds[1] - seconds[0], one.unwrap() - times(log)[0].unwrap()), (2, moved * 1_000_000), "{copy}");
        let clock = |at: usize| copy.split('(').nth(at).unwrap()[..8].to_owned();
        let stamps: Vec<_> = copy.lines().filter_map(|line| line.strip_prefix('@')).map(|line| &line[..8]).collect();
        assert_eq!(stamps, [clock(1), clock(2)], "{copy}");
        assert!(copy.contains("TimeinuSecs\t458658"), "{copy}");
    }
}

#[test]
fn a_moved_time_in_json_keeps_its_width() {
    let line = r#"{"id":"EventReleased","Time":1521555643436,"ThisDN":"1001","ConnID":"00a1000000000001"}"#;
    let copy = shifted(line, 1);
    assert!(copy.starts_with(r#"{"id":"EventReleased","Time":1"#) && !copy.contains("1521555643436"), "{copy}");
    assert_eq!(copy.len(), line.len());
}

#[test]
fn the_name_of_a_log_moves_with_its_times() {
    let mut anonymiser = Anonymiser::new([3; 16]).with_shifted_times();
    let copy = anonymiser.name("SIP_A.20260202_135459_850.log");
    let stamp = |name: &str| name.split('.').nth(1).unwrap().to_owned();
    assert_eq!(stamp(&copy).len(), "20260202_135459_850".len());
    assert!(stamp(&copy).ends_with("_850") && !copy.contains("20260202") && copy.ends_with(".log"), "{copy}");
}

#[test]
fn a_line_above_the_limit_is_masked_as_a_whole() {
    let mut copy = Vec::new();
    let length = Reader::MAX_LINE as u64 + 5;
    Anonymiser::new([3; 16]).copy(LogLine::Long(length, b"\n"), &mut |bytes| copy.extend_from_slice(bytes));
    assert_eq!(copy.len() as u64, length + 1);
    assert!(copy[..copy.len() - 1].iter().all(|byte| *byte == b'x'));
}

/// Messages of a call of two in JSON, of parties with these names.
fn json_call(parties: [&str; 2]) -> String {
    let [a, b] = parties;
    let line = |name: &str, this: &str, other: &str| {
        format!(
            "{{ \"id\": \"Event{name}\", \"ThisDN\" : \"{this}\", \"OtherDN\": \"{other}\", \"CallID\": 516, \"CallState\": 0, \"ConnID\": \"00a1\" }}\n"
        )
    };
    line("Established", a, b) + &line("Established", b, a) + &line("Released", a, b) + &line("Released", b, a)
}

#[test]
fn numbers_blanks_and_codes_in_json_keep_the_verdict() {
    let log = json_call(["M\\u00fcller", "M\\u00f6ller"]).replacen("M\\u00fcller", "Müller", 2);
    check_verdicts(&log);
}

/// Checks that copies with different keys have the verdict of a log, that its call agrees.
fn check_verdicts(log: &str) {
    let expected = verdicts(log);
    assert_eq!(expected[0].0, Verdict::Agrees);
    for key in 0..50 {
        assert_eq!(verdicts(&shifted(log, key)), expected, "{}", shifted(log, key));
    }
}

#[test]
fn a_short_conn_id_of_the_quick_flow_keeps_the_verdict() {
    let line = |name: &str, dn: &str, odn: &str| {
        format!("10:00:05.790  Event{name}(dn='{dn}'|odn='{odn}'|connid=a1000000000001|refid=|msgid=)\n")
    };
    let start = line("Established", "1001", "1002") + &line("Established", "1002", "1001");
    check_verdicts(&(start + &line("Released", "1001", "1002") + &line("Released", "1002", "1001")));
}

#[test]
fn a_key_in_json_that_is_no_word_gets_an_alias() {
    let copy = anonymised(r#"{"id":"EventHeld","UserData":{},"jdoe@example.com":1,"4989123":2}"#);
    assert!(copy.contains("UserData") && !copy.contains("jdoe") && !copy.contains("4989123"), "{copy}");
}

#[test]
fn what_the_reader_drops_around_a_line_stays() {
    let log = generated(&["--seed", "5", "--fault", "call-state", "--layout", "t-server"]);
    let log = log[0]["log"].as_str().unwrap();
    let expected = verdicts(log);
    let around = |before: &str, after: &str| log.lines().map(|line| format!("{before}{line}{after}\n")).collect();
    let marked = format!("\u{feff}{log}");
    for damaged in [around("", "<br />"), around("\r", ""), around("\x1b[01;36m", "\x1b[0m"), marked] {
        assert_eq!(verdicts(&damaged), expected);
        assert_eq!(verdicts(&shifted(&damaged, 1)), expected, "{}", shifted(&damaged, 1));
    }
}
