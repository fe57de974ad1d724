mod quiz;

use std::path::PathBuf;

use callmodel_lesson::{Kind, Question, Recipe, questions_json};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::failure::Failure;
use crate::output::Output;

/// Prints questions about calls, with their answers, or asks them.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = EXAMPLES)]
pub(crate) struct Questions {
    /// The seed of the first question
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,

    /// The number of questions, with the seeds that follow
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    count: u32,

    /// The kind of all questions [default: the six in turn]
    #[arg(long, value_parser = kinds())]
    kind: Option<Kind>,

    /// The number of parties on each call at its beginning, 2 to 8 [default: chosen by the seed]
    #[arg(long, value_name = "N", value_parser = parties())]
    parties: Option<usize>,

    /// The question of a link: "value-7-3", or parties, steps and what is asked
    #[arg(long, value_name = "LINK", conflicts_with_all = ["seed", "count", "kind", "parties"])]
    link: Option<String>,

    /// The output format
    #[arg(long, value_enum, default_value_t)]
    format: QuestionFormat,

    /// Ask on the terminal, explain each answer, and count; what was missed comes back
    #[arg(long, conflicts_with_all = ["format", "output"])]
    quiz: bool,

    /// Write to FILE instead of standard output (`-`)
    ///
    /// A file is written atomically. Pipes and devices are written to directly.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Let --output replace an existing file
    #[arg(long, requires = "output")]
    force: bool,
}

/// The value of `--format`.
#[derive(Clone, Copy, Default, ValueEnum)]
enum QuestionFormat {
    /// Questions, then their answers
    #[default]
    Text,
    /// One line of JSON
    Json,
}

/// The description in `callmodel questions --help`.
const ABOUT: &str = "\
Prints questions about calls, with their answers, or asks them.

The model makes the questions and marks the answers. The same seed gives the same question, for ever. Kinds:

    event        which event a party receives
    value        the value of an attribute
    request      the request, told from its events
    difference   which attributes would differ for another request
    fault        the wrong value of a log
    handler      the call for which client code is wrong";

/// The end of `callmodel questions --help`.
const EXAMPLES: &str = "\
Examples:
  callmodel questions --quiz --seed $RANDOM
  callmodel questions --seed 7 --count 1 --kind value --parties 3
  callmodel questions --count 100 --format json --output questions.json
  callmodel questions --link \"A B C, delete B by C, value:A.ThirdPartyDN\"

Exit status: 0 for success, whatever is answered; 1 if the question of a link has no answer or more than one; 2 for invalid
usage, or a file that cannot be written.";

/// The parser of `--kind`.
fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.map(Kind::as_str))
        .map(|name| name.parse().expect("only the names of kinds are possible values"))
}

/// The parser of `--parties`.
fn parties() -> impl TypedValueParser<Value = usize> {
    let (first, last) = (*Recipe::PARTIES.start() as i64, *Recipe::PARTIES.end() as i64);
    clap::value_parser!(u8).range(first..=last).map(usize::from)
}

impl Questions {
    /// Makes the questions, and prints or asks them.
    ///
    /// # Errors
    /// [`Failure::Link`], [`Failure::Unwritable`], and those of [`Output::write`].
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        if self.quiz {
            return quiz::ask(&self.questions()?);
        }
        let output = Output::from_argument(self.output.as_deref(), self.force);
        output.check()?;
        let questions = self.questions()?;
        let written = match self.format {
            QuestionFormat::Text => text(&questions),
            QuestionFormat::Json => questions_json(&questions) + "\n",
        };
        output.write(written.as_bytes())
    }

    fn questions(&self) -> Result<Vec<Question>, Failure> {
        if let Some(link) = &self.link {
            return Ok(vec![Question::from_link(link).map_err(Failure::Link)?]);
        }
        let seeds = (0..u64::from(self.count)).map(|number| self.seed.wrapping_add(number));
        let question = |seed| {
            let kind = self.kind.unwrap_or_else(|| Kind::of_seed(seed));
            Question::from_seed(kind, seed, self.parties).expect("the number of parties is in its range")
        };
        Ok(seeds.map(question).collect())
    }
}

/// The questions with their numbers, and then the answers.
fn text(questions: &[Question]) -> String {
    let sheets =
        questions.iter().zip(1..).map(|(question, number)| format!("{number}. {}\n", question.english().sheet()));
    let solutions =
        questions.iter().zip(1..).map(|(question, number)| format!("{number}. {}\n", question.english().solution()));
    format!("{}Answers\n\n{}", sheets.collect::<String>(), solutions.collect::<String>())
}
