//! [`Subject`]: the part of the API that a schema describes, which decides id and level of a change.

use super::{Area, Direction, Kind, Level};

/// The part of the API that a schema describes.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Subject {
    Parameter,
    RequestBody,
    RequestProperty,
    ResponseBody,
    ResponseProperty,
    Header,
}

impl Subject {
    pub(super) fn is_received(self) -> bool {
        matches!(
            self,
            Self::ResponseBody | Self::ResponseProperty | Self::Header
        )
    }

    pub(super) fn within(self) -> Self {
        if self.is_received() {
            Self::ResponseProperty
        } else {
            Self::RequestProperty
        }
    }

    pub(super) fn kind(self) -> Kind {
        let (area, direction) = match self {
            Self::Parameter => (Area::Parameters, Direction::Request),
            Self::RequestBody | Self::RequestProperty => (Area::Schema, Direction::Request),
            Self::ResponseBody | Self::ResponseProperty => (Area::Schema, Direction::Response),
            Self::Header => (Area::Responses, Direction::Response),
        };
        Kind::new(Level::Info, area, direction)
    }

    pub(super) fn id(self, what: &str) -> String {
        let subject = match self {
            Self::Parameter => "request-parameter",
            Self::RequestBody => "request-body",
            Self::RequestProperty => "request-property",
            // oasdiff attributes the enum of a whole body to its media type.
            Self::ResponseBody if what.starts_with("enum-value") => "response-mediatype",
            Self::ResponseBody => "response-body",
            Self::ResponseProperty => "response-property",
            Self::Header => "response-header",
        };
        format!("{subject}-{what}")
    }

    /// Returns the kind of a change that breaks only senders, or only receivers.
    pub(super) fn kind_if(self, breaks_sender: Level, breaks_receiver: Level) -> Kind {
        self.kind().at(if self.is_received() {
            breaks_receiver
        } else {
            breaks_sender
        })
    }
}
