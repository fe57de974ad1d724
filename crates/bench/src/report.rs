//! The report: values as JSON, and the table and charts that are made of them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use crate::measure::Measure;
use crate::record::Role;
use crate::values::{Values, three};
use crate::{chart, goals};

/// A measure that is less than this many times as good as its quickest peer, or more than this many times its floor, is
/// listed, and the documentation gives the reason.
const TWICE: f64 = 2.0;

/// Groups that share a chart, its file name, and its title.
const CHARTS: [(&[&str], &str, &str); 5] = [
    (&["ladder in Chromium"], "ladder", "Layout, SVG and insertion in Chromium"),
    (&["click to display"], "clicks", "From a click to the display"),
    (&["start of the page", "start of an element", "start of an element with its figure"], "starts", "From navigation"),
    (&["weight of the Explore page", "weight of the element"], "weights", "What is loaded, with brotli"),
    (&["request, native", "request in wasm"], "requests", "One request on a call of so many parties"),
];

/// Name of the file of values.
const JSON: &str = "report.json";

/// Machine and versions of a measurement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Machine {
    /// Commit of the measured code.
    pub commit: String,
    /// Name of the processor.
    pub processor: String,
    /// Number of processors that the bench could use.
    pub processors: usize,
    /// Version of Chromium.
    pub chromium: String,
    /// Versions of mermaid, separated by commas.
    pub mermaid: String,
}

/// All measures of one run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Machine and versions.
    pub machine: Machine,
    /// The measures, in the order of the table.
    pub measures: Vec<Measure>,
}

