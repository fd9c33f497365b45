//! Lists of fans and chats, from the documented sample and a fixed seed.

use fastrand::Rng;
use onlyfansapi::mock::operations;
use serde_json::{Value, json};

use super::Failure;

const SEED: u64 = 12;

/// The part of the members that the types do not know, in percent.
const UNKNOWN: usize = 40;

/// The order of the members of an object.
#[derive(Clone, Copy)]
pub(crate) enum Order {
    /// One order for all rows, as a server writes them, which is not the order of the types.
    Fixed,
    /// An order of its own for each object.
    Random,
}

/// Returns fans whose members are those of the documented sample, with values that vary by row.
pub(crate) fn fans(count: usize) -> Result<Vec<Value>, Failure> {
    let documented = documented_fan()?;
    let mut rng = Rng::with_seed(SEED);
    let fans = (0..count).map(|_| {
        let mut fan = documented.clone();
        vary("", &mut fan, &mut rng);
        fan
    });
    Ok(fans.collect())
}

/// Returns the fan of the documented sample.
fn documented_fan() -> Result<Value, Failure> {
    let page: Value = serde_json::from_str(operations::fans::list_active().example())?;
    let fan = page.pointer("/data/list/0").cloned();
    fan.ok_or_else(|| "the documented sample has no fan".into())
}

