//! The memory of this process, as Linux counts it.

use std::fs;

use super::shared::Failure;

/// A measurement of the peak of the resident memory.
pub(super) struct Peak {
    start: u64,
}

impl Peak {
    /// Begins to measure, from the memory of now on.
    pub(super) fn begin() -> Result<Self, Failure> {
        // Sets the peak to what is resident now.
        fs::write("/proc/self/clear_refs", "5")?;
        Ok(Self {
            start: status("VmRSS:")?,
        })
    }

    /// Returns the memory at the start and at its peak, in bytes.
    pub(super) fn end(self) -> Result<(u64, u64), Failure> {
        Ok((self.start, status("VmHWM:")?))
    }
}

/// Reads a number of `/proc/self/status`, which is in KiB.
fn status(name: &str) -> Result<u64, Failure> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.trim().strip_suffix(" kB"));
    let number = number.ok_or_else(|| format!("expected {name} in the status, found none"))?;
    Ok(number.trim().parse::<u64>()? * 1024)
}
