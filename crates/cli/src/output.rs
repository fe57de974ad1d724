use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::failure::Failure;

/// The destination of a result: standard output or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    /// Standard output.
    StandardOutput,
    /// A file.
    File {
        /// The path.
        path: PathBuf,
        /// Whether to replace an existing file.
        force: bool,
    },
}

impl Output {
    /// The output of `--output`. `-`, `/dev/stdout` and `None` are standard output; `./-` is a file of that name.
    pub(crate) fn from_argument(path: Option<&Path>, force: bool) -> Self {
        match path {
            Some(path) if path.as_os_str() != "-" && descriptor(path) != Some(1) => {
                Self::File { path: path.to_owned(), force }
            }
            _ => Self::StandardOutput,
        }
    }

    /// Checks that the file can be written, as far as possible without writing. For use before a slow computation.
    ///
    /// # Errors
    /// Those of [`Output::write`].
    pub(crate) fn check(&self) -> Result<(), Failure> {
        match self {
            Self::StandardOutput => Ok(()),
            Self::File { path, force } => existing(path, *force).map(drop),
        }
    }

    /// Writes `bytes`.
    ///
    /// Writing a file is atomic: a temporary file in the same folder is renamed. Pipes and devices are opened and written to.
    ///
    /// # Errors
    /// [`Failure::Unwritable`]; [`Failure::Exists`], [`Failure::BrokenLink`], [`Failure::NamesFolder`], [`Failure::NotAFolder`],
    /// [`Failure::FolderMissing`], [`Failure::FolderUnwritable`] and [`Failure::FileUnwritable`].
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Self::StandardOutput => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(bytes).and_then(|()| stdout.flush()).map_err(Failure::Unwritable)
            }
            Self::File { path, force } => {
                let mut file = NewFile::create(path, *force)?;
                file.write(bytes)?;
                file.finish()
            }
        }
    }
}

/// The existing entry at the path of an output file.
enum Existing {
    Nothing,
    /// A file with these permissions, which may be replaced.
    File(fs::Permissions),
    /// A pipe, a device, or an open file of this process, such as `/dev/fd/3`: appended to, never replaced.
    Device,
}

/// The entry at `path`.
///
/// # Errors
/// [`Failure`] for an entry that must not or cannot be replaced, and for a missing folder.
fn existing(path: &Path, force: bool) -> Result<Existing, Failure> {
    let failed = |error| Failure::FileUnwritable { path: path.to_owned(), error };
    if descriptor(path).is_some() {
        return Ok(Existing::Device);
    }
    if path.to_string_lossy().ends_with(std::path::is_separator) {
        return Err(Failure::NamesFolder(path.to_owned()));
    }
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Err(Failure::NamesFolder(path.to_owned())),
        Ok(metadata) if !metadata.is_file() => Ok(Existing::Device),
        Ok(_) if !force => Err(Failure::Exists(path.to_owned())),
        Ok(metadata) => Ok(Existing::File(metadata.permissions())),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(failed(error)),
        Err(_) if path.is_symlink() => Err(Failure::BrokenLink(path.to_owned())),
        Err(_) if folder(path).is_dir() => Ok(Existing::Nothing),
        Err(_) => {
            let (path, folder) = (path.to_owned(), folder(path));
            Err(match obstacle(folder) {
                Some(entry) => Failure::NotAFolder { path, entry },
                None => Failure::FolderMissing { path, folder: folder.to_owned() },
            })
        }
    }
}

/// The entry in place of a folder on the way to `path`: a file, or a broken link.
fn obstacle(path: &Path) -> Option<PathBuf> {
    let nearest = nearest(path);
    (!nearest.is_dir()).then(|| nearest.to_owned())
}

/// The existing entry that is nearest to `path` on the way to it.
fn nearest(path: &Path) -> &Path {
    path.ancestors().find(|entry| entry.symlink_metadata().is_ok()).unwrap_or(Path::new("."))
}

