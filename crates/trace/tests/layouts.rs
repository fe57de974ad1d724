//! Each layout of a log, damaged logs, and logs in pieces.

#[path = "made/mod.rs"]
#[expect(dead_code, reason = "the module is shared with other tests")]
mod made;

use callmodel_trace::{Layout, LogFile, Name, Reader, Record, Trace, Verdict, WithoutMessages, events};
use made::{checked, conference, conversation, deleted, json, message, released};

/// The only record of a log.
fn record(log: &str) -> Record {
    let file = events("a.log", log.as_bytes());
    let (records, tally) = (file.records(), file.tally);
    assert_eq!((records.len(), tally.messages), (1, 1), "{log}");
    records[0]
}

/// ThisDN, OtherDN and ThirdPartyDN of the first record.
fn dns(file: &LogFile) -> [&str; 3] {
    let record = &file.records()[0];
    [record.this_dn, record.other_dn, record.third_dn].map(|dn| dn.map_or("none", |dn| file.dns.text(dn)))
}

/// Asserts that a log is one EventPartyDeleted to 1003: 1002 was deleted by 1001.
fn assert_deleted(log: &str, layout: Layout) {
    let record = record(log);
    assert_eq!((record.name, record.layout), (Name::PartyDeleted, layout), "{log}");
    assert_eq!(dns(&events("a.log", log.as_bytes())), ["1003", "1002", "1001"], "{log}");
    assert_eq!((record.conn_id(), record.other_role), (Some(0x00a1_0000_0000_0001), Some(8)), "{log}");
}

/// The attributes of [`assert_deleted`] in the layout of T-Server.
const ATTRIBUTES: &str = "\tAttributeThisDN\t'1003'\n\tAttributeOtherDN\t'1002'\n\tAttributeOtherDNRole\t8\n\
                          \tAttributeThirdPartyDN\t'1001'\n\tAttributeConnID\t00A1000000000001\n";

#[test]
fn t_server_writes_a_header_with_a_stamp() {
    let header = "@10:00:05.1004 [0] 8.1.101.25 distribute_event: message EventPartyDeleted\n";
    assert_deleted(&format!("{header}{ATTRIBUTES}"), Layout::TServer);
}

#[test]
fn the_router_writes_the_stamp_after_the_message() {
    let header = "received from 65200(SIP_A)host1:7007(fd=) message EventPartyDeleted (refid=7)\n";
    let stamp = "10:00:05.388_T_I_00a1000000000001 [14:32] EventPartyDeleted is received for ts SIP_A (this dn=1003)\n";
    let log = format!("{header}{ATTRIBUTES}{stamp}");
    assert_deleted(&log, Layout::Router);
    assert_eq!(record(&log).time, Some(36_005_388_000));
}

#[test]
fn platform_sdk_names_types_and_roles() {
    let header = "2026-01-07 10:00:05,004 TEST DEBUG [THREAD : S] - Proxy got message 'EventPartyDeleted' ('70')\n\
                  message attributes:\nAttributeEventSequenceNumber [long] = 17\n";
    let attributes = "AttributeThisDN [str] = \"1003\"\nAttributeOtherDN [str] = \"1002\"\n\
                      AttributeOtherDNRole [int] = 8 [RoleDeletedParty]\nAttributeThirdPartyDN [str] = \"1001\"\n\
                      AttributeConnID [long] = 00a1000000000001\n. Processing with  state .StatePrimary proxy: proxy1\n";
    let log = format!("{header}{attributes}");
    assert_deleted(&log, Layout::PlatformSdk);
    assert_eq!(record(&log).sequence(), Some(17));
    assert_deleted(&log.replace("\nAttribute", "\n\t"), Layout::PlatformSdk);
}

