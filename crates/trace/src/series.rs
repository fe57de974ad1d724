//! Rotated files: which files are one log, and in which order.

use std::collections::{BTreeMap, BTreeSet};

use crate::LogFile;

/// Files sorted so that those of one log follow each other in time, each with the number of its log.
pub(crate) fn sorted(files: Vec<LogFile>) -> Vec<(usize, LogFile)> {
    let keys = keys(&files);
    // Local time and UTC differ by some hours: one of them orders all files of a log.
    let without_seconds =
        keys.iter().zip(&files).filter(|(_, file)| file.start.is_none() && file.local_start.is_some());
    let by_local: BTreeSet<String> = without_seconds.map(|(key, _)| key.clone()).collect();
    let mut keyed: Vec<_> = keys.into_iter().zip(files).collect();
    keyed.sort_by(|(key, file), (other_key, other)| {
        let place = |file: &LogFile| (start(file, by_local.contains(key)), natural(&file.name), file.tally.bytes);
        key.cmp(other_key).then_with(|| place(file).cmp(&place(other)))
    });
    let mut number = 0;
    let mut previous: Option<String> = None;
    let numbered = keyed.into_iter().map(|(key, file)| {
        if previous.as_ref().is_some_and(|previous| *previous != key) {
            number += 1;
        }
        previous = Some(key);
        (number, file)
    });
    numbered.collect()
}

/// The name of each file's log: the application of its header, or that of a file of the same name but for digits.
fn keys(files: &[LogFile]) -> Vec<String> {
    let families: Vec<_> = files.iter().map(|file| family(&file.name)).collect();
    let mut applications = BTreeMap::new();
    for (family, file) in families.iter().zip(files) {
        if let Some(application) = &file.tally.application {
            applications.entry(family.as_str()).or_insert(application.as_str());
        }
    }
    let key = |family: &String, file: &LogFile| {
        let application = file.tally.application.as_deref().or_else(|| applications.get(family.as_str()).copied());
        application.map_or_else(|| format!("file {family}"), |application| format!("application {application}"))
    };
    families.iter().zip(files).map(|(family, file)| key(family, file)).collect()
}

/// A name with `#` for each number, without the ending of a compressed file. The folder stays: another one has the logs of another server.
fn family(name: &str) -> String {
    let name = [".gz", ".zst"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    let (folder, base) = name.split_at(name.rfind(['/', '\\']).map_or(0, |at| at + 1));
    let mut family = String::with_capacity(name.len());
    family.push_str(folder);
    for character in base.chars() {
        if !character.is_ascii_digit() {
            family.push(character);
        } else if family.len() == folder.len() || !family.ends_with('#') {
            family.push('#');
        }
    }
    family
}

/// The start of a log in seconds or, `by_local`, in microseconds of local time. A log without messages comes last: it may be the
/// rest of the one before.
fn start(file: &LogFile, by_local: bool) -> i64 {
    let start = if by_local { file.local_start } else { file.start.and_then(|start| i64::try_from(start).ok()) };
    start.unwrap_or(i64::MAX)
}

/// A name as text and numbers, so that `a2` comes before `a10`.
fn natural(name: &str) -> Vec<(String, u64)> {
    let mut parts = vec![(String::new(), 0_u64)];
    let mut is_number = false;
    for character in name.chars() {
        if let Some(digit) = character.to_digit(10) {
            is_number = true;
            if let Some((_, number)) = parts.last_mut() {
                *number = number.saturating_mul(10).saturating_add(u64::from(digit));
            }
        } else {
            if std::mem::take(&mut is_number) {
                parts.push((String::new(), 0));
            }
            if let Some((text, _)) = parts.last_mut() {
                text.push(character);
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events;

    fn order(files: Vec<LogFile>) -> Vec<(usize, String)> {
        sorted(files).into_iter().map(|(number, file)| (number, file.name)).collect()
    }

    #[test]
    fn files_of_one_log_follow_each_other_whatever_their_order() {
        let files = ["b.log", "a10.log", "a2.log"].map(|name| events(name, b""));
        let expected = [(0, "a2.log"), (0, "a10.log"), (1, "b.log")].map(|(number, name)| (number, name.to_owned()));
        assert_eq!(order(files.into()), expected);
    }

    #[test]
    fn the_application_of_one_file_holds_for_its_family() {
        let files =
            [events("x.2.log.gz", b""), events("x.1.log", b"Application name: SIP_A\n\n"), events("y.log", b"")];
        let numbers: Vec<_> = order(files.into()).into_iter().map(|(number, _)| number).collect();
        assert_eq!(numbers, [0, 0, 1]);
    }

    #[test]
    fn files_of_two_folders_are_two_logs() {
        let files = ["host1/sip.log", "host2/sip.log"].map(|name| events(name, b""));
        let numbers: Vec<_> = order(files.into()).into_iter().map(|(number, _)| number).collect();
        assert_eq!(numbers, [0, 1]);
    }

    #[test]
    fn a_file_that_begins_with_a_request_keeps_its_place() {
        let dated = "Local time:       2026-02-02T05:00:00.000\n\n";
        let event = "@05:00:01.0000 [0] 8.1 distribute_event: message EventHeld\n\tAttributeTimeinSecs\t1770026401\n";
        let request =
            "05:00:02.000 Trc 04541 RequestReleaseCall received\nmessage RequestReleaseCall\n\tAttributeConnID\t1\n";
        let later = format!("{dated}{request}{}", event.replace("01.0", "03.0").replace("6401", "6403"));
        let alone = format!("{dated}{}", request.replace("05:00:02", "05:00:04"));
        let texts = [("c.1.log", alone), ("c.2.log", later), ("c.3.log", format!("{dated}{event}"))];
        for number in [2, 3] {
            let files = texts[3 - number..].iter().map(|(name, text)| events(name, text.as_bytes())).collect();
            let names: Vec<_> = order(files).into_iter().map(|(_, name)| name).collect();
            assert_eq!(names, ["c.3.log", "c.2.log", "c.1.log"][..number]);
        }
    }
}
