//! Reading and writing of responses, with and without drift.

use serde_json::{Value, json};

use super::{
    comparison::Comparison,
    shared::{
        Failure, ROWS,
        content::{check_content, scalars},
        lists::{Order, fan_page, fans, with_unknown_members},
        sides::{ByCrate, ByHand, Side},
    },
};

/// The strictest bound, which by hand beside itself must miss.
const STRICTEST: f64 = 0.85;

/// Compares reading and writing with serde's derives.
pub(super) fn compare(rounds: usize) -> Result<Vec<Comparison>, Failure> {
    let rows = fans(ROWS)?;
    let strict = fan_page(&rows, Order::Fixed);
    let unknown = fan_page(&with_unknown_members(&rows)?, Order::Fixed);
    let shuffled = fan_page(&rows, Order::Random);
    let expected = scalars(&serde_json::from_slice(&strict)?);

    let mut comparisons = vec![control(&strict, rounds)?];
    for (name, bound, body) in [
        ("1,000 fans, strict", STRICTEST, &strict),
        ("1,000 fans, 40 % of the members unknown", 0.85, &unknown),
        ("1,000 fans, members in random order", 1.05, &shuffled),
    ] {
        check_content(name, expected, &ByHand::fans(body)?, &ByCrate::fans(body)?)?;
        comparisons.push(Comparison::measure(
            name,
            bound,
            rounds,
            || ByHand::fans(body),
            || ByCrate::fans(body),
        )?);
    }

    let (by_hand, by_crate) = (ByHand::fans(&strict)?, ByCrate::fans(&strict)?);
    comparisons.push(Comparison::measure(
        "writing of 1,000 fans",
        1.00,
        rounds,
        || Ok(serde_json::to_vec(&by_hand)?),
        || Ok(serde_json::to_vec(&by_crate)?),
    )?);
    Ok(comparisons)
}

/// Measures by hand beside itself; fails if that meets the strictest bound, since then any crate
/// would.
fn control(body: &[u8], rounds: usize) -> Result<Comparison, Failure> {
    let control = Comparison::measure(
        "control: by hand beside itself",
        STRICTEST,
        rounds,
        || ByHand::fans(body),
        || ByHand::fans(body),
    )?;
    match control.missed() {
        Some(_) => Ok(control.without_bound()),
        None => Err(format!(
            "by hand beside itself: expected a ratio above {STRICTEST}, found {:.3}; run the bench \
             on a machine that does nothing else",
            control.ratio()
        )
        .into()),
    }
}

/// Compares reading with drift with strict reading of the same fans without drift.
pub(super) fn compare_drift(rounds: usize) -> Result<Vec<Comparison>, Failure> {
    let rows = fans(ROWS)?;
    let clean = fan_page(&rows, Order::Fixed);
    // A number in a text is coerced, values of another kind are left out.
    let one = [("/subscribedOnData/discountPercent", json!("5"))];
    let three = [
        one[0].clone(),
        ("/tipsMax", json!({"amount": 100})),
        ("/subscribedOnData/subscribes/0/discount", json!([1])),
    ];
    let last = drifted(&rows, ROWS - 1, &one)?;
    let each = drifted(&rows, 0, &one)?;
    let three = drifted(&rows, 0, &three)?;

    let mut comparisons = vec![Comparison::measure(
        "1,000 fans without drift, healing",
        1.05,
        rounds,
        || ByCrate::fans(&clean),
        || ByCrate::healed_fans(&clean),
    )?];
    for (name, bound, places, body) in [
        ("1,000 fans, only the last drifts", 1.50, 1, &last),
        ("1,000 fans, one member of each drifts", 4.00, ROWS, &each),
        (
            "1,000 fans, three members of each drift",
            4.00,
            3 * ROWS,
            &three,
        ),
    ] {
        check_drift(name, places, body)?;
        comparisons.push(Comparison::measure(
            name,
            bound,
            rounds,
            || ByCrate::fans(&clean),
            || ByCrate::healed_fans(body),
        )?);
    }
    Ok(comparisons)
}

/// Returns a page of fans, and puts the values of `drift` into the rows from `first` on.
fn drifted(rows: &[Value], first: usize, drift: &[(&str, Value)]) -> Result<Vec<u8>, Failure> {
    let mut rows = rows.to_vec();
    for row in rows.iter_mut().skip(first) {
        for (place, value) in drift {
            let member = row.pointer_mut(place);
            *member.ok_or_else(|| format!("the documented fan has no {place}"))? = value.clone();
        }
    }
    Ok(fan_page(&rows, Order::Fixed))
}

/// Fails unless strict reading refuses a page, and healing keeps its rows and reports each place.
fn check_drift(name: &str, places: usize, body: &[u8]) -> Result<(), Failure> {
    if ByCrate::fans(body).is_ok() {
        return Err(
            format!("{name}: expected strict decoding to refuse the drift, found a page").into(),
        );
    }
    let (fans, drift) = ByCrate::healed_fans(body)?;
    let fans = serde_json::to_value(&fans)?;
    let rows = fans.pointer("/data/list").and_then(Value::as_array);
    let found = (rows.map_or(0, Vec::len), drift.len());
    if found != (ROWS, places) {
        let (rows, drift) = found;
        return Err(format!(
            "{name}: expected {ROWS} healed rows and {places} reported places, found {rows} and \
             {drift}"
        )
        .into());
    }
    Ok(())
}
