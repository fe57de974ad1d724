use std::fs;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use callmodel_trace::{FileReader, LogFile};
use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

use crate::source::{ReadError, Source};

/// The bytes that are read at once.
const CHUNK: usize = 1 << 20;

/// The first bytes of a gzip file (RFC 1952).
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// The first bytes of a frame of Zstandard (RFC 8878).
const ZSTANDARD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

/// Endings of files that are read in a folder. A file given by name is always read.
const ENDINGS: [&str; 9] = ["log", "txt", "out", "trace", "gz", "zst", "json", "jsonl", "ndjson"];

/// The logs below some paths, in the order of their names, and what cannot be read.
#[derive(Debug, Default)]
pub(crate) struct Input {
    /// The logs.
    pub(crate) sources: Vec<Source>,
    /// Files and folders that cannot be read.
    pub(crate) unread: Vec<ReadError>,
}

impl Input {
    /// The logs that are `paths`, or in folders among them.
    pub(crate) fn find(paths: &[PathBuf]) -> Self {
        let mut input = Self::default();
        for path in paths {
            let source = Source::from_argument(path);
            if source != Source::StandardInput && path.is_dir() {
                input.folder(path);
            } else if !input.sources.contains(&source) {
                input.sources.push(source);
            }
        }
        input
    }

    fn folder(&mut self, path: &Path) {
        let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                let source = Source::File(path.to_owned());
                return self.unread.push(ReadError::NotReadable { source, error });
            }
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let (path, is_link) = (entry.path(), entry.file_type().is_ok_and(|kind| kind.is_symlink()));
            let source = Source::File(path.clone());
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            if path.is_dir() && !is_link {
                // A link to a folder may lead in a circle.
                self.folder(&path);
            } else if path.is_file() && is_log(&path) && !self.sources.contains(&source) {
                self.sources.push(source);
            }
        }
    }
}

/// Whether a file of a folder is a log by its name: `a.log`, `a.log.gz`, `a.log.1`.
fn is_log(path: &Path) -> bool {
    let Some(ending) = path.extension().and_then(|ending| ending.to_str()) else { return false };
    let is_number = ending.bytes().all(|byte| byte.is_ascii_digit());
    is_number || ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Reads a log piece by piece. What was read before an error is lost.
///
/// # Errors
/// [`ReadError::NotReadable`].
pub(crate) fn read(source: &Source) -> Result<LogFile, ReadError> {
    let mut reader = FileReader::new(&source.to_string());
    let read = each_piece(source, &mut |piece| {
        reader.feed(piece);
        true
    });
    read.map_err(|error| ReadError::NotReadable { source: source.clone(), error })?;
    Ok(reader.finish())
}

/// Some bytes of a log, uncompressed. `None` for standard input, which cannot be read twice, and for a file that has changed.
pub(crate) fn excerpt(source: &Source, offset: u64, length: usize) -> Option<Vec<u8>> {
    let Source::File(path) = source else { return None };
    if let Some(bytes) = plain_excerpt(path, offset, length).ok()? {
        return (bytes.len() == length).then_some(bytes);
    }
    let mut skip = usize::try_from(offset).ok()?;
    let mut bytes = Vec::with_capacity(length);
    let read = each_piece(source, &mut |piece| {
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
pub(crate) fn each_piece(source: &Source, take: &mut dyn FnMut(&[u8]) -> bool) -> io::Result<()> {
    match source {
        Source::StandardInput => decoded(io::stdin().lock(), take),
        Source::File(path) => decoded(BufReader::with_capacity(CHUNK, fs::File::open(path)?), take),
    }
}

/// Uncompresses by the first bytes, not by the name.
fn decoded(mut reader: impl BufRead, take: &mut dyn FnMut(&[u8]) -> bool) -> io::Result<()> {
    let start = reader.fill_buf()?;
    if start.starts_with(&GZIP) {
        return pieces(MultiGzDecoder::new(reader), take).map(drop);
    }
    if !start.starts_with(&ZSTANDARD) {
        return pieces(reader, take).map(drop);
    }
    // A file may have several frames.
    while !reader.fill_buf()?.is_empty() {
        let frame = StreamingDecoder::new(&mut reader).map_err(|error| io::Error::other(error.to_string()))?;
        if !pieces(frame, take)? {
            break;
        }
    }
    Ok(())
}

/// Whether all was read.
fn pieces(mut reader: impl Read, take: &mut dyn FnMut(&[u8]) -> bool) -> io::Result<bool> {
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
