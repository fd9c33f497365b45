//! [`Envelope`]: what the server puts around most answers.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::MapAccess};
use serde_json::value::RawValue;

use super::{
    lenient::Data,
    structs::{Members, Model, Writer, model, read, read_model, write_struct},
};

/// What the server puts around most answers: `data`, and what the request cost.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Envelope<T> {
    /// What was asked for.
    pub data: T,
    /// What the request cost and is limited by.
    pub meta: Option<Meta>,
    /// Where the list goes on.
    pub pagination: Option<Pagination>,
}

impl<'de, T: Data<'de>> Model<'de> for Envelope<T> {
    const NAME: &'static str = "Envelope";
    const MEMBERS: &'static [&'static str] = &["data", "_meta", "_pagination"];

    fn read_member<A: MapAccess<'de>>(
        &mut self,
        index: usize,
        members: &mut A,
    ) -> Result<(), A::Error> {
        match index {
            0 => read::or_default(&mut self.data, members),
            1 => read::object(&mut self.meta, members),
            _ => read::object(&mut self.pagination, members),
        }
    }
}

impl<'de, T: Data<'de>> Deserialize<'de> for Envelope<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_model(deserializer)
    }
}

impl<T: Serialize> Members for Envelope<T> {
    fn write<W: Writer>(&self, writer: &mut W) {
        writer.member("data", &self.data);
        writer.optional("_meta", &self.meta);
        writer.optional("_pagination", &self.pagination);
    }
}

impl<T: Serialize> Serialize for Envelope<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_struct("Envelope", self, serializer)
    }
}

/// What a request cost and is limited by.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Meta {
    /// The credits of the team.
    pub credits: Option<Credits>,
    /// Whether the answer was in the server's cache.
    pub cache: Option<CacheInfo>,
    /// The rate limits of the team.
    pub rate_limits: Option<RateLimits>,
}

model! { Meta {
    0 credits "_credits" object optional;
    1 cache "_cache" object optional;
    2 rate_limits "_rate_limits" object optional;
} }

/// Credits, which every request is paid with. They belong to the team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Credits {
    /// How many the request used.
    pub used: Option<i64>,
    /// How many are left.
    pub balance: Option<i64>,
    /// What the server has to say about them.
    pub note: Option<String>,
}

model! { Credits {
    0 used "used" plain optional;
    1 balance "balance" plain optional;
    2 note "note" plain optional;
} }

/// Whether an answer was in the server's cache.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CacheInfo {
    /// Whether it was.
    pub is_cached: Option<bool>,
    /// What the server has to say about it.
    pub note: Option<String>,
}

model! { CacheInfo {
    0 is_cached "is_cached" plain optional;
    1 note "note" plain optional;
} }

/// The rate limits that all keys and accounts of a team share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimits {
    /// Requests per minute.
    pub limit_minute: Option<i64>,
    /// Requests left in this minute.
    pub remaining_minute: Option<i64>,
    /// Requests per day, for teams that have such a limit.
    pub limit_day: Option<i64>,
    /// Requests left on this day.
    pub remaining_day: Option<i64>,
    /// What the server has to say about them.
    pub notice: Option<String>,
}

model! { RateLimits {
    0 limit_minute "limit_minute" plain optional;
    1 remaining_minute "remaining_minute" plain optional;
    2 limit_day "limit_day" plain optional;
    3 remaining_day "remaining_day" plain optional;
    4 notice "notice" plain optional;
} }

/// Where a list goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pagination {
    /// The URL of the next page; none on the last.
    pub next_page: Option<String>,
    /// The URL of the next page, as some operations call it.
    pub next_page_url: Option<String>,
    /// What to send as `cursor` for the next page, of operations that have it.
    pub next_cursor: Option<String>,
    /// How many there are on all pages.
    pub total_results: Option<i64>,
    /// What the server has to say about it.
    pub notice: Option<String>,
}

model! { Pagination {
    0 next_page "next_page" plain optional;
    1 next_page_url "next_page_url" plain optional;
    2 next_cursor "next_cursor" plain optional;
    3 total_results "total_results" plain optional;
    4 notice "notice" plain optional;
} }

/// The parts of an envelope as they stand in it.
#[derive(Default)]
pub(crate) struct Parts<'a> {
    pub(crate) data: Option<&'a RawValue>,
    pub(crate) meta: Option<&'a RawValue>,
}

impl<'de> Model<'de> for Parts<'de> {
    const NAME: &'static str = "Envelope";
    const MEMBERS: &'static [&'static str] = &["data", "_meta"];
    // One part must not cost the other.
    const REFUSES_TWICE: bool = false;

    fn read_member<A: MapAccess<'de>>(
        &mut self,
        index: usize,
        members: &mut A,
    ) -> Result<(), A::Error> {
        match index {
            0 => read::plain(&mut self.data, members),
            _ => read::plain(&mut self.meta, members),
        }
    }
}

impl<'a> Parts<'a> {
    /// Finds them; none in what is no object.
    pub(crate) fn of(body: &'a [u8]) -> Self {
        let mut body = serde_json::Deserializer::from_slice(body);
        read_model(&mut body).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_whatever_the_other_is() {
        let parts = Parts::of(br#"{"data": 1, "data": 2, "_meta": {"a": 3}, "_meta": 4}"#);
        assert_eq!(parts.data.map(RawValue::get), Some("2"));
        assert_eq!(parts.meta.map(RawValue::get), Some("4"));
        for nothing in ["[1, 2]", "1", "", "<html>"] {
            let parts = Parts::of(nothing.as_bytes());
            assert!(parts.data.is_none() && parts.meta.is_none(), "{nothing}");
        }
    }

    #[test]
    fn an_envelope_is_written_as_the_server_writes_it() {
        let text = r#"{"data":[1],"_meta":{"_credits":{"used":1},"_cache":{"is_cached":false},"_rate_limits":{"remaining_minute":2}},"_pagination":{"next_page":"x","next_cursor":"y"}}"#;
        let envelope: Envelope<Vec<i64>> = serde_json::from_str(text).expect("an envelope");
        assert_eq!(serde_json::to_string(&envelope).ok().as_deref(), Some(text));
        let meta = envelope.meta.as_ref();
        let limits = meta.and_then(|meta| meta.rate_limits.as_ref());
        assert_eq!(limits.and_then(|limits| limits.remaining_minute), Some(2));
    }
}
