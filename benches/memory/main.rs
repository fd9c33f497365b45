//! The allocations and the memory of the crate beside the same work by hand, with serde's derives
//! and `reqwest`.
//!
//! `cargo bench --bench memory` prints the tables of `docs/performance.md`; with
//! `ONLYFANSAPI_ENFORCE` set, it fails if a number is above its bound. The counts are of one thread,
//! and do not change from run to run.

mod boxes;
mod upload;

#[path = "../shared/mod.rs"]
#[allow(dead_code, reason = "each bench uses a part")]
mod shared;

use std::process::ExitCode;

use allocation_counter::AllocationInfo;

use boxes::Boxes;
use shared::{
    Failure, ROWS, ROWS_OF_A_PAGE,
    calls::{Calls, HEADERS, IN_ROW},
    content::{check_content, scalars},
    end,
    lists::{Order, chat_page, fan_page, fans},
    sides::{ByCrate, ByHand, Side, check_sides},
};

/// The number of chats in a list that is decoded at once.
const CHATS: usize = 200_000;
/// A quarter of what 200,000 chats took when all structs were inline: 888 MB.
const MOST: u64 = 222_000_000;

fn main() -> ExitCode {
    end(run())
}

/// Prints the tables, and returns the numbers above their bounds.
fn run() -> Result<Vec<String>, Failure> {
    check_sides()?;
    // First, while the process holds little that it could use again.
    let mut missed = upload::uploads()?;

    println!("| allocations | by hand | this crate | boxed members | at most |");
    println!("|---|---:|---:|---:|---:|");
    missed.extend(decoding()?);
    calls()?;
    println!();

    println!("| memory | JSON | by hand holds | this crate holds | at its peak | at most |");
    println!("|---|---:|---:|---:|---:|---:|");
    missed.extend(chats("200,000 chats, each with a fan", false)?);
    let both = "200,000 chats, each with a fan and a message";
    missed.extend(chats(both, true)?);
    Ok(missed)
}

/// Counts the allocations of decoding, which may be one more for each boxed member.
fn decoding() -> Result<Option<String>, Failure> {
    let page = fan_page(&fans(ROWS)?, Order::Fixed);
    // The first reading of a process may allocate what stays.
    let (by_hand, by_crate) = (ByHand::fans(&page)?, ByCrate::fans(&page)?);
    let expected = scalars(&serde_json::from_slice(&page)?);
    check_content("decode 1,000 fans", expected, &by_hand, &by_crate)?;

    let (_, by_hand) = counted(|| ByHand::fans(&page))?;
    let (fans, by_crate) = counted(|| ByCrate::fans(&page))?;
    let boxes = fans.boxes();
    let most = by_hand.count_total + boxes;
    println!(
        "| decode 1,000 fans | {} | {} | {boxes} | {most} |",
        allocations(&by_hand, 1),
        allocations(&by_crate, 1)
    );
    let found = by_crate.count_total;
    Ok((found > most).then(|| {
        format!(
            "decode 1,000 fans: expected at most {most} allocations, {} as by hand and one for \
             each of {boxes} boxed members, found {found}",
            by_hand.count_total
        )
    }))
}

/// Counts the allocations of calls on this thread, where the server is not.
fn calls() -> Result<(), Failure> {
    let page = fan_page(&fans(ROWS_OF_A_PAGE)?, Order::Fixed);
    let calls = Calls::new(&page, HEADERS)?;
    let ((), by_hand) = counted(|| calls.in_row_by_hand())?;
    let ((), by_crate) = counted(|| calls.in_row())?;
    println!(
        "| one call, 10 fans | {} | {} | – | – |",
        allocations(&by_hand, IN_ROW as u64),
        allocations(&by_crate, IN_ROW as u64)
    );
    Ok(())
}

/// Counts the memory of decoded chats.
///
/// The bound holds for the peak. The peak is also at most a quarter of the bytes that the structs by
/// hand hold, since they box no member.
fn chats(name: &str, with_messages: bool) -> Result<Option<String>, Failure> {
    let few = chat_page(ROWS, with_messages);
    let expected = scalars(&serde_json::from_slice(&few)?);
    check_content(
        name,
        expected,
        &ByHand::chats(&few)?,
        &ByCrate::chats(&few)?,
    )?;

    let page = chat_page(CHATS, with_messages);
    // One side is freed before the other is read.
    let by_hand = counted(|| ByHand::chats(&page))?.1;
    let by_crate = counted(|| ByCrate::chats(&page))?.1;
    let held = u64::try_from(by_hand.bytes_current)?;
    let most = if with_messages {
        held / 4
    } else {
        MOST.min(held / 4)
    };
    let peak = by_crate.bytes_max;
    println!(
        "| {name} | {} MB | {} MB | {} MB | {} MB | {} MB |",
        megabytes(page.len() as u64),
        megabytes(held),
        megabytes(u64::try_from(by_crate.bytes_current)?),
        megabytes(peak),
        megabytes(most)
    );
    Ok((peak > most).then(|| {
        let (most, peak) = (megabytes(most), megabytes(peak));
        format!("{name}: expected at most {most} MB at the peak, found {peak} MB")
    }))
}

/// Counts what a piece of work allocates, and what its result holds.
fn counted<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<(T, AllocationInfo), Failure> {
    let mut done = None;
    let info = allocation_counter::measure(|| done = Some(work()));
    let done = done.ok_or("the counter did not run the work")??;
    Ok((done, info))
}

/// Shows the allocations of each of so many parts, and their bytes.
fn allocations(info: &AllocationInfo, parts: u64) -> String {
    let (count, bytes) = (info.count_total / parts, info.bytes_total / parts);
    format!("{count} ({} KiB)", bytes / 1024)
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1e6)
}
