use callmodel_forms::Format as LadderFormat;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// The value of `--format`: a report about all calls, or a form of the ladder of one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A report.
    Report(Report),
    /// The ladder of the call of `--call`.
    Ladder(LadderFormat),
}

/// A report about all calls. With `--call` JSON, CSV and Markdown have the ladder of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Report {
    /// What differs, with the messages and the rules, for people.
    Summary,
    /// All calls, for programs.
    Json,
    /// One call per line, for programs.
    Ndjson,
    /// One record per finding, for spreadsheets.
    Csv,
    /// Tables for tickets.
    Markdown,
    /// JUnit XML, for continuous integration.
    Junit,
}

impl Report {
    /// All reports in the order of the help.
    const ALL: [Self; 6] = [Self::Summary, Self::Json, Self::Ndjson, Self::Csv, Self::Markdown, Self::Junit];

    /// The word on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Junit => "junit",
        }
    }

    /// The description in the help.
    fn about(self) -> &'static str {
        match self {
            Self::Summary => "What differs, with the messages and the rules, for people",
            Self::Json => "All calls, for programs; with --call its ladder, too",
            Self::Ndjson => "One call per line, for programs",
            Self::Csv => "One record per finding, for spreadsheets; with --call one per message",
            Self::Markdown => "Tables for tickets; with --call its messages, too",
            Self::Junit => "JUnit XML, for continuous integration",
        }
    }
}

impl Format {
    /// All formats: the reports, then the forms of a ladder that no report has the name of.
    fn all() -> impl Iterator<Item = Self> {
        let ladders = LadderFormat::all().map(Self::Ladder);
        let is_new = |format: &Self| !Report::ALL.iter().any(|report| report.name() == format.name());
        Report::ALL.into_iter().map(Self::Report).chain(ladders.filter(is_new))
    }

    /// The word on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Report(report) => report.name(),
            Self::Ladder(format) => format.facts().name,
        }
    }

    /// Whether `--theme` has an effect.
    pub(crate) fn has_colours(self) -> bool {
        matches!(self, Self::Ladder(format) if format.facts().has_colours)
    }

    /// The description in the help.
    fn about(self) -> String {
        match self {
            Self::Report(report) => report.about().to_owned(),
            Self::Ladder(format) if format.facts().name == "table" => "With --call: its messages as a table".to_owned(),
            Self::Ladder(format) => format!("With --call: {}", uncapitalised(format.facts().about)),
        }
    }

    /// The parser of `--format`.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        let values = Self::all().map(|format| PossibleValue::new(format.name()).help(format.about()));
        PossibleValuesParser::new(values.collect::<Vec<_>>()).map(|name| {
            Self::all().find(|format| format.name() == name).expect("only the names of formats are possible values")
        })
    }
}

/// A text that begins with a small letter.
fn uncapitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}
