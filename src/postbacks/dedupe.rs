//! The key by which a conversion is stored once.

use std::collections::BTreeMap;

use super::{
    postback::Postback,
    variable::{CLICKS, Variable},
};
use crate::model::{amount::Amount, timestamp::Timestamp};

/// The conversion types that, by their names, come once for a click and a fan.
const ONCE: &[&str] = &[
    "new_subscriber",
    "fan_sent_1_message",
    "fan_sent_3_messages",
];

/// The variables of the key beside those of the click, the amounts and the time.
const OTHERS: &[Variable] = &[
    Variable::ConversionType,
    Variable::FanOnlyfansId,
    Variable::OfapiAccountId,
    Variable::SmartLinkId,
    Variable::TransactionType,
];

impl Postback {
    /// Returns text that identifies the conversion, for storing it once, or `None` if nothing does.
    ///
    /// Postbacks have no id of their own, and whether the service sends one again is unknown. The
    /// key is therefore made of all ids of the click and the fan, the ids of account and link, the
    /// type, the time, the amounts and the type of transaction, as far as the template has them. A
    /// postback that comes again has the same key, and the time and amounts may be written in
    /// another way. Names are no part of it, as they change.
    ///
    /// There is no key without an id of a click or of a fan. There is none without a valid time
    /// either, except for `new_subscriber`, `fan_sent_1_message` and `fan_sent_3_messages`: two
    /// payments of one fan would be the same. A template should therefore have `{conversion_type}`
    /// and `{conversion_at}`.
    ///
    /// Its limits: two payments of one fan of the same amount within the same second have one key,
    /// which `smart_links().conversions(…)` tells apart; if `{conversion_at}` should turn out to be
    /// the time of sending, a postback that comes again has another key; and a template with other
    /// variables makes other keys.
    ///
    /// ```
    /// use onlyfansapi::postbacks::{Postback, PostbackTemplate};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let template: PostbackTemplate = "/?c={click_id}&t={conversion_type}&at={conversion_at}".parse()?;
    /// let key = |query| Ok::<_, onlyfansapi::postbacks::ReadError>(
    ///     Postback::from_query(&template, query)?.dedupe_key(),
    /// );
    /// let first = key("c=01J&t=new_transaction&at=2025-01-31T12:00:00Z")?;
    /// assert_eq!(first, key("c=01J&t=new_transaction&at=2025-01-31%2012:00:00")?);
    /// assert_ne!(first, key("c=01J&t=new_transaction&at=2025-01-31T12:00:01Z")?);
    /// assert_eq!(key("c=01J&t=new_transaction&at=")?, None);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn dedupe_key(&self) -> Option<String> {
        let has = |variable: &Variable| self.get(variable).is_some();
        if !has(&Variable::FanOnlyfansId) && !CLICKS.iter().any(has) {
            return None;
        }
        // A day alone would make one of all payments of that day.
        let at = self.conversion_at().filter(|at| at.as_str().contains(':'));
        let at = at.and_then(|at| in_utc(&at));
        let is_once = self.conversion_type().is_some_and(|of| ONCE.contains(&of));
        if at.is_none() && !is_once {
            return None;
        }
        // Text of JSON keeps apart what is next to each other, and its names are sorted.
        let mut key = BTreeMap::new();
        for variable in CLICKS.iter().chain(OTHERS) {
            if let Some(text) = self.get(variable) {
                key.insert(variable.name(), text.to_owned());
            }
        }
        for variable in &[Variable::AmountGross, Variable::AmountNet] {
            if let Some(text) = self.get(variable) {
                key.insert(variable.name(), plain(text));
            }
        }
        if let Some(at) = at {
            key.insert(Variable::ConversionAt.name(), at);
        }
        serde_json::to_string(&key).ok()
    }
}

/// Returns the instant in one notation.
fn in_utc(at: &Timestamp) -> Option<String> {
    let time = at.to_system_time()?;
    Some(Timestamp::from(time).as_str().to_owned())
}

/// Returns an amount in one notation, without zeros at its end, and other text as it is.
fn plain(text: &str) -> String {
    let Ok(amount) = text.parse::<Amount>() else {
        return text.to_owned();
    };
    let text = amount.to_string();
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}
