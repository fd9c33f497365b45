//! [`Envelope`]: the object that wraps the data of most responses.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::MapAccess};
use serde_json::value::RawValue;

use super::{
    lenient::{Data, without_mark},
    structs::{Members, Model, Writer, model, read, read_model, write_struct},
};

/// The object that wraps the data of most responses, with metadata beside it.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Envelope<T> {
    /// The requested data, `data` in JSON.
    pub data: T,
    /// The credits, rate limits and caching of the request, `_meta` in JSON.
    ///
    /// [`Response::credits`](crate::Response::credits) and its siblings prefer the headers, which
    /// in a cached or replayed response are more recent.
    pub meta: Option<Meta>,
    /// The references to the next page of a list, `_pagination` in JSON.
    pub pagination: Option<Pagination>,
}

impl<T> From<T> for Envelope<T> {
    /// Puts an envelope around data, without metadata; the mock of the feature `mock` sends such values.
    fn from(data: T) -> Self {
        Self {
            data,
            meta: None,
            pagination: None,
        }
    }
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

/// The metadata of a response: credits, caching and rate limits.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Meta {
    /// The credits that the request used and the team's balance, `_credits` in JSON.
    pub credits: Option<Credits>,
    /// Whether the response came from the server's cache, `_cache` in JSON.
    pub cache: Option<CacheInfo>,
    /// The rate limits of the team, `_rate_limits` in JSON.
    pub rate_limits: Option<RateLimits>,
}

model! { Meta {
    0 credits "_credits" object optional;
    1 cache "_cache" object optional;
    2 rate_limits "_rate_limits" object optional;
} }

/// The credits that a request used and the team's balance after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Credits {
    /// The number of credits that the request used.
    pub used: Option<i64>,
    /// The number of credits that the team has left.
    pub balance: Option<i64>,
    /// The server's remark on the credits, such as `Free endpoint`.
    pub note: Option<String>,
}

model! { Credits {
    0 used "used" plain optional;
    1 balance "balance" plain optional;
    2 note "note" plain optional;
} }

/// The caching of a response by the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CacheInfo {
    /// Whether the response came from the cache.
    pub is_cached: Option<bool>,
    /// The server's remark on the caching.
    pub note: Option<String>,
}

model! { CacheInfo {
    0 is_cached "is_cached" plain optional;
    1 note "note" plain optional;
} }

/// The rate limits of a team, shared by all of its keys and accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimits {
    /// The number of requests allowed per minute.
    pub limit_minute: Option<i64>,
    /// The number of requests left in the current minute.
    pub remaining_minute: Option<i64>,
    /// The number of requests allowed per day, for teams that have such a limit.
    pub limit_day: Option<i64>,
    /// The number of requests left on the current day, for teams that have such a limit.
    pub remaining_day: Option<i64>,
    /// The server's remark on the rate limits.
    pub notice: Option<String>,
}

model! { RateLimits {
    0 limit_minute "limit_minute" plain optional;
    1 remaining_minute "remaining_minute" plain optional;
    2 limit_day "limit_day" plain optional;
    3 remaining_day "remaining_day" plain optional;
    4 notice "notice" plain optional;
} }

/// The references from one page of a list to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pagination {
    /// The URL of the next page; `None` on the last.
    pub next_page: Option<String>,
    /// The URL of the next page, under the name that some operations use instead.
    pub next_page_url: Option<String>,
    /// The value of the parameter `cursor` for the next page, for operations that take one.
    pub next_cursor: Option<String>,
    /// The number of items on all pages together.
    pub total_results: Option<i64>,
    /// The server's remark on the pages.
    pub notice: Option<String>,
}

model! { Pagination {
    0 next_page "next_page" plain optional;
    1 next_page_url "next_page_url" plain optional;
    2 next_cursor "next_cursor" plain optional;
    3 total_results "total_results" plain optional;
    4 notice "notice" plain optional;
} }

/// The parts of an envelope as raw JSON.
#[derive(Default)]
pub(crate) struct Parts<'a> {
    pub(crate) data: Option<&'a RawValue>,
    pub(crate) meta: Option<&'a RawValue>,
}

impl<'de> Model<'de> for Parts<'de> {
    const NAME: &'static str = "Envelope";
    const MEMBERS: &'static [&'static str] = &["data", "_meta"];
    // A duplicate of one part must not lose the other.
    const REFUSES_TWICE: bool = false;

    fn read_member<A: MapAccess<'de>>(
        &mut self,
        index: usize,
        members: &mut A,
    ) -> Result<(), A::Error> {
        match index {
            // As an option, null would be no member.
            0 => self.data = Some(members.next_value()?),
            _ => self.meta = Some(members.next_value()?),
        }
        Ok(())
    }
}

impl<'a> Parts<'a> {
    /// Finds the parts in a body; there are none if it does not begin with a JSON object.
    pub(crate) fn of(body: &'a [u8]) -> Self {
        let mut body = serde_json::Deserializer::from_slice(without_mark(body));
        read_model(&mut body).unwrap_or_default()
    }

    /// Finds the parts in JSON; returns `None` unless it is an object and nothing else.
    pub(crate) fn of_object(json: &'a [u8]) -> Option<Self> {
        let mut json = serde_json::Deserializer::from_slice(json);
        let parts = read_model(&mut json).ok()?;
        json.end().ok()?;
        Some(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_found_and_the_last_duplicate_counts() {
        let parts = Parts::of(br#"{"data": 1, "data": 2, "_meta": {"a": 3}, "_meta": 4}"#);
        assert_eq!(parts.data.map(RawValue::get), Some("2"));
        assert_eq!(parts.meta.map(RawValue::get), Some("4"));
        assert!(Parts::of("\u{feff}{\"data\": 1}".as_bytes()).data.is_some());
        assert!(Parts::of_object(br#"{"data": 1}"#).is_some());
        assert!(Parts::of_object(br#"{"data": 1}}"#).is_none());
        for nothing in ["[1, 2]", "1", "", "<html>"] {
            let parts = Parts::of(nothing.as_bytes());
            assert!(parts.data.is_none() && parts.meta.is_none(), "{nothing}");
        }
    }

    #[test]
    fn an_envelope_serializes_to_the_json_of_the_server() {
        let text = r#"{"data":[1],"_meta":{"_credits":{"used":1},"_cache":{"is_cached":false},"_rate_limits":{"remaining_minute":2}},"_pagination":{"next_page":"x","next_cursor":"y"}}"#;
        let envelope: Envelope<Vec<i64>> = serde_json::from_str(text).expect("an envelope");
        assert_eq!(serde_json::to_string(&envelope).ok().as_deref(), Some(text));
        let meta = envelope.meta.as_ref();
        let limits = meta.and_then(|meta| meta.rate_limits.as_ref());
        assert_eq!(limits.and_then(|limits| limits.remaining_minute), Some(2));
    }
}
