//! Whole calls, beside the same calls by hand.

use super::{
    comparison::Comparison,
    shared::{
        Failure, ROWS_OF_A_PAGE,
        calls::{Calls, HEADERS, IN_FLIGHT, IN_ROW},
        lists::{Order, fan_page, fans},
    },
};

pub(super) fn compare(rounds: usize) -> Result<Vec<Comparison>, Failure> {
    let page = fan_page(&fans(ROWS_OF_A_PAGE)?, Order::Fixed);
    let bare = Calls::new(&page, "")?;
    let calls = Calls::new(&page, HEADERS)?;
    let in_row = |name, bound, calls: &Calls| {
        let row = Comparison::measure(
            name,
            bound,
            rounds,
            || calls.in_row_by_hand(),
            || calls.in_row(),
        );
        row.map(|row| row.per(IN_ROW))
    };
    let in_flight = Comparison::measure(
        "one call, 64 in flight",
        1.10,
        rounds,
        || calls.in_flight_by_hand(),
        || calls.in_flight(),
    )?;
    Ok(vec![
        in_row("one call without credit headers", 1.05, &bare)?,
        in_row("one call, one after another", 1.10, &calls)?,
        in_flight.per(IN_FLIGHT),
    ])
}