/// Creates a folder and those on the way to it, if they do not exist.
///
/// # Errors
/// [`Failure::NotAFolder`] and [`Failure::FolderUnwritable`].
pub(crate) fn create_folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| {
        let (path, error) = (path.to_owned(), error.kind());
        match obstacle(&path) {
            Some(entry) => Failure::NotAFolder { path, entry },
            None => Failure::FolderUnwritable { folder: nearest(&path).to_owned(), path, error },
        }
    })
}

/// The number of the file descriptor that a path names, also through symbolic links: 1 for `/dev/stdout`.
///
/// Such a path looks like a plain file when a shell has redirected the descriptor, but to replace that file would lose what
/// others have written to it.
fn descriptor(path: &Path) -> Option<u32> {
    // Links to links end at some point; the system follows 40.
    const MAX_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        match path.to_str() {
            Some("/dev/stdout") => return Some(1),
            Some("/dev/stderr") => return Some(2),
            _ => {}
        }
        if path.parent().is_some_and(|folder| folder == Path::new("/dev/fd") || folder == Path::new("/proc/self/fd")) {
            return path.file_name()?.to_str()?.parse().ok();
        }
        path = folder(&path).join(fs::read_link(&path).ok()?);
    }
    None
}

/// The folder of a file path, `.` for a bare name.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file that is written piece by piece, and is there as a whole after [`NewFile::finish`], or not at all.
pub(crate) struct NewFile {
    path: PathBuf,
    force: bool,
    to: Destination,
}

enum Destination {
    /// A temporary file in the folder of the target.
    Temporary { file: NamedTempFile, target: PathBuf, permissions: Option<fs::Permissions> },
    /// A pipe or device.
    Device(fs::File),
}

impl NewFile {
    /// Begins the file at `path`.
    ///
    /// # Errors
    /// Those of [`Output::write`].
    pub(crate) fn create(path: &Path, force: bool) -> Result<Self, Failure> {
        let failed = |error| Failure::FileUnwritable { path: path.to_owned(), error };
        let permissions = match existing(path, force)? {
            Existing::Nothing => None,
            Existing::File(permissions) => Some(permissions),
            Existing::Device => {
                let file = OpenOptions::new().append(true).open(path).map_err(failed)?;
                return Ok(Self { path: path.to_owned(), force, to: Destination::Device(file) });
            }
        };
        // The target of a symbolic link is replaced, the link stays.
        let target = if permissions.is_some() { fs::canonicalize(path).map_err(failed)? } else { path.to_owned() };
        let folder = folder(&target);
        let in_folder = |error| Failure::FolderUnwritable { path: path.to_owned(), folder: folder.to_owned(), error };
        let file = builder().tempfile_in(folder).map_err(|error| in_folder(error.kind()))?;
        Ok(Self { path: path.to_owned(), force, to: Destination::Temporary { file, target, permissions } })
    }

    /// Appends `bytes`.
    ///
    /// # Errors
    /// [`Failure::FileUnwritable`].
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let written = match &mut self.to {
            // Written as a plain file, because errors of `NamedTempFile` name the temporary file.
            Destination::Temporary { file, .. } => file.as_file_mut().write_all(bytes),
            Destination::Device(file) => file.write_all(bytes),
        };
        written.map_err(|error| Failure::FileUnwritable { path: self.path.clone(), error })
    }

    /// Ends the file: moves it to its place.
    ///
    /// # Errors
    /// [`Failure::FileUnwritable`], and [`Failure::Exists`] if another process has created the file in the meantime.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        let Self { path, force, to } = self;
        let failed = |error| Failure::FileUnwritable { path: path.clone(), error };
        let Destination::Temporary { file, target, permissions } = to else { return Ok(()) };
        if let Some(permissions) = permissions {
            file.as_file().set_permissions(permissions).map_err(failed)?;
        }
        file.as_file().sync_all().map_err(failed)?;
        let renamed = if force { file.persist(&target) } else { file.persist_noclobber(&target) };
        renamed.map(drop).map_err(|error| {
            if error.error.kind() == io::ErrorKind::AlreadyExists {
                Failure::Exists(path.clone())
            } else {
                failed(error.error)
            }
        })
    }
}

/// A builder of temporary files, with the permissions of a new file before the umask.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".callmodel-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
