use std::error::Error;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use callmodel_trace::{Cut, FileReader, LogPart};
use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

use super::progress::Progress;
use super::settling::Settling;
use crate::source::{ReadError, Source};

/// The bytes that are read at once.
const CHUNK: usize = 1 << 17;

/// The least bytes of a part of a file that is read alone.
const SMALLEST_PART: u64 = 8 << 20;

/// The bytes in which a place to divide a file is looked for.
const NEAR: usize = 1 << 20;

/// The first bytes of a gzip file (RFC 1952).
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// The first bytes of a frame of Zstandard (RFC 8878).
const ZSTANDARD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

/// The places at which a file that is not compressed is divided into this many parts, or fewer. None for other sources and for
/// small files.
pub(crate) fn cuts(source: &Source, parts: usize) -> Vec<Cut> {
    let Source::File(path) = source else { return Vec::new() };
    let Ok(length) = fs::metadata(path).map(|metadata| metadata.len()) else { return Vec::new() };
    let parts = (parts as u64).min(length / SMALLEST_PART);
    let near = |number: u64| {
        let offset = length / parts * number;
        let bytes = plain_excerpt(path, offset, NEAR).ok()??;
        Cut::find(&bytes, offset)
    };
    let mut cuts: Vec<Cut> = (1..parts).filter_map(near).collect();
    cuts.dedup();
    cuts
}

/// Reads the part of a file between two places, which are those of [`cuts`]. With `settling`, calls that have ended are checked.
/// Returns the error, too, that ended a whole file early.
///
/// # Errors
/// [`ReadError::NotReadable`].
pub(crate) fn part(
    source: &Source,
    (from, until): (Option<Cut>, Option<Cut>),
    mut settling: Option<&mut Settling<'_>>,
    progress: &Progress,
) -> Result<(LogPart, Option<ReadError>), ReadError> {
    let name = source.to_string();
    let mut reader = from.map_or_else(|| FileReader::new(&name), |cut| FileReader::from(&name, cut));
    let mut feed = |piece: &[u8]| {
        reader.feed(piece);
        if let Some(settling) = &mut settling {
            settling.settle(&mut reader);
        }
        true
    };
    let error = match (from, until, source) {
        (None, None, _) | (.., Source::StandardInput) => each_readable_piece(source, progress, &mut feed)?,
        (.., Source::File(path)) => {
            let read = between(path, (from, until), progress, &mut feed);
            read.map_err(|error| ReadError::NotReadable { source: source.clone(), error })?;
            None
        }
    };
    Ok((reader.finish_part(until), error))
}

/// Passes the bytes of a source to `take`, uncompressed, until it returns `false`. Returns the error that ended it early: a
/// compressed file that was cut while it was copied, a file that became shorter.
///
/// # Errors
/// [`ReadError::NotReadable`] if nothing could be read.
pub(crate) fn each_readable_piece(
    source: &Source,
    progress: &Progress,
    take: &mut dyn FnMut(&[u8]) -> bool,
) -> Result<Option<ReadError>, ReadError> {
    let mut is_empty = true;
    let read = each_piece(source, progress, &mut |piece| {
        is_empty = false;
        take(piece)
    });
    let source = source.clone();
    match read {
        Ok(()) => Ok(None),
        Err(error) if is_empty => Err(ReadError::NotReadable { source, error }),
        Err(error) => Ok(Some(ReadError::EndsEarly { source, error })),
    }
}

/// Passes the bytes of a file between two places to `take`.
fn between(
    path: &Path,
    (from, until): (Option<Cut>, Option<Cut>),
    progress: &Progress,
    take: &mut dyn FnMut(&[u8]) -> bool,
) -> io::Result<()> {
    let mut file = fs::File::open(path)?;
    let end = until.map_or_else(|| file.metadata().map(|metadata| metadata.len()), |cut| Ok(cut.offset))?;
    let start = from.map_or(0, |cut| cut.offset);
    file.seek(SeekFrom::Start(start))?;
    let length = end.saturating_sub(start);
    // The last part goes on if the file grows, as a file that is read at once does.
    let mut counted = Counted::new(file.take(until.map_or(u64::MAX, |_| length)), progress);
    pieces(&mut counted, take)?;
    if counted.count < length { Err(io::Error::other(SHORTER)) } else { Ok(()) }
}