/// Varies the value of a member, as the values of real rows vary.
fn vary(name: &str, value: &mut Value, rng: &mut Rng) {
    match value {
        Value::Bool(bool) => *bool = rng.bool(),
        Value::Number(_) if value.is_f64() => {
            *value = json!(f64::from(rng.u32(300..20_000)) / 100.0);
        }
        Value::Number(_) if name == "id" || name.ends_with("Id") => {
            *value = json!(rng.u32(1_000_000..600_000_000));
        }
        Value::Number(_) => *value = json!(rng.u32(0..500)),
        Value::String(text) => {
            if let Some(other) = other_text(name, rng) {
                *text = other;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| vary(name, item, rng)),
        Value::Object(members) => members
            .iter_mut()
            .for_each(|(name, member)| vary(name, member, rng)),
        Value::Null => {}
    }
}

/// Returns a text for a member whose texts differ by row.
fn other_text(name: &str, rng: &mut Rng) -> Option<String> {
    let number = rng.u32(1_000..1_000_000);
    match name {
        "id" => Some(number.to_string()),
        "username" => Some(format!("fan{number}")),
        "name" | "displayName" | "notice" => Some(format!("Zoë {number}")),
        "avatar" | "header" | "c50" | "c144" => {
            let file = rng.u64(..);
            Some(format!(
                "https://cdn.example/files/{file:016x}/{number}_{name}.jpg"
            ))
        }
        _ => is_date(name).then(|| date(rng)),
    }
}

fn is_date(name: &str) -> bool {
    let others = ["date", "lastActivity", "lastSeen", "offerEnd", "offerStart"];
    name.ends_with("At") || name.ends_with("Date") || others.contains(&name)
}

fn date(rng: &mut Rng) -> String {
    let (month, day) = (rng.u8(1..=12), rng.u8(1..=28));
    let (hour, minute, second) = (rng.u8(..24), rng.u8(..60), rng.u8(..60));
    format!("2026-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00")
}

/// Adds members to each object of each row, until 40 % of them are unknown to the types.
pub(crate) fn with_unknown_members(rows: &[Value]) -> Result<Vec<Value>, Failure> {
    let mut rows = rows.to_vec();
    let mut known = 0;
    let mut unknown = 0;
    for row in &mut rows {
        add_unknown_members(row, &mut known, &mut unknown);
    }
    let found = (100 * unknown) / (known + unknown).max(1);
    if found.abs_diff(UNKNOWN) > 1 {
        return Err(format!("expected {UNKNOWN} % unknown members, found {found} %").into());
    }
    Ok(rows)
}

fn add_unknown_members(value: &mut Value, known: &mut usize, unknown: &mut usize) {
    match value {
        Value::Array(items) => {
            for item in items {
                add_unknown_members(item, known, unknown);
            }
        }
        Value::Object(members) => {
            // Two for every three members that are known, with values like theirs.
            let copied = members.iter().enumerate();
            let copied = copied.filter(|(index, _)| index % 3 != 0);
            let copied = copied.map(|(_, (name, value))| (format!("{name}Extra"), value.clone()));
            let copied: Vec<(String, Value)> = copied.collect();
            *known += members.len();
            *unknown += copied.len();
            for member in members.values_mut() {
                add_unknown_members(member, known, unknown);
            }
            members.extend(copied);
        }
        _ => {}
    }
}

/// Returns a response with a page of fans.
pub(crate) fn fan_page(fans: &[Value], order: Order) -> Vec<u8> {
    let mut list = Writer {
        order,
        rng: Rng::with_seed(SEED),
        text: String::new(),
    };
    list.items(fans);
    let (list, meta) = (list.text, meta());
    let data = format!(r#"{{"list":{list},"hasMore":true}}"#);
    format!(r#"{{"data":{data},"_pagination":{{"next_page":null}},"_meta":{meta}}}"#).into_bytes()
}

/// Returns a response with chats that have few members, about 85 bytes each.
///
/// Each chat has a fan, and a last message if `with_messages` is set.
pub(crate) fn chat_page(count: usize, with_messages: bool) -> Vec<u8> {
    let mut rng = Rng::with_seed(SEED);
    let chats = (0..count).map(|_| {
        let (id, number) = (rng.u32(100_000..1_000_000), rng.u32(10..100));
        if with_messages {
            let message = format!(r#"{{"id":{id},"text":"Hello {number}"}}"#);
            format!(r#"{{"fan":{{"id":{id},"name":"Zoë {id}"}},"lastMessage":{message}}}"#)
        } else {
            let fan = format!(r#"{{"id":{id},"name":"Zoë {number}","username":"u{id}"}}"#);
            format!(r#"{{"fan":{fan},"unreadMessagesCount":{number}}}"#)
        }
    });
    let chats = chats.collect::<Vec<_>>().join(",");
    let meta = meta();
    format!(r#"{{"data":[{chats}],"_pagination":{{"next_page":null}},"_meta":{meta}}}"#)
        .into_bytes()
}

/// Returns the metadata of a response, whose rate limit is high, so that no request waits for it.
fn meta() -> Value {
    json!({
        "_credits": {"used": 0, "balance": 1_000_000, "note": "cached"},
        "_cache": {"is_cached": true, "note": "cached"},
        "_rate_limits": {"limit_minute": 1_000_000, "remaining_minute": 999_999, "limit_day": null},
    })
}

/// A writer of JSON that decides the order of members.
struct Writer {
    order: Order,
    rng: Rng,
    text: String,
}

impl Writer {
    fn value(&mut self, value: &Value) {
        match value {
            Value::Array(items) => self.items(items),
            Value::Object(members) => {
                let mut members: Vec<(&String, &Value)> = members.iter().collect();
                members.sort_by_key(|&(name, _)| name);
                match self.order {
                    Order::Fixed => Rng::with_seed(SEED).shuffle(&mut members),
                    Order::Random => self.rng.shuffle(&mut members),
                }
                self.text.push('{');
                for (index, (name, member)) in members.into_iter().enumerate() {
                    self.comma(index);
                    self.text.push_str(&json!(name).to_string());
                    self.text.push(':');
                    self.value(member);
                }
                self.text.push('}');
            }
            scalar => self.text.push_str(&scalar.to_string()),
        }
    }

    fn items(&mut self, items: &[Value]) {
        self.text.push('[');
        for (index, item) in items.iter().enumerate() {
            self.comma(index);
            self.value(item);
        }
        self.text.push(']');
    }

    fn comma(&mut self, index: usize) {
        if index > 0 {
            self.text.push(',');
        }
    }
}
