//! The typed accessors of a [`Postback`].

use super::{Postback, Variable};
use crate::model::{
    amount::Amount,
    id::Id,
    timestamp::{Timestamp, is_date},
};

impl Postback {
    /// Returns the id of the click on the Smart Link.
    #[must_use]
    pub fn click_id(&self) -> Option<Id> {
        self.id(&Variable::ClickId)
    }

    /// Returns the click id of your tracker, which a visitor can choose at will.
    #[must_use]
    pub fn external_click_id(&self) -> Option<&str> {
        self.get(&Variable::ExternalClickId)
    }

    /// Returns the type of the conversion, such as `new_subscriber`.
    ///
    /// Documented are `new_subscriber`, `new_transaction`, `message_received`, `fan_sent_1_message`
    /// and `fan_sent_3_messages`; others may come. With the feature of Smart Links,
    /// `types::SmartLinkConversionType` converts from the text.
    #[must_use]
    pub fn conversion_type(&self) -> Option<&str> {
        self.get(&Variable::ConversionType)
    }

    /// Returns the click id of Meta.
    #[must_use]
    pub fn fbclid(&self) -> Option<&str> {
        self.get(&Variable::Fbclid)
    }

    /// Returns the click id of Google.
    #[must_use]
    pub fn gclid(&self) -> Option<&str> {
        self.get(&Variable::Gclid)
    }

    /// Returns the click id of TikTok.
    #[must_use]
    pub fn ttclid(&self) -> Option<&str> {
        self.get(&Variable::Ttclid)
    }

    /// Returns the click id of Google for iOS.
    #[must_use]
    pub fn gbraid(&self) -> Option<&str> {
        self.get(&Variable::Gbraid)
    }

    /// Returns the click id of Google for the web on iOS.
    #[must_use]
    pub fn wbraid(&self) -> Option<&str> {
        self.get(&Variable::Wbraid)
    }

    /// Returns the click id of Snapchat.
    #[must_use]
    pub fn sccid(&self) -> Option<&str> {
        self.get(&Variable::Sccid)
    }

    /// Returns the amount before fees, or `None` if it is missing or no decimal number.
    #[must_use]
    pub fn amount_gross(&self) -> Option<Amount> {
        self.amount(&Variable::AmountGross)
    }

    /// Returns the amount after fees, or `None` if it is missing or no decimal number.
    #[must_use]
    pub fn amount_net(&self) -> Option<Amount> {
        self.amount(&Variable::AmountNet)
    }

    /// Returns the type of the transaction.
    #[must_use]
    pub fn transaction_type(&self) -> Option<&str> {
        self.get(&Variable::TransactionType)
    }

    /// Returns the time of the conversion, or `None` if it is missing or no date or time.
    #[must_use]
    pub fn conversion_at(&self) -> Option<Timestamp> {
        let text = self.get(&Variable::ConversionAt);
        text.filter(|text| is_date(text)).map(Timestamp::from)
    }

    /// Returns the fan's id at OnlyFans.
    #[must_use]
    pub fn fan_onlyfans_id(&self) -> Option<Id> {
        self.id(&Variable::FanOnlyfansId)
    }

    /// Returns the fan's name at OnlyFans.
    #[must_use]
    pub fn fan_onlyfans_username(&self) -> Option<&str> {
        self.get(&Variable::FanOnlyfansUsername)
    }

    /// Returns the API's id of the account.
    #[must_use]
    pub fn ofapi_account_id(&self) -> Option<Id> {
        self.id(&Variable::OfapiAccountId)
    }

    /// Returns the creator's name at OnlyFans.
    #[must_use]
    pub fn creator_onlyfans_username(&self) -> Option<&str> {
        self.get(&Variable::CreatorOnlyfansUsername)
    }

    /// Returns the id of the Smart Link.
    #[must_use]
    pub fn smart_link_id(&self) -> Option<Id> {
        self.id(&Variable::SmartLinkId)
    }

    /// Returns the name of the Smart Link.
    #[must_use]
    pub fn smart_link_name(&self) -> Option<&str> {
        self.get(&Variable::SmartLinkName)
    }

    fn id(&self, variable: &Variable) -> Option<Id> {
        self.get(variable).map(Id::from)
    }

    fn amount(&self, variable: &Variable) -> Option<Amount> {
        self.get(variable)?.parse().ok()
    }
}
