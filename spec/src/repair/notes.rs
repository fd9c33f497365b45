//! [`Note`]: a departure of `repair` from the text of a document.

use std::cell::RefCell;

/// A departure of `repair` from the text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The kind of departure.
    pub departure: Departure,
    /// The JSON pointer to the value in the document.
    pub pointer: String,
    /// The operation that was read, as `GET /chats`; `None` outside of all operations.
    pub operation: Option<String>,
}

/// The notes of one document, in the order of reading.
pub(super) type Notes = RefCell<Vec<Note>>;

macro_rules! departures {
    ($($name:ident: $found:literal => $outcome:literal,)*) => {
        /// The ways in which `repair` departs from a document.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Departure {
            $(
                #[doc = concat!("The document has ", $found, ".")]
                $name,
            )*
        }

        impl Departure {
            /// All departures, in the order in which they are listed.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Returns the irregularity of the document, such as "cookies".
            #[must_use]
            pub fn found(self) -> &'static str {
                match self {
                    $(Self::$name => $found,)*
                }
            }

            /// Returns the treatment of the irregularity, such as "left out".
            #[must_use]
            pub fn outcome(self) -> &'static str {
                match self {
                    $(Self::$name => $outcome,)*
                }
            }
        }
    };
}

departures! {
    LostReference: "references that lead nowhere, or out of the document"
        => "left out; as a schema, any JSON value",

    StrayPath: "paths with stray braces or slashes, or with `{name?}`"
        => "`?` is removed, slashes are joined, braces without a name are sent as text",
    TitleMark: "titles marked `[Deprecated]`, without the keyword"
        => "the mark is removed, the method is deprecated",
    LongTitle: "titles of several lines"
        => "put on one line",
    GetBody: "bodies of GET and HEAD"
        => "members of JSON and forms become query parameters, files and any other body are left out",
    OtherMediaTypes: "several media types for one body"
        => "JSON is used, else a form with files, else any form, else the first by name",
    NoParts: "forms of parts whose schema is no object"
        => "a form without documented parts",
    FileOrOther: "parts that are a file or something else"
        => "a file",
    FileWithin: "files within objects and nested lists of a form"
        => "text: a file is a part of its own",
    HeadersOfPart: "headers of parts"
        => "not sent, except the media type",

    SuperfluousParameter: "path parameters that the path does not have"
        => "left out: the placeholders of the path are its parameters",
    UndeclaredParameter: "placeholders that no parameter declares"
        => "text, and required",
    OptionalSegment: "path parameters that may be omitted"
        => "required all the same",
    NotScalar: "parameters of a path or header that are no scalars"
        => "text",
    NowhereParameter: "parameters in cookies, or without a known place or name"
        => "left out",
    OwnHeader: "headers that the client sets itself, or that cannot be sent"
        => "left out",
    NumberInText: "`limit` and `offset` that are not whole numbers, with a sample that is one"
        => "read as whole numbers",
    DottedName: "query parameters with dots in their names"
        => "`filter.online` is sent as `filter[online]`",
    QueryObject: "query parameters that are objects"
        => "each member is sent as `name[member]`; without members, left out",
    QueryList: "query parameters that are lists, without `[]` in their names"
        => "`[]` is added, as PHP needs it",
    QueryListOfLists: "query parameters that are lists of lists or objects"
        => "each item is any JSON value",
    QueryNull: "query parameters that may be null"
        => "left out instead of null, which is the same in a query",
    QueryFlag: "query parameters of 0 and 1"
        => "a `bool`",
    QueryUnknown: "query parameters without one type"
        => "text",
    QueryStyle: "query parameters with a `style`, or not exploded"
        => "not read: lists and objects are sent with PHP's brackets",
    QueryTwice: "query parameters that are declared twice, by themselves and in an object"
        => "the first by name is used",

    LimitInProse: "limits that descriptions state alone, and paging without bounds"
        => "checked as if they had a keyword",

    NoSuccess: "operations that document no success"
        => "the response is any JSON value",
    OnlyRedirect: "operations whose only success is a redirect"
        => "the response is bytes",
    Redirect: "redirects beside a success"
        => "not read",
    SeveralSuccesses: "operations with several successes"
        => "read as one: all JSON is united, and wins over text, bytes and nothing",
    ErrorBody: "errors with a body"
        => "not read: errors have one type of our own",
    BodyOfNothing: "responses of 204, 205 or 304 with a body"
        => "the body is not read",
    JsonInText: "JSON in responses of text"
        => "read as JSON; if the sample does not parse, as any JSON value",
    UnknownJson: "JSON responses without a schema and a sample"
        => "any JSON value",

    ForeignType: "types that OpenAPI does not have"
        => "read by their meaning, such as `date` as text; any JSON value if that is not clear",
    NoItems: "lists without `items`"
        => "lists of any JSON value, unless other samples show the items",
    EmptyObject: "objects without members, in responses"
        => "any JSON value, unless other samples show members",
    MembersAsList: "members that are written as a list, as PHP does if there are none"
        => "read as no members",
    DataAsKeys: "objects in responses whose keys are numbers, dates or templates"
        => "a map",
    BesideMembers: "`additionalProperties` beside members"
        => "not read",
    Alternatives: "alternatives (`oneOf`, `anyOf`)"
        => "objects are united; else any JSON value",
    ConvertedValues: "listed values that are not of the type"
        => "converted to the type",
    OpenValues: "listed values of other types than text and whole numbers, or without distinct names"
        => "documented only",
    SampledValues: "closed lists of values, in responses"
        => "not read: samples do not show every value",
    SampledRequired: "`required` in responses"
        => "not read: any member of a response may be missing",
    MisplacedRequired: "`required` on a member, not on the object"
        => "not read: the member stays optional",
    RequiredOfItems: "`required` on a list, not on its items"
        => "read as if the items had it",
    NullSample: "null samples, as text"
        => "no evidence: other samples show the type; without them, any JSON value",
    NumericText: "numbers as text, by their sample, in responses"
        => "text; where other samples are numbers, an `Id` or amount by the name",
    Endless: "schemas that contain themselves, or are too deep or large"
        => "any JSON value from there on",
}