#[test]
fn ors_and_icon_write_attributes_below_a_standard_message() {
    let ors = "10:00:05.299 Int 04543 Interaction message \"EventPartyDeleted\" received from 65200 (\"SIP_A@1003\")\n : message EventPartyDeleted\n";
    assert_deleted(&format!("{ors}{ATTRIBUTES}"), Layout::Standard);
    let icon = "10:00:05.299 Trc 04541 Message EventPartyDeleted received from 'SIP_A@1003'\n";
    let blanks = ATTRIBUTES.replace("DN\t", "DN     ");
    assert_deleted(&format!("{icon}{blanks}"), Layout::Standard);
}

#[test]
fn the_quick_flow_has_no_roles_that_could_be_missing() {
    let line = |name: &str, dn: &str, odn: &str| {
        format!("10:00:05.790  {name}(dn='{dn}'|odn='{odn}'|connid=00a1000000000001|refid=4294967295|msgid=)\n")
    };
    let log = line("EventPartyDeleted", "1003", "1002");
    assert_eq!(record(&log).layout, Layout::QuickFlow);
    let call = line("EventEstablished", "A", "B")
        + &line("EventEstablished", "B", "A")
        + &line("EventPartyAdded", "A", "C")
        + &line("EventPartyAdded", "B", "C")
        + &line("EventReleased", "C", "")
        + &line("EventPartyDeleted", "A", "C")
        + &line("EventPartyDeleted", "B", "C")
        + &line("EventReleased", "A", "B")
        + &line("EventReleased", "B", "A");
    let call = checked(&call);
    assert_eq!((call.verdict, call.findings().count()), (Verdict::Agrees, 0));
}

/// Lines of the quick flow, each `name dn odn connid`.
fn quick_flow(lines: &[&str]) -> String {
    let line = |(number, text): (usize, &&str)| {
        let [name, dn, odn, conn_id] = text.split(' ').collect::<Vec<_>>()[..] else { panic!("{text}") };
        format!(
            "10:00:{number:02}.790  Event{name}(dn='{dn}'|odn='{odn}'|connid=00a100000000000{conn_id}|refid=|msgid=)\n"
        )
    };
    lines.iter().enumerate().map(line).collect()
}

fn findings_in(log: &str) -> usize {
    let calls = Trace::gather(vec![events("a.log", log.as_bytes())]).check();
    calls.iter().map(|call| call.findings().count()).sum()
}

const CALL: [&str; 3] = ["Ringing B A 1", "Established B A 1", "Established A B 1"];

const CONSULT: [&str; 5] = ["Held A B 1", "Dialing A C 2", "Ringing C A 2", "Established C A 2", "Established A C 2"];

#[test]
fn a_transfer_in_the_quick_flow_is_no_end_of_call() {
    let transfer = ["Released A B 1", "Released A C 2", "PartyChanged B C 1", "PartyChanged C B 1"];
    let end = ["Released C B 1", "Released B C 1"];
    assert_eq!(findings_in(&quick_flow(&[&CALL[..], &CONSULT, &transfer, &end].concat())), 0);
    let changed_first = [transfer[2], transfer[3], transfer[0], transfer[1]];
    assert_eq!(findings_in(&quick_flow(&[&CALL[..], &CONSULT, &changed_first, &end].concat())), 0);
}

#[test]
fn a_completed_conference_in_the_quick_flow_is_no_end() {
    let complete = ["Retrieved A B 1", "Released A C 2", "PartyAdded A C 1", "PartyAdded B C 1", "PartyChanged C A 1"];
    let leave = ["Released B  1", "PartyDeleted A B 1", "PartyDeleted C B 1"];
    let log = [&CALL[..], &CONSULT, &complete, &leave].concat();
    assert_eq!(findings_in(&quick_flow(&[&log[..], &["Released A C 1", "Released C A 1"]].concat())), 0);
    let lacking = [&log[..log.len() - 1], &["Released A C 1", "Released C A 1"]].concat();
    assert_eq!(findings_in(&quick_flow(&lacking)), 1, "C is not told");
}

