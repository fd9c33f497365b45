//! [`Disk`]: the part of a file, written on threads that may block.

use std::{io, mem, panic::resume_unwind, path::PathBuf};

use bytes::Bytes;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::{
    files::{
        part::{Found, PartFile, Problem},
        verdict::Version,
    },
    operation::Call,
    response::error::Error,
};

/// The number of bytes that are collected while earlier ones are written.
const MOST: usize = 1 << 20;

/// The part of a file, written while the next bytes arrive.
///
/// Each write is a short task of its own. A thread for the whole download could be the last one of
/// the runtime, which needs another to look up the host of the next request.
pub(super) struct Disk {
    call: Call,
    state: State,
    collected: Vec<Bytes>,
    length: usize,
}

enum State {
    Idle(PartFile),
    Writing(JoinHandle<(PartFile, io::Result<()>)>),
    /// The thread that wrote has ended, or the runtime has.
    Gone,
}

/// The part that an earlier download left.
pub(super) struct Left {
    pub(super) position: u64,
    pub(super) version: Version,
    pub(super) lost: u64,
}

impl Disk {
    /// Opens the part of a file.
    pub(super) async fn open(
        call: Call,
        path: PathBuf,
        name: String,
    ) -> Result<(Self, Left), Error> {
        let opened = spawn_blocking(move || PartFile::open(&path, &name)).await;
        let opened = opened.map_err(|error| match error.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            Err(_) => Error::runtime_ended(&call),
        })?;
        let Found {
            part,
            position,
            version,
            lost,
        } = opened.map_err(|problem| error_of(&call, problem))?;
        let left = Left {
            position,
            version,
            lost,
        };
        let disk = Self {
            call,
            state: State::Idle(part),
            collected: Vec::new(),
            length: 0,
        };
        Ok((disk, left))
    }

    /// Drops what is there from `start` on, behind which the next bytes of the version go.
    pub(super) async fn begin(&mut self, start: u64, version: &Version) -> Result<(), Error> {
        self.flush().await?;
        let version = version.clone();
        self.work(move |part| part.begin(start, &version));
        self.idle().await
    }

    /// Takes bytes, and waits only if many are not written yet.
    pub(super) async fn write(&mut self, bytes: Bytes) -> Result<(), Error> {
        self.length += bytes.len();
        self.collected.push(bytes);
        if let State::Writing(task) = &self.state
            && !task.is_finished()
            && self.length < MOST
        {
            return Ok(());
        }
        self.idle().await?;
        self.start();
        Ok(())
    }

    /// Waits until all bytes are written.
    pub(super) async fn flush(&mut self) -> Result<(), Error> {
        self.idle().await?;
        self.start();
        self.idle().await
    }

    /// Gives the file its name, and returns its path.
    pub(super) async fn finish(mut self, length: u64) -> Result<PathBuf, Error> {
        self.flush().await?;
        let State::Idle(part) = mem::replace(&mut self.state, State::Gone) else {
            return Err(Error::runtime_ended(&self.call));
        };
        let problem = "the file is whole, but cannot be given its name";
        match spawn_blocking(move || part.finish(length)).await {
            Ok(finished) => finished.map_err(|error| Error::file(&self.call, problem, error)),
            Err(error) => match error.try_into_panic() {
                Ok(panic) => resume_unwind(panic),
                Err(_) => Err(Error::runtime_ended(&self.call)),
            },
        }
    }

    /// Leaves the bytes for a later download, if it can go on with them.
    pub(super) async fn leave(mut self) {
        // The call has failed already.
        let _ = self.idle().await;
        if let State::Idle(part) = mem::replace(&mut self.state, State::Gone) {
            let _ = spawn_blocking(move || part.leave()).await;
        }
    }

    /// Starts to write what is collected.
    fn start(&mut self) {
        let collected = mem::take(&mut self.collected);
        self.length = 0;
        if !collected.is_empty() {
            self.work(move |part| part.write(&collected));
        }
    }

    fn work(&mut self, work: impl FnOnce(&mut PartFile) -> io::Result<()> + Send + 'static) {
        self.state = match mem::replace(&mut self.state, State::Gone) {
            State::Idle(mut part) => State::Writing(spawn_blocking(move || {
                let result = work(&mut part);
                (part, result)
            })),
            other => other,
        };
    }

    /// Waits until nothing is being written.
    async fn idle(&mut self) -> Result<(), Error> {
        let written = match &mut self.state {
            State::Idle(_) => return Ok(()),
            State::Writing(task) => task.await,
            State::Gone => return Err(Error::runtime_ended(&self.call)),
        };
        match written {
            Ok((part, result)) => {
                self.state = State::Idle(part);
                let problem = "the part of the file cannot be written";
                result.map_err(|error| Error::file(&self.call, problem, error))
            }
            Err(error) => {
                self.state = State::Gone;
                match error.try_into_panic() {
                    Ok(panic) => resume_unwind(panic),
                    Err(_) => Err(Error::runtime_ended(&self.call)),
                }
            }
        }
    }
}

/// Returns the error of a path that cannot be downloaded to; nothing was sent.
fn error_of(call: &Call, problem: Problem) -> Error {
    match problem {
        Problem::Path(found) => {
            Error::request(call, format!("path: expected the path of a file, {found}"))
        }
        Problem::InUse => {
            let busy = io::ErrorKind::ResourceBusy.into();
            let problem =
                "the file was not downloaded: another download to the same path is under way";
            Error::file(call, problem, busy).not_sent()
        }
        Problem::System(error) => {
            let problem = "the file was not downloaded: its part cannot be opened";
            Error::file(call, problem, error).not_sent()
        }
    }
}
