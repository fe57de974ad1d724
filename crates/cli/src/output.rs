use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Where a run is written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    /// Standard output.
    StandardOutput,
    /// A file.
    File {
        /// Its path.
        path: PathBuf,
        /// Whether one that is there is replaced.
        force: bool,
    },
}

impl Output {
    /// What an argument names: `-` is standard output, as is no argument. A file of that name is `./-`.
    pub(crate) fn named(path: Option<&Path>, force: bool) -> Self {
        match path {
            Some(path) if path.as_os_str() != "-" => Self::File { path: path.to_owned(), force },
            _ => Self::StandardOutput,
        }
    }

    /// Whether there is a place to write to, as far as can be told without writing: asked before what takes time.
    ///
    /// # Errors
    /// Those of [`Output::write`].
    pub(crate) fn check(&self) -> Result<(), Failure> {
        match self {
            Self::StandardOutput => Ok(()),
            Self::File { path, force } => there(path, *force).map(drop),
        }
    }

    /// Writes `bytes`.
    ///
    /// A file is written beside its place and then moved there, so that it is there whole or not at all. What is neither
    /// file nor folder, such as a pipe, cannot be replaced; it is written to.
    ///
    /// # Errors
    /// [`Failure::Unwritable`]; [`Failure::Exists`], [`Failure::LinkToNoFile`], [`Failure::FolderUnwritable`] and
    /// [`Failure::FileUnwritable`].
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Self::StandardOutput => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(bytes).and_then(|()| stdout.flush()).map_err(Failure::Unwritable)
            }
            Self::File { path, force } => write_file(path, *force, bytes),
        }
    }
}

/// What is at a place already.
enum There {
    Nothing,
    /// A file, which has these permissions.
    File(fs::Permissions),
    /// Neither file nor folder.
    Device,
}

fn there(path: &Path, force: bool) -> Result<There, Failure> {
    let failed = |error| Failure::FileUnwritable { path: path.to_owned(), error };
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(failed(io::ErrorKind::IsADirectory.into())),
        Ok(there) if !there.is_file() => Ok(There::Device),
        Ok(_) if !force => Err(Failure::Exists(path.to_owned())),
        Ok(there) => Ok(There::File(there.permissions())),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(failed(error)),
        Err(_) if path.is_symlink() => Err(Failure::LinkToNoFile(path.to_owned())),
        Err(_) if folder(path).is_dir() => Ok(There::Nothing),
        Err(_) => {
            let (path, folder) = (path.to_owned(), folder(path).to_owned());
            Err(Failure::FolderUnwritable { path, folder, error: io::ErrorKind::NotADirectory })
        }
    }
}

/// The folder that a file of this path is in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn write_file(path: &Path, force: bool, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error| Failure::FileUnwritable { path: path.to_owned(), error };
    let permissions = match there(path, force)? {
        There::Nothing => None,
        There::File(permissions) => Some(permissions),
        There::Device => {
            let written = OpenOptions::new().write(true).open(path).and_then(|mut file| file.write_all(bytes));
            return written.map_err(failed);
        }
    };
    // A link stays: what it leads to is replaced.
    let place = if permissions.is_some() { fs::canonicalize(path).map_err(failed)? } else { path.to_owned() };
    let folder = folder(&place);
    let in_folder = |error| Failure::FolderUnwritable { path: path.to_owned(), folder: folder.to_owned(), error };
    let mut file = builder().tempfile_in(folder).map_err(|error| in_folder(error.kind()))?;
    // Through the file itself, whose errors do not name a file that nobody asked for.
    file.as_file_mut().write_all(bytes).map_err(failed)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions).map_err(failed)?;
    }
    file.as_file().sync_all().map_err(failed)?;
    // Somebody else may have made the file in the meantime, so the check is made again, with the move.
    let moved = if force { file.persist(&place) } else { file.persist_noclobber(&place) };
    moved.map(drop).map_err(|error| {
        if error.error.kind() == io::ErrorKind::AlreadyExists {
            Failure::Exists(path.to_owned())
        } else {
            failed(error.error)
        }
    })
}

/// What makes the file beside the place, with the permissions that a new file has.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".callmodel-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