#[test]
fn a_party_joins_an_external_caller_in_the_quick_flow() {
    let join = ["Ringing C B 1", "PartyAdded B C 1", "Established C B 1"];
    let leave = ["Released C  1", "PartyDeleted B C 1", "Released B A 1"];
    assert_eq!(findings_in(&quick_flow(&[&CALL[..2], &join, &leave].concat())), 0);
}

#[test]
fn json_of_voice_microservices_is_one_object_per_line() {
    let log = "{\"id\": \"EventPartyDeleted\", \"ThisDN\": \"1003\", \"OtherDN\": \"1002\", \"OtherDNRole\": 8, \
               \"ThirdPartyDN\": \"1001\", \"ConnID\": \"00a1000000000001@meta\"}\n";
    assert_deleted(log, Layout::Json);
    assert_deleted(&format!("[\n  {},\n]\n", log.trim_end()), Layout::Json);
    assert_deleted(&log.replace("\"ThisDN\"", "\"AttributeThisDN\""), Layout::Json);
}

#[test]
fn pasted_and_damaged_text_is_read() {
    let header = "@10:00:05 [0] 8.1 distribute_event: message EventPartyDeleted\n";
    for (from, to) in [("\t'", "  ’"), ("'\n", "'<br />\n"), ("\t'", "'"), ("\tAttribute", "Attribute")] {
        assert_deleted(&format!("{header}{}", ATTRIBUTES.replace(from, to)), Layout::TServer);
    }
}

#[test]
fn copies_and_repeated_names_are_duplicates() {
    let copy =
        "@12:21:16.4386 [BSYNC] Trace: Send to backup (SIP_A_B) [20]:\nmessage EventReleased\n\tAttributeThisDN\t'A'\n";
    let repeat = "10:00:05.829 Trc 04542 EventReleased sent to [24] (00000479 ICON_1 192.0.2.7:59022)\n";
    let same = message("EventHeld", "ThisDN=A EventSequenceNumber=000a");
    let trace = Trace::gather(vec![events("a.log", [copy, repeat, &same, &same].concat().as_bytes())]);
    assert_eq!((trace.duplicates, trace.calls().next().unwrap().records.len()), (3, 1));
}

#[test]
fn words_of_a_header_in_a_sip_body_are_no_message() {
    let body = "10:00:05.828: Sending  [0,UDP] 384 bytes to 192.0.2.4:5060 >>>>>\nBYE sip:1001@192.0.2.4 SIP/2.0\n\
                From: <sip:message EventReleased@192.0.2.1>\n\tAttributeThisDN\t'1001'\n\n";
    let file = events("a.log", body.as_bytes());
    assert_eq!((file.tally.messages, file.tally.orphans), (0, 1));
}

#[test]
fn attributes_before_the_first_header_are_counted() {
    let log = format!("\tAttributeThisDN\t'A'\n\tAttributeConnID\t1\n{}", conversation());
    assert_eq!(events("a.log", log.as_bytes()).tally.orphans, 2);
}

#[test]
fn a_message_cut_by_rotation_is_completed_by_the_next_file() {
    let log = conference()
        + &released("B")
        + &deleted("A", "B", "A")
        + &deleted("C", "B", "A")
        + &released("A")
        + &released("C");
    let whole = Trace::gather(vec![events("a.1.log", log.as_bytes())]).check();
    assert_eq!(whole[0].verdict, Verdict::Agrees);
    let ends = log.match_indices('\n').map(|(at, _)| at + 1);
    for (number, at) in ends.enumerate() {
        let (first, second) = log.split_at(at);
        let files = vec![events("a.2.log", second.as_bytes()), events("a.1.log", first.as_bytes())];
        let calls = Trace::gather(files).check();
        assert_eq!(calls[0].findings().count(), 0, "after line {}:\n{second}", number + 1);
        assert_eq!(calls[0].verdict, Verdict::Agrees, "after line {}", number + 1);
    }
}

