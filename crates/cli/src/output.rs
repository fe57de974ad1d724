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
    /// [`Failure::Unwritable`], [`Failure::Exists`] and [`Failure::FileUnwritable`].
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Self::StandardOutput => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(bytes).and_then(|()| stdout.flush()).map_err(Failure::Unwritable)
            }
            Self::File { path, force } => write_file(path, *force, bytes).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => Failure::Exists(path.clone()),
                _ => Failure::FileUnwritable { path: path.clone(), error },
            }),
        }
    }
}

fn write_file(path: &Path, force: bool, bytes: &[u8]) -> io::Result<()> {
    // A link stays: what it leads to is replaced.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let permissions = match fs::metadata(&place) {
        Ok(there) if there.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(there) if !there.is_file() => {
            return OpenOptions::new().write(true).open(&place)?.write_all(bytes);
        }
        Ok(_) if !force => return Err(io::ErrorKind::AlreadyExists.into()),
        Ok(there) => Some(there.permissions()),
        Err(_) => None,
    };
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = builder().tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    // Somebody else may have made the file in the meantime, so the check is made again, with the move.
    let moved = if force { file.persist(&place) } else { file.persist_noclobber(&place) };
    moved.map(drop).map_err(|error| error.error)
}

/// What makes the file beside the place, with the permissions that a new file has.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".callmodel-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
