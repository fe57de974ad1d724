use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use callmodel_trace::{Anonymiser, Lines, LogLine, Reader};
use clap::Args;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

use crate::failure::Failure;
use crate::output::{NewFile, Output, create_folder};
use crate::report::report;
use crate::source::{ReadError, Source};
use crate::trace::input::Input;
use crate::trace::progress::Progress;
use crate::trace::read;

/// The bytes of a copy that are written at once.
const BUFFER: usize = 1 << 16;

/// Writes copies of logs in which DNs, ConnIDs, names and user data are replaced.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = EXAMPLES)]
pub(crate) struct Anonymise {
    /// Logs, also compressed, folders with logs, and quoted patterns such as "*.log"
    #[arg(required = true, value_name = "FILE|DIR")]
    paths: Vec<PathBuf>,

    /// The folder of the copies
    #[arg(long, short, value_name = "DIR")]
    output: PathBuf,

    /// The secret key, 32 hexadecimal digits, that keeps aliases from log to log; created if the file does not exist
    /// [default: a new key]
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,

    /// Write what became what, as tab-separated values. This file tells who called
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,

    /// Move all times by one secret amount, a day to ten years, which the key decides
    #[arg(long)]
    shift_time: bool,

    /// Replace existing files
    #[arg(long)]
    force: bool,
}

/// The description in `callmodel anonymise --help`.
const ABOUT: &str = "\
Writes copies of logs in which DNs, ConnIDs, names and user data are replaced.

The same text always gets the same alias of the same length: digits for digits, letters for letters.
Names of messages and attributes, roles, states, sequence numbers and times stay. Anything that is
not understood is replaced, too. `callmodel trace` gives the copies the same verdicts, line for line.
With --shift-time all times become later by one secret amount.

With --key-file a text has the same alias in all logs, and an alias may be another text of a log.
Without it the key is new each time, and no alias is a text of the logs, except for very short ones.

Fractions of seconds stay, and so does the number of calls. Look through a copy before you send it.
A line of more than 1,048,576 bytes, in which no message is read, is masked as a whole.";

/// The end of `callmodel anonymise --help`.
const EXAMPLES: &str = "\
Examples:
  callmodel anonymise SIP_A.20260202_100000_000.log --output copies
  callmodel anonymise a.log.1 a.log.2 --output copies --key-file key --shift-time

Exit status: 0 for success; 2 for invalid usage, or a file that cannot be read or written.";

impl Anonymise {
    /// Writes the copies.
    ///
    /// # Errors
    /// [`Failure`]. Copies that were written before it stay.
    pub(crate) fn execute(&self) -> Result<(), Failure> {
        let Input { sources, unread } = Input::find(&self.paths);
        if !unread.is_empty() {
            return Err(Failure::Unread(unread));
        }
        if sources.is_empty() {
            return Err(Failure::NoMessages(Vec::new()));
        }
        let mut anonymiser = Anonymiser::new(self.key()?);
        if self.key_file.is_some() {
            anonymiser = anonymiser.with_stable_aliases();
        }
        if self.shift_time {
            anonymiser = anonymiser.with_shifted_times();
        }
        let learning = Progress::of(&sources);
        let long = learning.while_doing(|| learn(&sources, &learning, &mut anonymiser))?;
        sources.iter().zip(long).for_each(|(source, long)| report_long(source, long));
        create_folder(&self.output)?;
        let mut names = BTreeSet::new();
        let mut copies = Vec::new();
        for (number, source) in sources.iter().enumerate() {
            let mut name = anonymiser.name(&plain_name(source));
            if !names.insert(name.clone()) {
                name = format!("{}-{name}", number + 1);
            }
            copies.push(self.output.join(name));
        }
        copies.iter().chain(&self.map).try_for_each(|path| Input::check_output(&sources, path))?;
        let signal = signal();
        let copying = Progress::of(&sources);
        let cut: Vec<_> = copying.while_doing(|| {
            let logs = sources.iter().zip(&copies);
            logs.map(|(source, path)| self.copy(source, path, &copying, &mut anonymiser, &signal))
                .collect::<Result<_, _>>()
        })?;
        if let Some(path) = &self.map {
            let lines: String =
                anonymiser.map().iter().map(|(original, alias)| format!("{original}\t{alias}\n")).collect();
            Output::from_argument(Some(path), self.force).write(lines.as_bytes())?;
        }
        let cut: Vec<_> = cut.into_iter().flatten().collect();
        if !cut.is_empty() {
            return Err(Failure::Unread(cut));
        }
        if io::stderr().is_terminal() {
            report(&written(copies.len(), &self.output));
        }
        Ok(())
    }