#[test]
fn a_log_without_a_last_line_end_is_whole() {
    let log = conversation() + &released("A") + &released("B");
    let call = checked(log.trim_end());
    assert_eq!(call.verdict, Verdict::Agrees);
    let call = checked(&log[..log.len() - 3]);
    assert_eq!((call.verdict, call.findings().count()), (Verdict::Open, 0));
}

#[test]
fn a_huge_line_is_counted_and_not_kept() {
    let mut reader = Reader::default();
    let piece = vec![b'x'; 1 << 16];
    let mut messages = 0;
    for _ in 0..64 {
        reader.feed(&piece, &mut |_| messages += 1);
    }
    reader.feed(b"\n", &mut |_| messages += 1);
    reader.feed(conversation().as_bytes(), &mut |_| messages += 1);
    let tally = reader.finish(&mut |_| messages += 1);
    assert_eq!((tally.long_lines, messages), (1, 2));
}

#[test]
fn a_message_of_two_mebibytes_keeps_its_first_attributes() {
    let long = "\tAttributeThisDN\t'A'\n".to_owned()
        + &"\tAttributeX\t'0123456789012345678901234567890123456789'\n".repeat(50_000);
    let log = format!("@10:00:05.1 [0] 8.1 distribute_event: message EventHeld\n{long}");
    let file = events("a.log", log.as_bytes());
    assert_eq!((file.tally.long_messages, dns(&file)[0]), (1, "A"));
}

#[test]
fn bytes_that_are_no_utf_8_are_read() {
    let log = [b"10:00:05.1: x\nmessage EventHeld\n\tAttributeThisDN\t'\xe4\xff'\n\tAttributeConnID\t1\n".as_slice()]
        .concat();
    assert_eq!(dns(&events("a.log", &log))[0], "äÿ");
}

