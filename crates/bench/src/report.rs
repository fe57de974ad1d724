//! What `cargo xtask bench` writes: a table in Markdown, the same as JSON, and a chart for each group that has one.

use std::fmt::Write as _;

use super::chart;
use super::figures::{Times, three};
use super::measure::{Measure, Role};

/// At least this many times as good as a peer, and at most this many times the floor: where that is not so, the documentation
/// says why.
const TWICE: f64 = 2.0;

/// In the browser, the ladder is at least this many times as fast as mermaid.
const LADDER: f64 = 20.0;

/// A live element is there after at most so much of the time that mermaid takes.
const START: f64 = 1.0 / 3.0;

/// What may be measured at most, by group and size.
const MOST: [(&str, &str, f64); 3] = [
    ("weight of the Explore page", "brotli", 150.0),
    ("weight of the element", "brotli", 150.0),
    ("native, layout and SVG", "1000×10000", 1000.0),
];

/// The groups that have a chart, and the file of it.
const CHARTS: [(&[&str], &str, &str); 5] = [
    (&["ladder in Chromium"], "ladder", "Layout, SVG and insertion in Chromium"),
    (&["click to display"], "clicks", "From a click to the display"),
    (&["start of the page", "start of an element", "start of an element with its figure"], "starts", "From navigation"),
    (&["weight of the Explore page", "weight of the element"], "weights", "What is loaded, with brotli"),
    (&["request, native", "request in wasm"], "requests", "One request on a call of so many parties"),
];

/// What it was measured on.
#[derive(Debug)]
pub(crate) struct Machine {
    /// What the processor calls itself.
    pub(crate) processor: String,
    /// How many processors this program may use.
    pub(crate) processors: usize,
    /// The version of Chromium.
    pub(crate) chromium: String,
    /// The version of mermaid.
    pub(crate) mermaid: String,
    /// The commit that was measured.
    pub(crate) commit: String,
}

/// All that was measured.
#[derive(Debug)]
pub(crate) struct Report {
    /// On what.
    pub(crate) machine: Machine,
    /// The values, those of a group beside each other.
    pub(crate) measures: Vec<Measure>,
}

impl Report {
    /// One of ours with its peer and its floor.
    fn ours(&self) -> impl Iterator<Item = (&Measure, Option<&Measure>, Option<&Measure>)> {
        let beside = |ours: &Measure, role: Role| {
            self.measures
                .iter()
                .find(|other| other.role == role && (&other.group, &other.size) == (&ours.group, &ours.size))
        };
        let ours = self.measures.iter().filter(|measure| measure.role == Role::Ours);
        ours.map(move |ours| (ours, beside(ours, Role::Peer), beside(ours, Role::Floor)))
    }

    /// The table, and below it what else there is to say, whether goals are met, and what is not twice as good as its peer, or more than twice its floor.
    pub(crate) fn markdown(&self) -> String {
        let Machine { processor, processors, chromium, mermaid, commit } = &self.machine;
        let mut text = format!(
            "Commit {commit}. {processor}, of which {processors} processors. Chromium {chromium}, mermaid {mermaid}. Sizes are \
             lanes × messages, of the page parties × steps, of a request parties.\n\n\
             | what | size | median | least–greatest | runs | the peer | the floor |\n\
             | --- | ---: | ---: | ---: | ---: | --- | --- |\n"
        );
        let (mut says, mut behind) = (String::new(), String::new());
        for (ours, peer, floor) in self.ours() {
            let Measure { group, size, unit, values, .. } = ours;
            let against = |other: Option<&Measure>| other.map(|other| other.values.median);
            let of = |other: Option<&Measure>, ratio: fn(f64, f64) -> f64| {
                other.map_or_else(String::new, |other| {
                    let ratio = three(ratio(ours.values.median, other.values.median));
                    format!("{} {} {unit}: {ratio} ×", other.name, three(other.values.median))
                })
            };
            let [peers, floors] = [of(peer, |ours, peer| peer / ours), of(floor, |ours, floor| ours / floor)];
            let [median, least, greatest] = [values.median, values.least, values.greatest].map(three);
            let more = [ours.says.clone(), goal(ours, peer)].into_iter().filter(|text| !text.is_empty());
            let more = more.collect::<Vec<_>>().join("; ");
            if !more.is_empty() {
                let _ = writeln!(says, "- {group}, {size}: {more}");
            }
            let runs = values.count;
            let cells = format!("{median} {unit} | {least}–{greatest} | {runs} | {peers} | {floors}");
            let _ = writeln!(text, "| {group} | {size} | {cells} |");
            if against(peer).is_some_and(|peer| peer < TWICE * values.median) {
                let _ = writeln!(behind, "- {group}, {size}: beside {peers}");
            }
            if against(floor).is_some_and(|floor| values.median > TWICE * floor) {
                let _ = writeln!(behind, "- {group}, {size}: above {floors}");
            }
        }
        if !says.is_empty() {
            let _ = write!(text, "\nWhat else is known, and whether the goals are met:\n\n{says}");
        }
        if !behind.is_empty() {
            let _ = write!(text, "\nLess than twice as good as the peer, or more than twice the floor:\n\n{behind}");
        }
        text
    }