    /// Writes the copy of a log to `path`, piece by piece. Returns the error that ended the log early.
    fn copy(
        &self,
        source: &Source,
        path: &Path,
        progress: &Progress,
        anonymiser: &mut Anonymiser,
        signal: &AtomicUsize,
    ) -> Result<Option<ReadError>, Failure> {
        let mut file = NewFile::create(path, self.force)?;
        let mut buffer = Vec::with_capacity(2 * BUFFER);
        let mut written = Ok(());
        let goes_on = || signal.load(Ordering::Relaxed) == 0;
        let cut = each_line(source, progress, &goes_on, &mut |line| {
            anonymiser.copy(line, &mut |bytes| {
                buffer.extend_from_slice(bytes);
                if buffer.len() >= BUFFER && written.is_ok() {
                    written = file.write(&buffer);
                    buffer.clear();
                }
            });
        })?;
        let number = signal.load(Ordering::Relaxed);
        if number > 0 {
            // Nobody else removes the part that is written.
            drop(file);
            let number = i32::try_from(number).unwrap_or(SIGINT);
            return low_level::emulate_default_handler(number).map(|()| cut).map_err(Failure::Signal);
        }
        written?;
        file.write(&buffer)?;
        file.finish()?;
        Ok(cut)
    }

    /// The key of the file, or a new one.
    fn key(&self) -> Result<[u8; 16], Failure> {
        let Some(path) = &self.key_file else { return Ok(new_key()) };
        if !path.exists() {
            let key = new_key();
            let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
            Output::from_argument(Some(path), false).write(format!("{digits}\n").as_bytes())?;
            return Ok(key);
        }
        let text = Source::File(path.clone()).read()?;
        parsed(text.trim_start_matches('\u{feff}').trim()).ok_or_else(|| Failure::InvalidKey(path.clone()))
    }
}

/// The key in 32 hexadecimal digits.
fn parsed(digits: &str) -> Option<[u8; 16]> {
    (digits.len() == 32 && digits.is_ascii()).then_some(())?;
    u128::from_str_radix(digits, 16).ok().map(u128::to_be_bytes)
}

/// A key from the random numbers of the system, with which the standard library seeds its hash tables.
fn new_key() -> [u8; 16] {
    let half = || RandomState::new().hash_one(0_u8);
    (u128::from(half()) << 64 | u128::from(half())).to_be_bytes()
}

/// The name of a copy: that of the log, without the ending of its compression.
fn plain_name(source: &Source) -> String {
    let Source::File(path) = source else { return "stdin.log".to_owned() };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name).to_owned()
}

/// Learns the texts of all logs. Returns the number of lines above the limit of each.
fn learn(sources: &[Source], progress: &Progress, anonymiser: &mut Anonymiser) -> Result<Vec<u64>, Failure> {
    let learn = |source: &Source| {
        let mut long = 0;
        each_line(source, progress, &|| true, &mut |line| match line {
            LogLine::Whole(line, _) => anonymiser.learn(line),
            LogLine::Long(..) => long += 1,
        })?;
        Ok(long)
    };
    sources.iter().map(learn).collect()
}

/// Names on standard error a log with lines that are masked as a whole.
fn report_long(source: &Source, lines: u64) {
    if lines > 0 {
        let many = if lines == 1 { "line is" } else { "lines are" };
        report(&format!("{source}: {lines} {many} longer than {} bytes, and masked as a whole.", Reader::MAX_LINE));
    }
}

/// What is left to do with the copies.
fn written(copies: usize, folder: &Path) -> String {
    let (copies, them) =
        if copies == 1 { ("1 copy is".to_owned(), "it") } else { (format!("{copies} copies are"), "them") };
    let folder = folder.display();
    format!("{copies} in {folder}. Look through {them} before you send {them}, above all for names in free text.")
}

/// The number of the signal that ends the command, 0 before one comes. If the system lets nobody wait for it, it stays 0.
fn signal() -> Arc<AtomicUsize> {
    let signal = Arc::new(AtomicUsize::new(0));
    for number in [SIGINT, SIGTERM] {
        let value = usize::try_from(number).unwrap_or_default();
        drop(flag::register_usize(number, Arc::clone(&signal), value));
    }
    signal
}

/// Passes each line of a log to `take`, uncompressed, while `goes_on`. Returns the error that ended the log early.
fn each_line(
    source: &Source,
    progress: &Progress,
    goes_on: &dyn Fn() -> bool,
    take: &mut dyn FnMut(LogLine<'_>),
) -> Result<Option<ReadError>, Failure> {
    if *source == Source::StandardInput {
        return Err(Failure::ReadTwice);
    }
    let mut lines = Lines::default();
    let cut = read::each_readable_piece(source, progress, &mut |piece| {
        lines.feed(piece, take);
        goes_on()
    })?;
    lines.finish(take);
    Ok(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_32_hexadecimal_digits() {
        assert_eq!(
            parsed("000102030405060708090a0b0c0d0e0f"),
            Some([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
        );
        for digits in ["", "00", "+00102030405060708090a0b0c0d0e0", "g00102030405060708090a0b0c0d0e0f"] {
            assert_eq!(parsed(digits), None, "{digits}");
        }
    }

    #[test]
    fn the_copies_are_named_with_what_is_left_to_do() {
        let one = "1 copy is in a/b. Look through it before you send it, above all for names in free text.";
        let two = "2 copies are in a/b. Look through them before you send them, above all for names in free text.";
        assert_eq!([1, 2].map(|copies| written(copies, Path::new("a/b"))), [one, two]);
    }

    #[test]
    fn two_new_keys_differ() {
        assert_ne!(new_key(), new_key());
    }
}
