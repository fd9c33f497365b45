//! Conversions of Smart Links: their variables, and their rows in the list of the link.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::{
    World,
    people::{self, Person},
    vary::like_id,
};
use crate::mock::{clock, conversion::Conversion};

impl World {
    /// Sets the variables of a conversion that are not set, and lists it with its Smart Link.
    pub(in crate::mock) fn converted(
        &mut self,
        conversion: &mut Conversion,
        number: u64,
        second: i64,
    ) {
        let mut rng = Rng::with_seed(self.size.seed ^ number);
        let first = people::fan(rng.usize(..self.size.fans.max(1)));
        let fan = Person::of(conversion.fan.unwrap_or(first));
        let link = conversion.smart_link.clone();
        let row = link.as_ref().and_then(|id| {
            let links = self.source_of("smart_links.list")?;
            self.collection(links, &[]).get(id)
        });
        let account = row.as_ref().and_then(|row| row["account"]["id"].as_str());
        let account = account.unwrap_or("acct_123").to_owned();
        let creator = self.creator(&account);
        let click = like_id("01J00000000000000000000000", &mut rng);
        let name = row.as_ref().and_then(|row| row["name"].as_str());
        for (variable, value) in [
            ("click_id", click),
            ("conversion_type", conversion.conversion_type.clone()),
            ("conversion_at", clock::text(second)),
            ("smart_link_id", link.clone().unwrap_or_default()),
            ("smart_link_name", name.unwrap_or_default().to_owned()),
            ("fan_onlyfans_id", fan.id.to_string()),
            ("fan_onlyfans_username", fan.username.clone()),
            ("ofapi_account_id", account),
            ("creator_onlyfans_username", creator.username),
        ] {
            let variables = &mut conversion.variables;
            variables.entry(variable.to_owned()).or_insert(value);
        }
        let (Some(link), Some(_)) = (link, row) else {
            return;
        };
        let of = |name: &str| conversion.variables.get(name).map(String::as_str);
        let members = json!({
            "conversion_type": conversion.conversion_type,
            "conversion_at": clock::text(second),
            "amount_gross": of("amount_gross").unwrap_or("0"),
            "amount_net": of("amount_net").unwrap_or("0"),
            "fan_onlyfans_id": fan.id.to_string(),
            "fan": {"name": fan.name, "username": fan.username, "onlyfans_id": fan.id.to_string()},
            "click": {"id": of("click_id"), "external_click_id": of("external_click_id"), "gclid": of("gclid"), "fbclid": of("fbclid")},
        });
        let members: Map<String, Value> = match members {
            Value::Object(members) => members,
            _ => return,
        };
        if let Some(conversions) = self.source_of("smart_links.list_conversions") {
            self.pages.clear();
            self.collection(conversions, &[link])
                .create(members, second);
        }
    }
}
