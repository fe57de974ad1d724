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

fn write_file(path: &Path, force: bool, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error| Failure::FileUnwritable { path: path.to_owned(), error };
    let permissions = match fs::metadata(path) {
        Ok(there) if there.is_dir() => return Err(failed(io::ErrorKind::IsADirectory.into())),
        Ok(there) if !there.is_file() => {
            let written = OpenOptions::new().write(true).open(path).and_then(|mut file| file.write_all(bytes));
            return written.map_err(failed);
        }
        Ok(_) if !force => return Err(Failure::Exists(path.to_owned())),
        Ok(there) => Some(there.permissions()),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Err(failed(error)),
        Err(_) if path.is_symlink() => return Err(Failure::LinkToNoFile(path.to_owned())),
        Err(_) => None,
    };
    // A link stays: what it leads to is replaced.
    let place = if permissions.is_some() { fs::canonicalize(path).map_err(failed)? } else { path.to_owned() };
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let in_folder = |error| Failure::FolderUnwritable { path: path.to_owned(), folder: folder.to_owned(), error };
    if !folder.is_dir() {
        return Err(in_folder(io::ErrorKind::NotADirectory));
    }
    let mut file = builder().tempfile_in(folder).map_err(|error| in_folder(error.kind()))?;
    // Through the file itself, whose errors do not name a file that nobody asked for.
    file.as_file_mut().write_all(bytes).map_err(failed)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions).map_err(failed)?;
    }
    file.as_file().sync_all().map_err(failed)?;
    // Somebody else may have made the file in the meantime, so the check is made again, with the move.
    let moved = if force { file.persist(&place) } else { file.persist_noclobber(&place) };
    moved.map(drop).map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => Failure::Exists(path.to_owned()),
        _ => failed(error.error),
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