#[test]
fn blanks_and_breaks_after_a_header_are_no_part_of_it() {
    let plain = format!("@10:00:05 [0] 8.1 distribute_event: message EventPartyDeleted\n{ATTRIBUTES}");
    for end in [" \n", "\t\n", "<br />\n", " <br>\n", " \r\n"] {
        assert_deleted(&plain.replace('\n', end), Layout::TServer);
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_line() {
    let header = "\u{feff}@10:00:05 [0] 8.1 distribute_event: message EventPartyDeleted\n";
    assert_deleted(&format!("{header}{ATTRIBUTES}"), Layout::TServer);
}

#[test]
fn events_without_stamps_are_no_copies() {
    let unstamped = |name: &str| format!("message {name}\n{ATTRIBUTES}\n");
    let log = unstamped("EventHeld") + &unstamped("EventPartyDeleted");
    let file = events("a.log", log.as_bytes());
    assert_eq!((file.records().len(), file.tally.copies), (2, 0));
    let copy = unstamped("EventHeld") + &conversation();
    assert_eq!(events("a.log", copy.as_bytes()).tally.copies, 1);
}

#[test]
fn text_in_utf_16_or_utf_32_is_named_as_such() {
    for text in ["\u{feff}hello\n", "hello\n"] {
        let narrow: Vec<u16> = text.encode_utf16().collect();
        let wide: Vec<u32> = text.chars().map(u32::from).collect();
        let encoded = [
            narrow.iter().copied().flat_map(u16::to_le_bytes).collect(),
            narrow.iter().copied().flat_map(u16::to_be_bytes).collect(),
            wide.iter().copied().flat_map(u32::to_le_bytes).collect(),
            wide.iter().copied().flat_map(u32::to_be_bytes).collect::<Vec<_>>(),
        ];
        for bytes in encoded {
            assert_eq!(events("a.log", &bytes).without_messages(), Some(WithoutMessages::Utf16), "{bytes:?}");
        }
    }
}

#[test]
fn sequence_numbers_of_two_servers_do_not_order_their_events() {
    let numbered = |time: u64, sequence: u64, event: String| {
        let event = event.replace("@10:00:05", &format!("@10:00:{time:02}"));
        event.replacen("\tAttribute", &format!("\tAttributeEventSequenceNumber\t{sequence:x}\n\tAttribute"), 1)
    };
    let log = numbered(1, 0x900, message("EventEstablished", "ThisDN=A OtherDN=B ThisDNRole=1"))
        + &numbered(1, 0x10, message("EventEstablished", "ThisDN=B OtherDN=A ThisDNRole=2"))
        + &numbered(5, 0x901, released("A"))
        + &numbered(5, 0x11, released("B"));
    let call = checked(&log);
    assert_eq!((call.verdict, call.departures[0].before.clone()), (Verdict::Agrees, ["A", "B"].map(Into::into).into()));
}

/// A call whose messages each have these lines after their attributes.
fn with_lines(lines: &str) -> String {
    let call = conference() + &released("B") + &deleted("A", "B", "A") + &deleted("C", "B", "A");
    call.replace("\tAttributeConnID\t00a1000000000001\n", &format!("\tAttributeConnID\t00a1000000000001\n{lines}"))
}

#[test]
fn user_data_that_looks_like_attributes_changes_nothing() {
    let list = "\tAttributeUserData\t[99] 00 01..\n";
    for entries in [
        "\t\t'AttributeThisDN'\t'6'\n\t\t'AttributeConnID'\t'77'\n",
        "\t\t'note'\t'first\nAttributeThisDN 'x'\nAttributeConnID 0012\n'AttributeOtherDN' '6'\nlast'\n",
        "\t\t'note'\t'first\nmessage EventReleased\n  : message EventReleased\n\nlast'\n\tAttributeCallType\t2\n",
        "\t\t'note'\t'cut\n\tAttributeCallType\t2\n",
    ] {
        let call = checked(&with_lines(&format!("{list}{entries}")));
        let departure = &call.departures[0];
        assert_eq!((call.conn_id, departure.verdict), (0x00a1_0000_0000_0001, Verdict::Agrees), "{entries}");
        assert_eq!(departure.before, ["A", "B", "C"], "{entries}");
    }
}

#[test]
fn colours_of_a_terminal_are_no_part_of_a_line() {
    let log = with_lines("");
    let coloured: String = log.lines().map(|line| format!("\x1b[01;36m{line}\x1b[0m\n")).collect();
    assert_eq!(
        json(vec![events("a.log", coloured.as_bytes())])["calls"],
        json(vec![events("a.log", log.as_bytes())])["calls"]
    );
}

#[test]
fn a_copy_to_the_backup_server_may_have_any_stamp() {
    let copy = "2026-02-02T10:00:05.100 [BSYNC] Trace: Send to backup (SIP_A_B) [20]:\nmessage EventReleased\n";
    let copy = copy.to_owned() + "\tAttributeThisDN\t'A'\n\tAttributeConnID\t00a1000000000001\n";
    let log = conversation() + &copy + &message("EventHeld", "ThisDN=A OtherDN=B");
    assert_eq!(checked(&log).departures, []);
}

#[test]
fn a_log_in_two_files_cut_at_any_byte_has_no_error() {
    let ask = |name: &str, attributes: &str| message(&format!("Request{name}"), attributes);
    let log = conference()
        + &ask("DeleteFromConference", "ThisDN=A OtherDN=B ReferenceID=7")
        + &released("B")
        + &deleted("A", "B", "A")
        + &deleted("C", "B", "A")
        + &ask("ReleaseCall", "ThisDN=A")
        + &released("A")
        + &released("C");
    for cut in 1..log.len() {
        let (one, other) = log.split_at(cut);
        // Here the second file begins with a header, as a copy to the backup server does.
        if other.starts_with("message Event") {
            continue;
        }
        let files = vec![events("a.1.log", one.as_bytes()), events("a.2.log", other.as_bytes())];
        let calls = Trace::gather(files).check();
        let findings: usize = calls.iter().map(|call| call.findings().count()).sum();
        assert_eq!((calls.len(), findings), (1, 0), "{one:?} and {other:?}");
    }
}