    /// The same for programs, one measure a line.
    pub(crate) fn json(&self) -> String {
        let Machine { processor, processors, chromium, mermaid, commit } = &self.machine;
        let [processor, chromium, mermaid, commit] = [processor, chromium, mermaid, commit].map(|text| quoted(text));
        let measures = self.measures.iter().map(|measure| {
            let Measure { group, size, role, name, unit, values, says } = measure;
            let [group, size, name, unit, says] = [group, size, name, unit, says].map(|text| quoted(text));
            let role = quoted(role.name());
            let Times { median, least, greatest, count: runs } = values;
            format!(
                "{{\"group\":{group},\"size\":{size},\"role\":{role},\"name\":{name},\"unit\":{unit},\"median\":{median},\
                 \"least\":{least},\"greatest\":{greatest},\"runs\":{runs},\"says\":{says}}}"
            )
        });
        let measures = measures.collect::<Vec<_>>().join(",\n");
        format!(
            "{{\"commit\":{commit},\"processor\":{processor},\"processors\":{processors},\"chromium\":{chromium},\
             \"mermaid\":{mermaid},\"measures\":[\n{measures}\n]}}\n"
        )
    }

    /// The charts, each with the name of its file.
    pub(crate) fn charts(&self) -> Vec<(&'static str, String)> {
        let chart = |(groups, file, title): &(&[&str], &'static str, &str)| {
            let of = self.measures.iter().filter(|measure| groups.contains(&measure.group.as_str()));
            let of: Vec<_> = of.collect();
            (!of.is_empty()).then(|| (*file, chart::bars(title, &of)))
        };
        CHARTS.iter().filter_map(chart).collect()
    }
}

/// Whether a goal is met, where there is one.
fn goal(ours: &Measure, peer: Option<&Measure>) -> String {
    let median = ours.values.median;
    let of_peer = peer.map(|peer| peer.values.median);
    let most = MOST.iter().find(|(group, size, _)| (*group, *size) == (ours.group.as_str(), ours.size.as_str()));
    match (ours.group.as_str(), of_peer, most) {
        ("ladder in Chromium", Some(peer), _) => verdict("at least 20 times as fast", peer >= LADDER * median),
        ("start of an element" | "start of an element with its figure", Some(peer), _) if ours.size == "live" => {
            verdict("at most a third", median <= START * peer)
        }
        (_, _, Some((_, _, most))) => verdict(&format!("at most {most} {}", ours.unit), median <= *most),
        _ => String::new(),
    }
}

/// A goal, and whether it is met.
pub(crate) fn verdict(goal: &str, met: bool) -> String {
    format!("goal {goal}: {}", if met { "met" } else { "NOT MET" })
}

/// A text as JSON has it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            _ if character.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(group: &str, size: &str, role: Role, name: &str, median: f64) -> Measure {
        let values = Times { median, least: median / 2.0, greatest: median * 2.0, count: 5 };
        Measure::ours(group, size, values).in_role(role, name)
    }

    fn report(measures: &[Measure]) -> Report {
        let [processor, chromium, mermaid, commit] = ["A \"processor\"", "1.2", "3.4", "abc"].map(str::to_owned);
        let machine = Machine { processor, processors: 2, chromium, mermaid, commit };
        Report { machine, measures: measures.to_vec() }
    }

    fn ladder(ours: f64, mermaid: f64, floor: f64) -> Vec<Measure> {
        [(Role::Ours, "ladder", ours), (Role::Peer, "mermaid", mermaid), (Role::Floor, "insertion", floor)]
            .map(|(role, name, median)| measure("ladder in Chromium", "3×5", role, name, median))
            .to_vec()
    }

    #[test]
    fn ours_stands_beside_its_peer_and_its_floor() {
        let text = report(&ladder(2.0, 50.0, 1.5)).markdown();
        let cells = "2.00 ms | 1.00–4.00 | 5 | mermaid 50.0 ms: 25.0 × | insertion 1.50 ms: 1.33 ×";
        assert!(text.contains(&format!("\n| ladder in Chromium | 3×5 | {cells} |\n")), "{text}");
        assert!(text.ends_with("\n- ladder in Chromium, 3×5: goal at least 20 times as fast: met\n"), "{text}");
    }

    #[test]
    fn what_is_not_twice_as_good_or_over_twice_the_floor_is_listed() {
        let text = report(&ladder(2.0, 3.0, 0.5)).markdown();
        assert!(text.contains("NOT MET"), "{text}");
        let list = "\n- ladder in Chromium, 3×5: beside mermaid 3.00 ms: 1.50 ×\n\
                    - ladder in Chromium, 3×5: above insertion 0.500 ms: 4.00 ×\n";
        assert!(text.ends_with(list), "{text}");
    }

    #[test]
    fn a_weight_has_a_most() {
        let heavy = measure("weight of the element", "brotli", Role::Ours, "the element", 150.1);
        assert!(report(&[heavy]).markdown().contains("goal at most 150 ms: NOT MET"));
    }

    #[test]
    fn a_measure_is_a_line_of_json() {
        let json = report(&ladder(2.0, 50.0, 1.5)).json();
        let line = json.lines().nth(2).unwrap_or_default();
        assert_eq!(
            line,
            "{\"group\":\"ladder in Chromium\",\"size\":\"3×5\",\"role\":\"peer\",\"name\":\"mermaid\",\"unit\":\"ms\",\
             \"median\":50,\"least\":25,\"greatest\":100,\"runs\":5,\"says\":\"\"},"
        );
        assert!(json.starts_with("{\"commit\":\"abc\",\"processor\":\"A \\\"processor\\\"\","), "{json}");
    }

    #[test]
    fn a_group_has_its_chart() {
        let charts = report(&ladder(2.0, 50.0, 1.5)).charts();
        assert_eq!(charts.iter().map(|(file, _)| *file).collect::<Vec<_>>(), ["ladder"]);
    }
}
