use callmodel::Scenario;
use callmodel_figure::Figure;
use callmodel_ladder::{Heads, Metrics, SvgStyle, layout, svg};

use crate::file::File;
use crate::html::escaped;
use crate::labels::Labels;

/// The ladders of a course, each a file. Equal calls share one.
pub(crate) struct Ladders {
    labels: &'static Labels,
    scenarios: Vec<Scenario>,
    files: Vec<File>,
}

impl Ladders {
    /// No ladders yet.
    pub(crate) fn of(labels: &'static Labels) -> Self {
        Self { labels, scenarios: Vec::new(), files: Vec::new() }
    }

    /// The ladder of a scenario as an image. Scenarios of lessons and questions were played.
    pub(crate) fn image(&mut self, scenario: &Scenario) -> String {
        let index = self.scenarios.iter().position(|known| known == scenario).unwrap_or_else(|| self.add(scenario));
        let name = &self.files[index].name;
        let steps = match scenario.steps_text() {
            steps if steps.is_empty() => self.labels.no_request.to_owned(),
            steps => steps,
        };
        let text = self.labels.ladder.replace("{parties}", &scenario.parties_text()).replace("{steps}", &steps);
        let text = escaped(&text);
        format!("<img class=\"ladder\" src=\"{name}\" alt=\"{text}\">\n")
    }

    /// The files.
    pub(crate) fn into_files(self) -> Vec<File> {
        self.files
    }

    fn add(&mut self, scenario: &Scenario) -> usize {
        let run = scenario.play().unwrap_or_else(|_| unreachable!("the scenario was played"));
        let drawing = layout(&Figure::of(&run).ladder, &Metrics { room: None, heads: Heads::Drawn });
        self.files
            .push(File::text(format!("ladders/{}.svg", self.files.len() + 1), svg(&drawing, &SvgStyle::default())));
        self.scenarios.push(scenario.clone());
        self.files.len() - 1
    }
}
