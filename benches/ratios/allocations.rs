//! The number of allocations of a piece of work.

use allocation_counter::AllocationInfo;

use super::Failure;

pub(super) fn counted<T>(
    work: impl FnOnce() -> Result<T, Failure>,
) -> Result<AllocationInfo, Failure> {
    let mut done = None;
    let info = allocation_counter::measure(|| done = Some(work()));
    done.transpose()?;
    Ok(info)
}

pub(super) fn allocations(
    name: &str,
    parts: u64,
    by_hand: AllocationInfo,
    by_crate: AllocationInfo,
) -> String {
    let shown = |info: &AllocationInfo| {
        let (count, bytes) = (info.count_total / parts, info.bytes_total / parts);
        format!("{count} ({} KiB)", bytes / 1024)
    };
    let more = by_crate.count_total as i64 - by_hand.count_total as i64;
    format!(
        "| {name} | {} | {} | {} |",
        shown(&by_hand),
        shown(&by_crate),
        more / parts as i64
    )
}