/// Some bytes of a log, uncompressed. `None` for standard input, which cannot be read twice, and for a file that has changed.
pub(crate) fn excerpt(source: &Source, offset: u64, length: usize) -> Option<Vec<u8>> {
    // A pipe is read once.
    let Source::File(path) = source.is_regular_file().then_some(source)? else { return None };
    if let Some(bytes) = plain_excerpt(path, offset, length).ok()? {
        return (bytes.len() == length).then_some(bytes);
    }
    let mut skip = usize::try_from(offset).ok()?;
    let mut bytes = Vec::with_capacity(length);
    let read = each_piece(source, &Progress::default(), &mut |piece| {
        let start = skip.min(piece.len());
        skip -= start;
        let rest = &piece[start..];
        bytes.extend_from_slice(&rest[..rest.len().min(length - bytes.len())]);
        bytes.len() < length
    });
    read.ok().filter(|()| bytes.len() == length).map(|()| bytes)
}

/// Some bytes of a file that is not compressed, without reading what is before them. `None` for a file that is compressed or
/// that cannot be searched, such as a pipe.
fn plain_excerpt(path: &Path, offset: u64, length: usize) -> io::Result<Option<Vec<u8>>> {
    let mut file = fs::File::open(path)?;
    if !file.metadata()?.is_file() {
        return Ok(None);
    }
    let mut start = Vec::new();
    file.by_ref().take(ZSTANDARD.len() as u64).read_to_end(&mut start)?;
    if start.starts_with(&GZIP) || start.starts_with(&ZSTANDARD) {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(offset))?;
    let mut bytes = Vec::with_capacity(length);
    file.take(length as u64).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Passes the bytes of a source to `take`, uncompressed, until it returns `false`.
fn each_piece(source: &Source, progress: &Progress, take: &mut dyn FnMut(&[u8]) -> bool) -> io::Result<()> {
    match source {
        Source::StandardInput => decoded(Counted::new(io::stdin().lock(), progress), None, take),
        Source::File(path) => {
            let file = fs::File::open(path)?;
            let length = file.metadata().ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len());
            decoded(Counted::new(file, progress), length, take)
        }
    }
}

/// A reader that counts its bytes.
struct Counted<'a, R> {
    reader: R,
    count: u64,
    progress: &'a Progress,
}

impl<'a, R> Counted<'a, R> {
    fn new(reader: R, progress: &'a Progress) -> Self {
        Self { reader, count: 0, progress }
    }
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.count += count as u64;
        self.progress.read(count as u64);
        Ok(count)
    }
}

/// Uncompresses by the first bytes, not by the name. `length` is that of a file when it was opened.
fn decoded(
    mut counted: Counted<'_, impl Read>,
    length: Option<u64>,
    take: &mut dyn FnMut(&[u8]) -> bool,
) -> io::Result<()> {
    let mut reader = BufReader::with_capacity(CHUNK, &mut counted);
    let start = reader.fill_buf()?;
    if start.starts_with(&GZIP) {
        return pieces(MultiGzDecoder::new(reader), take).map(drop);
    }
    if !start.starts_with(&ZSTANDARD) {
        let is_whole = pieces(reader, take)?;
        let is_shorter = is_whole && length.is_some_and(|length| counted.count < length);
        return if is_shorter { Err(io::Error::other(SHORTER)) } else { Ok(()) };
    }
    // A file may have several frames.
    while !reader.fill_buf()?.is_empty() {
        let frame = StreamingDecoder::new(&mut reader).map_err(|error| damaged(&error))?;
        let is_whole = pieces(frame, take).map_err(|error| damaged(&error))?;
        if !is_whole {
            break;
        }
    }
    Ok(())
}

/// The error of a Zstandard file in plain words: the decoder says what it read last.
fn damaged(error: &(dyn Error + 'static)) -> io::Error {
    let mut cause = Some(error);
    while let Some(error) = cause {
        let of_io = error.downcast_ref::<io::Error>();
        if of_io.is_some_and(|error| error.kind() == io::ErrorKind::UnexpectedEof) {
            return io::Error::other("it ends too early");
        }
        // The error that one of input and output is made of is not its source.
        let inner = of_io.and_then(io::Error::get_ref).map(|error| error as &(dyn Error + 'static));
        cause = inner.or_else(|| error.source());
    }
    io::Error::other("it is damaged")
}

/// The error of a file that another program cuts while it is read.
const SHORTER: &str = "it became shorter while it was read, so a part of it is missing";

/// Passes what a reader has to `take`, until it returns `false`. Returns whether all was read.
pub(crate) fn pieces(mut reader: impl Read, take: &mut dyn FnMut(&[u8]) -> bool) -> io::Result<bool> {
    let mut buffer = vec![0; CHUNK];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(true),
            Ok(count) if !take(&buffer[..count]) => return Ok(false),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_becomes_shorter_while_it_is_read_is_an_error() {
        let log = b"hello\n";
        let read = |length| decoded(Counted::new(&log[..], &Progress::default()), Some(length), &mut |_| true);
        assert_eq!(read(7).map_err(|error| error.to_string()), Err(SHORTER.to_owned()));
        assert!(read(6).is_ok() && read(3).is_ok(), "a file may grow");
    }
}