impl Report {
    /// Reads the values in a folder that [`write`](Self::write) has written.
    ///
    /// # Errors
    /// If its `report.json` is missing or has another form.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(JSON);
        let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} is no report", path.display()))
    }

    /// Writes `report.json`, `table.md` and the charts into a folder.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let charts = self.charts()?.into_iter().map(|(name, svg)| (format!("{name}.svg"), svg));
        let files =
            [("table.md".to_owned(), self.markdown()), (JSON.to_owned(), serde_json::to_string_pretty(self)? + "\n")];
        for (name, content) in charts.chain(files) {
            let path = folder.join(name);
            fs::write(&path, content).with_context(|| format!("{} cannot be written", path.display()))?;
        }
        Ok(())
    }

    /// The table in Markdown; below it the notes with the goals, and the list of measures behind a peer or floor.
    #[must_use]
    pub fn markdown(&self) -> String {
        let Machine { processor, processors, chromium, mermaid, commit } = &self.machine;
        let mut text = format!(
            "Commit {commit}. {processor}, of which {processors} processors. Chromium {chromium}, mermaid {mermaid}. Sizes are \
             lanes × messages, of the page parties × steps, of a request parties.\n\n\
             | what | size | median | least–greatest | runs | the peer | the floor |\n\
             | --- | ---: | ---: | ---: | ---: | --- | --- |\n"
        );
        let (mut says, mut behind) = (String::new(), String::new());
        for ours in self.measures.iter().filter(|measure| measure.role == Role::Ours) {
            let Measure { group, size, unit, values, .. } = ours;
            let Values { median, least, greatest, count } = *values;
            let (peers, floor) = (self.beside(ours, Role::Peer), self.beside(ours, Role::Floor).into_iter().next());
            let times = |other: &Measure, ratio: f64| {
                format!("{} {} {unit}: {} ×", other.name, three(other.values.median), three(ratio))
            };
            let better = |peer: &Measure| times(peer, peer.values.median / median);
            let worse = |floor: &Measure| times(floor, median / floor.values.median);
            let cells = [
                group.clone(),
                size.clone(),
                format!("{} {unit}", three(median)),
                format!("{}–{}", three(least), three(greatest)),
                count.to_string(),
                peers.iter().map(|peer| better(peer)).collect::<Vec<_>>().join("; "),
                floor.map(worse).unwrap_or_default(),
            ];
            let _ = writeln!(text, "| {} |", cells.join(" | "));
            let quickest = peers.into_iter().min_by(|a, b| a.values.median.total_cmp(&b.values.median));
            let more: Vec<_> = [Some(ours.says.clone()).filter(|says| !says.is_empty()), goals::goal(ours, quickest)]
                .into_iter()
                .flatten()
                .collect();
            if !more.is_empty() {
                let _ = writeln!(says, "- {group}, {size}: {}", more.join("; "));
            }
            if let Some(peer) = quickest.filter(|peer| peer.values.median < TWICE * median) {
                let _ = writeln!(behind, "- {group}, {size}: beside {}", better(peer));
            }
            if let Some(floor) = floor.filter(|floor| median > TWICE * floor.values.median) {
                let _ = writeln!(behind, "- {group}, {size}: above {}", worse(floor));
            }
        }
        let lists = [
            ("What else is known, and whether the goals are met:", says),
            ("Less than twice as good as the peer, or more than twice the floor:", behind),
        ];
        for (heading, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
            let _ = write!(text, "\n{heading}\n\n{list}");
        }
        text
    }

    /// Measures of this role with the same group and size.
    fn beside(&self, ours: &Measure, role: Role) -> Vec<&Measure> {
        self.measures.iter().filter(|other| other.role == role && other.is_beside(ours)).collect()
    }

    /// The charts as SVG, each with its file name; none for groups that were not measured.
    fn charts(&self) -> Result<Vec<(&'static str, String)>> {
        let mut charts = Vec::new();
        for (groups, file, title) in CHARTS {
            let of: Vec<_> = self.measures.iter().filter(|measure| groups.contains(&measure.group.as_str())).collect();
            if !of.is_empty() {
                charts.push((file, chart::dots(title, &of)?));
            }
        }
        Ok(charts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(role: Role, name: &str, median: f64) -> Measure {
        let values = Values { median, least: median / 2.0, greatest: median * 2.0, count: 5 };
        Measure::ours("ladder in Chromium", "3×5", values).in_role(role, name)
    }

    fn report(ours: f64, peers: &[(&str, f64)], floor: f64) -> Report {
        let [processor, chromium, mermaid, commit] = ["A processor", "1.2", "3.4", "abc"].map(str::to_owned);
        let machine = Machine { processor, processors: 2, chromium, mermaid, commit };
        let mut measures = vec![measure(Role::Ours, "ladder", ours), measure(Role::Floor, "insertion", floor)];
        measures.extend(peers.iter().map(|(name, ms)| measure(Role::Peer, name, *ms)));
        Report { machine, measures }
    }

    #[test]
    fn a_row_has_every_peer_and_the_floor() {
        let text = report(2.0, &[("m 12", 50.0), ("m 11", 60.0)], 1.5).markdown();
        let cells = "2.00 ms | 1.00–4.00 | 5 | m 12 50.0 ms: 25.0 ×; m 11 60.0 ms: 30.0 × | insertion 1.50 ms: 1.33 ×";
        assert!(text.contains(&format!("\n| ladder in Chromium | 3×5 | {cells} |\n")), "{text}");
        assert!(text.ends_with("\n- ladder in Chromium, 3×5: goal at least 20 times as fast: met\n"), "{text}");
    }

    #[test]
    fn the_goal_counts_against_the_quickest_peer() {
        let text = report(2.0, &[("m 11", 60.0), ("m 12", 39.0)], 1.5).markdown();
        assert!(text.contains("goal at least 20 times as fast: NOT MET"), "{text}");
    }

    #[test]
    fn a_measure_behind_its_peer_or_floor_is_listed() {
        let text = report(2.0, &[("m", 3.0)], 0.5).markdown();
        let list = "\n- ladder in Chromium, 3×5: beside m 3.00 ms: 1.50 ×\n\
                    - ladder in Chromium, 3×5: above insertion 0.500 ms: 4.00 ×\n";
        assert!(text.ends_with(list), "{text}");
    }

    #[test]
    fn a_report_that_is_written_is_read_again() {
        let folder = std::env::temp_dir().join(format!("callmodel-bench-{}", std::process::id()));
        let report = report(2.0, &[("m", 50.0)], 1.5);
        report.write(&folder).expect("the folder can be written");
        let read = Report::read(&folder);
        let files = ["table.md", "ladder.svg"].map(|name| folder.join(name).is_file());
        fs::remove_dir_all(&folder).expect("it was written");
        assert_eq!((read.expect("it was written"), files), (report, [true, true]));
    }

    #[test]
    fn the_documentation_has_the_table_of_its_values() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/src/benchmarks");
        let report = Report::read(&folder).expect("it is committed");
        let table = fs::read_to_string(folder.join("table.md")).expect("it is committed");
        assert_eq!(table, report.markdown(), "`cargo run -p callmodel-bench -- report` writes it again");
    }
}
