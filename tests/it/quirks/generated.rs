/// What the operations send and receive.
#[allow(clippy::all)]
pub mod types {
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct AnswerTypesResponse {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub also_empty: ::std::option::Option<::serde_json::Value>,
        ///Default `c`, one of `"a-b"` or `"a_b"`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub closed: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub empty: ::std::option::Option<::serde_json::Value>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub free: ::std::option::Option<::serde_json::Value>,
        #[serde(default, deserialize_with = "super::runtime::null_as_default")]
        pub map: ::std::collections::HashMap<::std::string::String, i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub none: ::std::option::Option<::serde_json::Value>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub not_text: ::std::option::Option<::serde_json::Value>,
        ///Shortest length 3, default 5.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub pattern: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tree: ::std::option::Option<AnswerTypesResponseTree>,
        #[serde(default, deserialize_with = "super::runtime::null_as_default")]
        pub untyped: ::std::vec::Vec<::serde_json::Value>,
        ///Format `date-time`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub when: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub wrong: ::std::option::Option<i64>,
        #[serde(rename = "1735689661", skip_serializing_if = "Option::is_none")]
        pub x1735689661: ::std::option::Option<AnswerTypesResponse1735689661>,
        #[serde(rename = "720", skip_serializing_if = "Option::is_none")]
        pub x720: ::std::option::Option<::std::string::String>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct AnswerTypesResponse1735689661 {
        #[serde(rename = "1", skip_serializing_if = "Option::is_none")]
        pub x1: ::std::option::Option<i64>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct AnswerTypesResponseTree {
        #[serde(default, deserialize_with = "super::runtime::null_as_default")]
        pub children: ::std::vec::Vec<::serde_json::Value>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub name: ::std::option::Option<::std::string::String>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct ArrayAtTheTopResponseItem {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: ::std::option::Option<i64>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct ArrayBodyBodyItem {
        pub id: i64,
    }
    impl ArrayBodyBodyItem {
        pub fn builder() -> builder::ArrayBodyBodyItem {
            Default::default()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct CollidingMembersBody {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub a_b: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub a_b_2: ::std::option::Option<::std::string::String>,
        #[serde(rename = "a.b", skip_serializing_if = "Option::is_none")]
        pub a_b_3: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub foo_bar: ::std::option::Option<::std::string::String>,
        #[serde(rename = "fooBar", skip_serializing_if = "Option::is_none")]
        pub foo_bar_2: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub images: ::std::option::Option<::std::string::String>,
        #[serde(rename = "images[]", skip_serializing_if = "Option::is_none")]
        pub images_2: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        #[serde(rename = "self", skip_serializing_if = "Option::is_none")]
        pub self_: ::std::option::Option<::std::string::String>,
        #[serde(rename = "Teacher II", skip_serializing_if = "Option::is_none")]
        pub teacher_ii: ::std::option::Option<::std::string::String>,
        #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
        pub type_: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub view: ::std::option::Option<::std::string::String>,
        #[serde(rename = "_view", skip_serializing_if = "Option::is_none")]
        pub view_2: ::std::option::Option<::std::string::String>,
        #[serde(rename = "", skip_serializing_if = "Option::is_none")]
        pub x: ::std::option::Option<::std::string::String>,
        #[serde(rename = "*", skip_serializing_if = "Option::is_none")]
        pub x_2: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub été: ::std::option::Option<::std::string::String>,
    }
    impl CollidingMembersBody {
        pub fn builder() -> builder::CollidingMembersBody {
            Default::default()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct CollidingMembersResponse {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub foo_bar: ::std::option::Option<i64>,
        #[serde(rename = "fooBar", skip_serializing_if = "Option::is_none")]
        pub foo_bar_2: ::std::option::Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub view: ::std::option::Option<i64>,
        #[serde(rename = "_view", skip_serializing_if = "Option::is_none")]
        pub view_2: ::std::option::Option<i64>,
    }
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum EnumBodyBody {
        #[serde(rename = "on")]
        On,
        #[serde(rename = "off")]
        Off,
    }
    impl ::std::fmt::Display for EnumBodyBody {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::On => f.write_str("on"),
                Self::Off => f.write_str("off"),
            }
        }
    }
    impl ::std::str::FromStr for EnumBodyBody {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "on" => Ok(Self::On),
                "off" => Ok(Self::Off),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for EnumBodyBody {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for EnumBodyBody {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct FormBody {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub deep: ::std::option::Option<FormBodyDeep>,
        pub tags: ::std::vec::Vec<::std::string::String>,
    }
    impl FormBody {
        pub fn builder() -> builder::FormBody {
            Default::default()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct FormBodyDeep {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub on: ::std::option::Option<bool>,
    }
    impl FormBodyDeep {
        pub fn builder() -> builder::FormBodyDeep {
            Default::default()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct GetFooResponse {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub bar: ::std::option::Option<GetFooResponseBar>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub bar_baz: ::std::option::Option<GetFooResponseBarBaz>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub data: ::std::option::Option<GetFooResponseData>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct GetFooResponseBar {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub baz_qux: ::std::option::Option<GetFooResponseBarBazQux>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct GetFooResponseBarBaz {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub qux: ::std::option::Option<GetFooResponseBarBazQux2>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct GetFooResponseBarBazQux {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub first: ::std::option::Option<::std::string::String>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct GetFooResponseBarBazQux2 {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub second: ::std::option::Option<::std::string::String>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct GetFooResponseData {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub third: ::std::option::Option<::std::string::String>,
    }
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum GetFooResponseData2 {
        #[serde(rename = "x")]
        X,
        #[serde(rename = "y")]
        Y,
    }
    impl ::std::fmt::Display for GetFooResponseData2 {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::X => f.write_str("x"),
                Self::Y => f.write_str("y"),
            }
        }
    }
    impl ::std::str::FromStr for GetFooResponseData2 {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "x" => Ok(Self::X),
                "y" => Ok(Self::Y),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for GetFooResponseData2 {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for GetFooResponseData2 {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct GetFooResponseResponse {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub data: ::std::option::Option<GetFooResponseResponseData>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct GetFooResponseResponseData {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub fourth: ::std::option::Option<::std::string::String>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct JsonAndNothingResponse {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub done: ::std::option::Option<bool>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct JsonInTextResponse {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: ::std::option::Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub none: ::std::option::Option<::serde_json::Value>,
        #[serde(default, deserialize_with = "super::runtime::null_as_default")]
        pub tags: ::std::vec::Vec<::std::string::String>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct JsonOrMultipartBody {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub a: ::std::option::Option<::std::string::String>,
    }
    impl JsonOrMultipartBody {
        pub fn builder() -> builder::JsonOrMultipartBody {
            Default::default()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct ManyParametersBody {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub a: ::std::option::Option<::std::string::String>,
    }
    impl ManyParametersBody {
        pub fn builder() -> builder::ManyParametersBody {
            Default::default()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct NothingWithSchemaBody {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: ::std::option::Option<::std::string::String>,
    }
    impl NothingWithSchemaBody {
        pub fn builder() -> builder::NothingWithSchemaBody {
            Default::default()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct ProblemJsonResponse {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: ::std::option::Option<::std::string::String>,
    }
    #[derive(::serde::Serialize, Clone, Debug)]
    #[serde(transparent)]
    pub struct QueryFilterOnline(i64);
    impl ::std::ops::Deref for QueryFilterOnline {
        type Target = i64;
        fn deref(&self) -> &i64 {
            &self.0
        }
    }
    impl ::std::convert::From<QueryFilterOnline> for i64 {
        fn from(value: QueryFilterOnline) -> Self {
            value.0
        }
    }
    impl ::std::convert::TryFrom<i64> for QueryFilterOnline {
        type Error = self::error::ConversionError;
        fn try_from(
            value: i64,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            if ![1_i64, 0_i64].contains(&value) {
                Err("invalid value".into())
            } else {
                Ok(Self(value))
            }
        }
    }
    impl<'de> ::serde::Deserialize<'de> for QueryFilterOnline {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            Self::try_from(<i64>::deserialize(deserializer)?)
                .map_err(|e| { <D::Error as ::serde::de::Error>::custom(e.to_string()) })
        }
    }
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum QueryOrder {
        #[serde(rename = "asc")]
        Asc,
        #[serde(rename = "desc")]
        Desc,
    }
    impl ::std::fmt::Display for QueryOrder {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Asc => f.write_str("asc"),
                Self::Desc => f.write_str("desc"),
            }
        }
    }
    impl ::std::str::FromStr for QueryOrder {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "asc" => Ok(Self::Asc),
                "desc" => Ok(Self::Desc),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for QueryOrder {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for QueryOrder {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum QueryTypeItem {
        #[serde(rename = "chat")]
        Chat,
        #[serde(rename = "post")]
        Post,
    }
    impl ::std::fmt::Display for QueryTypeItem {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Chat => f.write_str("chat"),
                Self::Post => f.write_str("post"),
            }
        }
    }
    impl ::std::str::FromStr for QueryTypeItem {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "chat" => Ok(Self::Chat),
                "post" => Ok(Self::Post),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for QueryTypeItem {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for QueryTypeItem {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct RequestTypesBody {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub all_of: ::std::option::Option<RequestTypesBodyAllOf>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub any_of: ::std::option::Option<::serde_json::Value>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub bare_enum: ::std::option::Option<RequestTypesBodyBareEnum>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub bare_numbers: ::std::option::Option<RequestTypesBodyBareNumbers>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub clear: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        ///One of `"a-b"` or `"a_b"`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub colliding: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cut: ::std::option::Option<::serde_json::Value>,
        pub date: ::std::string::String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub files: ::std::option::Option<::std::vec::Vec<::serde_json::Value>>,
        ///One of `"true"`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub flag: ::std::option::Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub hour: ::std::option::Option<::std::string::String>,
        pub list: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub listed: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub lists: ::std::option::Option<::std::vec::Vec<::std::vec::Vec<i64>>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub lost: ::std::option::Option<::serde_json::Value>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub lots: ::std::option::Option<RequestTypesBodyLots>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub misplaced: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub moment: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub nothing: ::std::option::Option<RequestTypesBodyNothing>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub null_example: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub null_type: ::std::option::Option<::serde_json::Value>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub number: ::std::option::Option<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub numbers: ::std::option::Option<RequestTypesBodyNumbers>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub previews: ::std::option::Option<::std::vec::Vec<::serde_json::Value>>,
        pub required_null: ::serde_json::Value,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub rule: ::std::option::Option<::std::string::String>,
        ///Shortest length 1, longest length 3, default `abc`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub short: ::std::option::Option<::std::string::String>,
        ///One of `"+"` or `"-"`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub symbols: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub text: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tree: ::std::option::Option<RequestTypesBodyTree>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub typed_any_of: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub with_null: ::std::option::Option<RequestTypesBodyWithNull>,
    }
    impl RequestTypesBody {
        pub fn builder() -> builder::RequestTypesBody {
            Default::default()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
    pub struct RequestTypesBodyAllOf {
        pub a: ::std::string::String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub b: ::std::option::Option<::std::string::String>,
    }
    impl RequestTypesBodyAllOf {
        pub fn builder() -> builder::RequestTypesBodyAllOf {
            Default::default()
        }
    }
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum RequestTypesBodyBareEnum {
        #[serde(rename = "x")]
        X,
        #[serde(rename = "y")]
        Y,
    }
    impl ::std::fmt::Display for RequestTypesBodyBareEnum {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::X => f.write_str("x"),
                Self::Y => f.write_str("y"),
            }
        }
    }
    impl ::std::str::FromStr for RequestTypesBodyBareEnum {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "x" => Ok(Self::X),
                "y" => Ok(Self::Y),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for RequestTypesBodyBareEnum {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for RequestTypesBodyBareEnum {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    #[derive(::serde::Serialize, Clone, Debug)]
    #[serde(transparent)]
    pub struct RequestTypesBodyBareNumbers(i64);
    impl ::std::ops::Deref for RequestTypesBodyBareNumbers {
        type Target = i64;
        fn deref(&self) -> &i64 {
            &self.0
        }
    }
    impl ::std::convert::From<RequestTypesBodyBareNumbers> for i64 {
        fn from(value: RequestTypesBodyBareNumbers) -> Self {
            value.0
        }
    }
    impl ::std::convert::TryFrom<i64> for RequestTypesBodyBareNumbers {
        type Error = self::error::ConversionError;
        fn try_from(
            value: i64,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            if ![1_i64, 2_i64].contains(&value) {
                Err("invalid value".into())
            } else {
                Ok(Self(value))
            }
        }
    }
    impl<'de> ::serde::Deserialize<'de> for RequestTypesBodyBareNumbers {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            Self::try_from(<i64>::deserialize(deserializer)?)
                .map_err(|e| { <D::Error as ::serde::de::Error>::custom(e.to_string()) })
        }
    }
    #[derive(::serde::Serialize, Clone, Debug)]
    #[serde(transparent)]
    pub struct RequestTypesBodyLots(i64);
    impl ::std::ops::Deref for RequestTypesBodyLots {
        type Target = i64;
        fn deref(&self) -> &i64 {
            &self.0
        }
    }
    impl ::std::convert::From<RequestTypesBodyLots> for i64 {
        fn from(value: RequestTypesBodyLots) -> Self {
            value.0
        }
    }
    impl ::std::convert::TryFrom<i64> for RequestTypesBodyLots {
        type Error = self::error::ConversionError;
        fn try_from(
            value: i64,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            if ![3_i64, 6_i64, 12_i64].contains(&value) {
                Err("invalid value".into())
            } else {
                Ok(Self(value))
            }
        }
    }
    impl<'de> ::serde::Deserialize<'de> for RequestTypesBodyLots {
        fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
        where
            D: ::serde::Deserializer<'de>,
        {
            Self::try_from(<i64>::deserialize(deserializer)?)
                .map_err(|e| { <D::Error as ::serde::de::Error>::custom(e.to_string()) })
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct RequestTypesBodyNothing {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub a: ::std::option::Option<i64>,
    }
    impl RequestTypesBodyNothing {
        pub fn builder() -> builder::RequestTypesBodyNothing {
            Default::default()
        }
    }
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum RequestTypesBodyNumbers {
        #[serde(rename = "58")]
        X58,
        #[serde(rename = "80")]
        X80,
    }
    impl ::std::fmt::Display for RequestTypesBodyNumbers {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::X58 => f.write_str("58"),
                Self::X80 => f.write_str("80"),
            }
        }
    }
    impl ::std::str::FromStr for RequestTypesBodyNumbers {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "58" => Ok(Self::X58),
                "80" => Ok(Self::X80),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for RequestTypesBodyNumbers {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for RequestTypesBodyNumbers {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct RequestTypesBodyTree {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub children: ::std::option::Option<::std::vec::Vec<::serde_json::Value>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub name: ::std::option::Option<::std::string::String>,
    }
    impl RequestTypesBodyTree {
        pub fn builder() -> builder::RequestTypesBodyTree {
            Default::default()
        }
    }
    #[derive(
        ::serde::Deserialize,
        ::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    pub enum RequestTypesBodyWithNull {
        #[serde(rename = "x")]
        X,
    }
    impl ::std::fmt::Display for RequestTypesBodyWithNull {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::X => f.write_str("x"),
            }
        }
    }
    impl ::std::str::FromStr for RequestTypesBodyWithNull {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "x" => Ok(Self::X),
                _ => Err("invalid value".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for RequestTypesBodyWithNull {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for RequestTypesBodyWithNull {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct SamplesResponse {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub extra: ::std::option::Option<SamplesResponseExtra>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: ::std::option::Option<::serde_json::Value>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct SamplesResponseExtra {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub a: ::std::option::Option<bool>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct SuccessAndErrorsResponse {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub data: ::std::option::Option<i64>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct TakenNamesBody {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub body: ::std::option::Option<::std::string::String>,
    }
    impl TakenNamesBody {
        pub fn builder() -> builder::TakenNamesBody {
            Default::default()
        }
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct TakenNamesResponse {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub response: ::std::option::Option<::std::string::String>,
    }
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
    pub struct TwoSuccessesResponse {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub count: ::std::option::Option<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub data: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: ::std::option::Option<::std::string::String>,
    }
    /// Builders of what the operations send.
    pub mod builder {
        #[derive(Clone, Debug)]
        pub struct ArrayBodyBodyItem {
            id: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for ArrayBodyBodyItem {
            fn default() -> Self {
                Self {
                    id: Err("no value supplied for id".to_string()),
                }
            }
        }
        impl ArrayBodyBodyItem {
            pub fn id<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.id = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for id: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ArrayBodyBodyItem> for super::ArrayBodyBodyItem {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ArrayBodyBodyItem,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { id: value.id? })
            }
        }
        impl ::std::convert::From<super::ArrayBodyBodyItem> for ArrayBodyBodyItem {
            fn from(value: super::ArrayBodyBodyItem) -> Self {
                Self { id: Ok(value.id) }
            }
        }
        #[derive(Clone, Debug)]
        pub struct CollidingMembersBody {
            a_b: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            a_b_2: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            a_b_3: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            foo_bar: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            foo_bar_2: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            images: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            images_2: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<::std::string::String>>,
                ::std::string::String,
            >,
            self_: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            teacher_ii: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            type_: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            view: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            view_2: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            x: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            x_2: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            été: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for CollidingMembersBody {
            fn default() -> Self {
                Self {
                    a_b: Ok(Default::default()),
                    a_b_2: Ok(Default::default()),
                    a_b_3: Ok(Default::default()),
                    foo_bar: Ok(Default::default()),
                    foo_bar_2: Ok(Default::default()),
                    images: Ok(Default::default()),
                    images_2: Ok(Default::default()),
                    self_: Ok(Default::default()),
                    teacher_ii: Ok(Default::default()),
                    type_: Ok(Default::default()),
                    view: Ok(Default::default()),
                    view_2: Ok(Default::default()),
                    x: Ok(Default::default()),
                    x_2: Ok(Default::default()),
                    été: Ok(Default::default()),
                }
            }
        }
        impl CollidingMembersBody {
            pub fn a_b<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.a_b = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for a_b: {e}")
                    });
                self
            }
            pub fn a_b_2<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.a_b_2 = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for a_b_2: {e}")
                    });
                self
            }
            pub fn a_b_3<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.a_b_3 = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for a_b_3: {e}")
                    });
                self
            }
            pub fn foo_bar<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.foo_bar = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for foo_bar: {e}")
                    });
                self
            }
            pub fn foo_bar_2<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.foo_bar_2 = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for foo_bar_2: {e}")
                    });
                self
            }
            pub fn images<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.images = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for images: {e}")
                    });
                self
            }
            pub fn images_2<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<::std::vec::Vec<::std::string::String>>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.images_2 = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for images_2: {e}")
                    });
                self
            }
            pub fn self_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.self_ = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for self_: {e}")
                    });
                self
            }
            pub fn teacher_ii<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.teacher_ii = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for teacher_ii: {e}")
                    });
                self
            }
            pub fn type_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.type_ = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for type_: {e}")
                    });
                self
            }
            pub fn view<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.view = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for view: {e}")
                    });
                self
            }
            pub fn view_2<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.view_2 = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for view_2: {e}")
                    });
                self
            }
            pub fn x<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.x = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for x: {e}"));
                self
            }
            pub fn x_2<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.x_2 = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for x_2: {e}")
                    });
                self
            }
            pub fn été<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.été = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for été: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<CollidingMembersBody>
        for super::CollidingMembersBody {
            type Error = super::error::ConversionError;
            fn try_from(
                value: CollidingMembersBody,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    a_b: value.a_b?,
                    a_b_2: value.a_b_2?,
                    a_b_3: value.a_b_3?,
                    foo_bar: value.foo_bar?,
                    foo_bar_2: value.foo_bar_2?,
                    images: value.images?,
                    images_2: value.images_2?,
                    self_: value.self_?,
                    teacher_ii: value.teacher_ii?,
                    type_: value.type_?,
                    view: value.view?,
                    view_2: value.view_2?,
                    x: value.x?,
                    x_2: value.x_2?,
                    été: value.été?,
                })
            }
        }
        impl ::std::convert::From<super::CollidingMembersBody> for CollidingMembersBody {
            fn from(value: super::CollidingMembersBody) -> Self {
                Self {
                    a_b: Ok(value.a_b),
                    a_b_2: Ok(value.a_b_2),
                    a_b_3: Ok(value.a_b_3),
                    foo_bar: Ok(value.foo_bar),
                    foo_bar_2: Ok(value.foo_bar_2),
                    images: Ok(value.images),
                    images_2: Ok(value.images_2),
                    self_: Ok(value.self_),
                    teacher_ii: Ok(value.teacher_ii),
                    type_: Ok(value.type_),
                    view: Ok(value.view),
                    view_2: Ok(value.view_2),
                    x: Ok(value.x),
                    x_2: Ok(value.x_2),
                    été: Ok(value.été),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct FormBody {
            deep: ::std::result::Result<
                ::std::option::Option<super::FormBodyDeep>,
                ::std::string::String,
            >,
            tags: ::std::result::Result<
                ::std::vec::Vec<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for FormBody {
            fn default() -> Self {
                Self {
                    deep: Ok(Default::default()),
                    tags: Err("no value supplied for tags".to_string()),
                }
            }
        }
        impl FormBody {
            pub fn deep<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::FormBodyDeep>>,
                T::Error: ::std::fmt::Display,
            {
                self.deep = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for deep: {e}")
                    });
                self
            }
            pub fn tags<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.tags = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tags: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<FormBody> for super::FormBody {
            type Error = super::error::ConversionError;
            fn try_from(
                value: FormBody,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    deep: value.deep?,
                    tags: value.tags?,
                })
            }
        }
        impl ::std::convert::From<super::FormBody> for FormBody {
            fn from(value: super::FormBody) -> Self {
                Self {
                    deep: Ok(value.deep),
                    tags: Ok(value.tags),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct FormBodyDeep {
            on: ::std::result::Result<
                ::std::option::Option<bool>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for FormBodyDeep {
            fn default() -> Self {
                Self { on: Ok(Default::default()) }
            }
        }
        impl FormBodyDeep {
            pub fn on<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<bool>>,
                T::Error: ::std::fmt::Display,
            {
                self.on = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for on: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<FormBodyDeep> for super::FormBodyDeep {
            type Error = super::error::ConversionError;
            fn try_from(
                value: FormBodyDeep,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { on: value.on? })
            }
        }
        impl ::std::convert::From<super::FormBodyDeep> for FormBodyDeep {
            fn from(value: super::FormBodyDeep) -> Self {
                Self { on: Ok(value.on) }
            }
        }
        #[derive(Clone, Debug)]
        pub struct JsonOrMultipartBody {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for JsonOrMultipartBody {
            fn default() -> Self {
                Self { a: Ok(Default::default()) }
            }
        }
        impl JsonOrMultipartBody {
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.a = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for a: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<JsonOrMultipartBody>
        for super::JsonOrMultipartBody {
            type Error = super::error::ConversionError;
            fn try_from(
                value: JsonOrMultipartBody,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a? })
            }
        }
        impl ::std::convert::From<super::JsonOrMultipartBody> for JsonOrMultipartBody {
            fn from(value: super::JsonOrMultipartBody) -> Self {
                Self { a: Ok(value.a) }
            }
        }
        #[derive(Clone, Debug)]
        pub struct ManyParametersBody {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ManyParametersBody {
            fn default() -> Self {
                Self { a: Ok(Default::default()) }
            }
        }
        impl ManyParametersBody {
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.a = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for a: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<ManyParametersBody> for super::ManyParametersBody {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ManyParametersBody,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a? })
            }
        }
        impl ::std::convert::From<super::ManyParametersBody> for ManyParametersBody {
            fn from(value: super::ManyParametersBody) -> Self {
                Self { a: Ok(value.a) }
            }
        }
        #[derive(Clone, Debug)]
        pub struct NothingWithSchemaBody {
            reason: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for NothingWithSchemaBody {
            fn default() -> Self {
                Self {
                    reason: Ok(Default::default()),
                }
            }
        }
        impl NothingWithSchemaBody {
            pub fn reason<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.reason = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for reason: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<NothingWithSchemaBody>
        for super::NothingWithSchemaBody {
            type Error = super::error::ConversionError;
            fn try_from(
                value: NothingWithSchemaBody,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { reason: value.reason? })
            }
        }
        impl ::std::convert::From<super::NothingWithSchemaBody>
        for NothingWithSchemaBody {
            fn from(value: super::NothingWithSchemaBody) -> Self {
                Self { reason: Ok(value.reason) }
            }
        }
        #[derive(Clone, Debug)]
        pub struct RequestTypesBody {
            all_of: ::std::result::Result<
                ::std::option::Option<super::RequestTypesBodyAllOf>,
                ::std::string::String,
            >,
            any_of: ::std::result::Result<
                ::std::option::Option<::serde_json::Value>,
                ::std::string::String,
            >,
            bare_enum: ::std::result::Result<
                ::std::option::Option<super::RequestTypesBodyBareEnum>,
                ::std::string::String,
            >,
            bare_numbers: ::std::result::Result<
                ::std::option::Option<super::RequestTypesBodyBareNumbers>,
                ::std::string::String,
            >,
            clear: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<::std::string::String>>,
                ::std::string::String,
            >,
            colliding: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            cut: ::std::result::Result<
                ::std::option::Option<::serde_json::Value>,
                ::std::string::String,
            >,
            date: ::std::result::Result<::std::string::String, ::std::string::String>,
            files: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<::serde_json::Value>>,
                ::std::string::String,
            >,
            flag: ::std::result::Result<
                ::std::option::Option<bool>,
                ::std::string::String,
            >,
            hour: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            list: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<::std::string::String>>,
                ::std::string::String,
            >,
            listed: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            lists: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<::std::vec::Vec<i64>>>,
                ::std::string::String,
            >,
            lost: ::std::result::Result<
                ::std::option::Option<::serde_json::Value>,
                ::std::string::String,
            >,
            lots: ::std::result::Result<
                ::std::option::Option<super::RequestTypesBodyLots>,
                ::std::string::String,
            >,
            misplaced: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<::std::string::String>>,
                ::std::string::String,
            >,
            moment: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            nothing: ::std::result::Result<
                ::std::option::Option<super::RequestTypesBodyNothing>,
                ::std::string::String,
            >,
            null_example: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            null_type: ::std::result::Result<
                ::std::option::Option<::serde_json::Value>,
                ::std::string::String,
            >,
            number: ::std::result::Result<
                ::std::option::Option<f64>,
                ::std::string::String,
            >,
            numbers: ::std::result::Result<
                ::std::option::Option<super::RequestTypesBodyNumbers>,
                ::std::string::String,
            >,
            previews: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<::serde_json::Value>>,
                ::std::string::String,
            >,
            required_null: ::std::result::Result<
                ::serde_json::Value,
                ::std::string::String,
            >,
            rule: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            short: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            symbols: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            text: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            tree: ::std::result::Result<
                ::std::option::Option<super::RequestTypesBodyTree>,
                ::std::string::String,
            >,
            typed_any_of: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            with_null: ::std::result::Result<
                ::std::option::Option<super::RequestTypesBodyWithNull>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for RequestTypesBody {
            fn default() -> Self {
                Self {
                    all_of: Ok(Default::default()),
                    any_of: Ok(Default::default()),
                    bare_enum: Ok(Default::default()),
                    bare_numbers: Ok(Default::default()),
                    clear: Ok(Default::default()),
                    colliding: Ok(Default::default()),
                    cut: Ok(Default::default()),
                    date: Err("no value supplied for date".to_string()),
                    files: Ok(Default::default()),
                    flag: Ok(Default::default()),
                    hour: Ok(Default::default()),
                    list: Err("no value supplied for list".to_string()),
                    listed: Ok(Default::default()),
                    lists: Ok(Default::default()),
                    lost: Ok(Default::default()),
                    lots: Ok(Default::default()),
                    misplaced: Ok(Default::default()),
                    moment: Ok(Default::default()),
                    nothing: Ok(Default::default()),
                    null_example: Ok(Default::default()),
                    null_type: Ok(Default::default()),
                    number: Ok(Default::default()),
                    numbers: Ok(Default::default()),
                    previews: Ok(Default::default()),
                    required_null: Err(
                        "no value supplied for required_null".to_string(),
                    ),
                    rule: Ok(Default::default()),
                    short: Ok(Default::default()),
                    symbols: Ok(Default::default()),
                    text: Ok(Default::default()),
                    tree: Ok(Default::default()),
                    typed_any_of: Ok(Default::default()),
                    with_null: Ok(Default::default()),
                }
            }
        }
        impl RequestTypesBody {
            pub fn all_of<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::RequestTypesBodyAllOf>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.all_of = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for all_of: {e}")
                    });
                self
            }
            pub fn any_of<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::serde_json::Value>>,
                T::Error: ::std::fmt::Display,
            {
                self.any_of = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for any_of: {e}")
                    });
                self
            }
            pub fn bare_enum<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::RequestTypesBodyBareEnum>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.bare_enum = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for bare_enum: {e}")
                    });
                self
            }
            pub fn bare_numbers<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::RequestTypesBodyBareNumbers>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.bare_numbers = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for bare_numbers: {e}")
                    });
                self
            }
            pub fn clear<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<::std::vec::Vec<::std::string::String>>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.clear = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for clear: {e}")
                    });
                self
            }
            pub fn colliding<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.colliding = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for colliding: {e}")
                    });
                self
            }
            pub fn cut<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::serde_json::Value>>,
                T::Error: ::std::fmt::Display,
            {
                self.cut = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for cut: {e}")
                    });
                self
            }
            pub fn date<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.date = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for date: {e}")
                    });
                self
            }
            pub fn files<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<::std::vec::Vec<::serde_json::Value>>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.files = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for files: {e}")
                    });
                self
            }
            pub fn flag<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<bool>>,
                T::Error: ::std::fmt::Display,
            {
                self.flag = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for flag: {e}")
                    });
                self
            }
            pub fn hour<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.hour = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for hour: {e}")
                    });
                self
            }
            pub fn list<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<::std::vec::Vec<::std::string::String>>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.list = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for list: {e}")
                    });
                self
            }
            pub fn listed<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.listed = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for listed: {e}")
                    });
                self
            }
            pub fn lists<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<::std::vec::Vec<::std::vec::Vec<i64>>>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.lists = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for lists: {e}")
                    });
                self
            }
            pub fn lost<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::serde_json::Value>>,
                T::Error: ::std::fmt::Display,
            {
                self.lost = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for lost: {e}")
                    });
                self
            }
            pub fn lots<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::RequestTypesBodyLots>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.lots = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for lots: {e}")
                    });
                self
            }
            pub fn misplaced<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<::std::vec::Vec<::std::string::String>>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.misplaced = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for misplaced: {e}")
                    });
                self
            }
            pub fn moment<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.moment = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for moment: {e}")
                    });
                self
            }
            pub fn nothing<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::RequestTypesBodyNothing>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.nothing = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for nothing: {e}")
                    });
                self
            }
            pub fn null_example<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.null_example = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for null_example: {e}")
                    });
                self
            }
            pub fn null_type<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::serde_json::Value>>,
                T::Error: ::std::fmt::Display,
            {
                self.null_type = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for null_type: {e}")
                    });
                self
            }
            pub fn number<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<f64>>,
                T::Error: ::std::fmt::Display,
            {
                self.number = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for number: {e}")
                    });
                self
            }
            pub fn numbers<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::RequestTypesBodyNumbers>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.numbers = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for numbers: {e}")
                    });
                self
            }
            pub fn previews<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<::std::vec::Vec<::serde_json::Value>>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.previews = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for previews: {e}")
                    });
                self
            }
            pub fn required_null<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::serde_json::Value>,
                T::Error: ::std::fmt::Display,
            {
                self.required_null = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for required_null: {e}")
                    });
                self
            }
            pub fn rule<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.rule = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for rule: {e}")
                    });
                self
            }
            pub fn short<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.short = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for short: {e}")
                    });
                self
            }
            pub fn symbols<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.symbols = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for symbols: {e}")
                    });
                self
            }
            pub fn text<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.text = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for text: {e}")
                    });
                self
            }
            pub fn tree<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::RequestTypesBodyTree>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.tree = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for tree: {e}")
                    });
                self
            }
            pub fn typed_any_of<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.typed_any_of = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for typed_any_of: {e}")
                    });
                self
            }
            pub fn with_null<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::RequestTypesBodyWithNull>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.with_null = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for with_null: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<RequestTypesBody> for super::RequestTypesBody {
            type Error = super::error::ConversionError;
            fn try_from(
                value: RequestTypesBody,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    all_of: value.all_of?,
                    any_of: value.any_of?,
                    bare_enum: value.bare_enum?,
                    bare_numbers: value.bare_numbers?,
                    clear: value.clear?,
                    colliding: value.colliding?,
                    cut: value.cut?,
                    date: value.date?,
                    files: value.files?,
                    flag: value.flag?,
                    hour: value.hour?,
                    list: value.list?,
                    listed: value.listed?,
                    lists: value.lists?,
                    lost: value.lost?,
                    lots: value.lots?,
                    misplaced: value.misplaced?,
                    moment: value.moment?,
                    nothing: value.nothing?,
                    null_example: value.null_example?,
                    null_type: value.null_type?,
                    number: value.number?,
                    numbers: value.numbers?,
                    previews: value.previews?,
                    required_null: value.required_null?,
                    rule: value.rule?,
                    short: value.short?,
                    symbols: value.symbols?,
                    text: value.text?,
                    tree: value.tree?,
                    typed_any_of: value.typed_any_of?,
                    with_null: value.with_null?,
                })
            }
        }
        impl ::std::convert::From<super::RequestTypesBody> for RequestTypesBody {
            fn from(value: super::RequestTypesBody) -> Self {
                Self {
                    all_of: Ok(value.all_of),
                    any_of: Ok(value.any_of),
                    bare_enum: Ok(value.bare_enum),
                    bare_numbers: Ok(value.bare_numbers),
                    clear: Ok(value.clear),
                    colliding: Ok(value.colliding),
                    cut: Ok(value.cut),
                    date: Ok(value.date),
                    files: Ok(value.files),
                    flag: Ok(value.flag),
                    hour: Ok(value.hour),
                    list: Ok(value.list),
                    listed: Ok(value.listed),
                    lists: Ok(value.lists),
                    lost: Ok(value.lost),
                    lots: Ok(value.lots),
                    misplaced: Ok(value.misplaced),
                    moment: Ok(value.moment),
                    nothing: Ok(value.nothing),
                    null_example: Ok(value.null_example),
                    null_type: Ok(value.null_type),
                    number: Ok(value.number),
                    numbers: Ok(value.numbers),
                    previews: Ok(value.previews),
                    required_null: Ok(value.required_null),
                    rule: Ok(value.rule),
                    short: Ok(value.short),
                    symbols: Ok(value.symbols),
                    text: Ok(value.text),
                    tree: Ok(value.tree),
                    typed_any_of: Ok(value.typed_any_of),
                    with_null: Ok(value.with_null),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct RequestTypesBodyAllOf {
            a: ::std::result::Result<::std::string::String, ::std::string::String>,
            b: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for RequestTypesBodyAllOf {
            fn default() -> Self {
                Self {
                    a: Err("no value supplied for a".to_string()),
                    b: Ok(Default::default()),
                }
            }
        }
        impl RequestTypesBodyAllOf {
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.a = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for a: {e}"));
                self
            }
            pub fn b<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.b = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for b: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<RequestTypesBodyAllOf>
        for super::RequestTypesBodyAllOf {
            type Error = super::error::ConversionError;
            fn try_from(
                value: RequestTypesBodyAllOf,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a?, b: value.b? })
            }
        }
        impl ::std::convert::From<super::RequestTypesBodyAllOf>
        for RequestTypesBodyAllOf {
            fn from(value: super::RequestTypesBodyAllOf) -> Self {
                Self {
                    a: Ok(value.a),
                    b: Ok(value.b),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct RequestTypesBodyNothing {
            a: ::std::result::Result<::std::option::Option<i64>, ::std::string::String>,
        }
        impl ::std::default::Default for RequestTypesBodyNothing {
            fn default() -> Self {
                Self { a: Ok(Default::default()) }
            }
        }
        impl RequestTypesBodyNothing {
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<i64>>,
                T::Error: ::std::fmt::Display,
            {
                self.a = value
                    .try_into()
                    .map_err(|e| format!("error converting supplied value for a: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<RequestTypesBodyNothing>
        for super::RequestTypesBodyNothing {
            type Error = super::error::ConversionError;
            fn try_from(
                value: RequestTypesBodyNothing,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a? })
            }
        }
        impl ::std::convert::From<super::RequestTypesBodyNothing>
        for RequestTypesBodyNothing {
            fn from(value: super::RequestTypesBodyNothing) -> Self {
                Self { a: Ok(value.a) }
            }
        }
        #[derive(Clone, Debug)]
        pub struct RequestTypesBodyTree {
            children: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<::serde_json::Value>>,
                ::std::string::String,
            >,
            name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for RequestTypesBodyTree {
            fn default() -> Self {
                Self {
                    children: Ok(Default::default()),
                    name: Ok(Default::default()),
                }
            }
        }
        impl RequestTypesBodyTree {
            pub fn children<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<::std::vec::Vec<::serde_json::Value>>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.children = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for children: {e}")
                    });
                self
            }
            pub fn name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.name = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for name: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<RequestTypesBodyTree>
        for super::RequestTypesBodyTree {
            type Error = super::error::ConversionError;
            fn try_from(
                value: RequestTypesBodyTree,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    children: value.children?,
                    name: value.name?,
                })
            }
        }
        impl ::std::convert::From<super::RequestTypesBodyTree> for RequestTypesBodyTree {
            fn from(value: super::RequestTypesBodyTree) -> Self {
                Self {
                    children: Ok(value.children),
                    name: Ok(value.name),
                }
            }
        }
        #[derive(Clone, Debug)]
        pub struct TakenNamesBody {
            body: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for TakenNamesBody {
            fn default() -> Self {
                Self {
                    body: Ok(Default::default()),
                }
            }
        }
        impl TakenNamesBody {
            pub fn body<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.body = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for body: {e}")
                    });
                self
            }
        }
        impl ::std::convert::TryFrom<TakenNamesBody> for super::TakenNamesBody {
            type Error = super::error::ConversionError;
            fn try_from(
                value: TakenNamesBody,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { body: value.body? })
            }
        }
        impl ::std::convert::From<super::TakenNamesBody> for TakenNamesBody {
            fn from(value: super::TakenNamesBody) -> Self {
                Self { body: Ok(value.body) }
            }
        }
    }
    /// Error types.
    pub mod error {
        /// Error from a `TryFrom` or `FromStr` implementation.
        pub struct ConversionError(::std::borrow::Cow<'static, str>);
        impl ::std::error::Error for ConversionError {}
        impl ::std::fmt::Display for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }
        impl ::std::fmt::Debug for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }
        impl From<&'static str> for ConversionError {
            fn from(value: &'static str) -> Self {
                Self(value.into())
            }
        }
        impl From<String> for ConversionError {
            fn from(value: String) -> Self {
                Self(value.into())
            }
        }
    }
}
impl Client {
    ///`GET /answer-types`
    pub fn answer_types(&self) -> builder::AnswerTypes<'_> {
        builder::AnswerTypes::new(self)
    }
    ///`GET /array-at-the-top`
    pub fn array_at_the_top(&self) -> builder::ArrayAtTheTop<'_> {
        builder::ArrayAtTheTop::new(self)
    }
    ///`PUT /body-kinds`
    pub fn free_body(&self) -> builder::FreeBody<'_> {
        builder::FreeBody::new(self)
    }
    ///`POST /body-kinds`
    pub fn array_body(&self) -> builder::ArrayBody<'_> {
        builder::ArrayBody::new(self)
    }
    ///`PATCH /body-kinds`
    pub fn enum_body(&self) -> builder::EnumBody<'_> {
        builder::EnumBody::new(self)
    }
    ///`GET /broken-json-in-text`
    pub fn broken_json_in_text(&self) -> builder::BrokenJsonInText<'_> {
        builder::BrokenJsonInText::new(self)
    }
    ///`GET /broken/path/%7B/x%7D/%7Bopen`
    pub fn broken_path(&self) -> builder::BrokenPath<'_> {
        builder::BrokenPath::new(self)
    }
    ///`GET /bytes`
    pub fn bytes(&self) -> builder::Bytes<'_> {
        builder::Bytes::new(self)
    }
    ///`POST /colliding-members`
    pub fn colliding_members(&self) -> builder::CollidingMembers<'_> {
        builder::CollidingMembers::new(self)
    }
    ///`GET /colliding-types`
    pub fn get_foo(&self) -> builder::GetFoo<'_> {
        builder::GetFoo::new(self)
    }
    ///`GET /colliding-types-2`
    pub fn get_foo_response(&self) -> builder::GetFooResponse<'_> {
        builder::GetFooResponse::new(self)
    }
    ///`POST /empty-responses`
    pub fn empty_responses(&self) -> builder::EmptyResponses<'_> {
        builder::EmptyResponses::new(self)
    }
    ///`POST /form`
    pub fn form(&self) -> builder::Form<'_> {
        builder::Form::new(self)
    }
    ///`GET /get-with-body`
    pub fn get_with_body(&self) -> builder::GetWithBody<'_> {
        builder::GetWithBody::new(self)
    }
    ///`GET /ids`
    pub fn get_ids(&self) -> builder::GetIds<'_> {
        builder::GetIds::new(self)
    }
    /**إنشاء

`PUT /ids`*/
    pub fn put_ids(&self) -> builder::PutIds<'_> {
        builder::PutIds::new(self)
    }
    ///`POST /ids`
    pub fn post_ids(&self) -> builder::PostIds<'_> {
        builder::PostIds::new(self)
    }
    ///`DELETE /ids`
    pub fn delete_ids(&self) -> builder::DeleteIds<'_> {
        builder::DeleteIds::new(self)
    }
    ///`PATCH /ids`
    pub fn patch_ids(&self) -> builder::PatchIds<'_> {
        builder::PatchIds::new(self)
    }
    ///`GET /ids/builder`
    pub fn builder_2(&self) -> builder::Builder2<'_> {
        builder::Builder2::new(self)
    }
    ///`DELETE /json-and-nothing`
    pub fn json_and_nothing(&self) -> builder::JsonAndNothing<'_> {
        builder::JsonAndNothing::new(self)
    }
    ///`GET /json-in-text`
    pub fn json_in_text(&self) -> builder::JsonInText<'_> {
        builder::JsonInText::new(self)
    }
    ///`POST /json-or-multipart`
    pub fn json_or_multipart(&self) -> builder::JsonOrMultipart<'_> {
        builder::JsonOrMultipart::new(self)
    }
    ///`POST /many-parameters`
    pub fn many_parameters(&self) -> builder::ManyParameters<'_> {
        builder::ManyParameters::new(self)
    }
    ///`POST /no-responses`
    pub fn no_responses(&self) -> builder::NoResponses<'_> {
        builder::NoResponses::new(self)
    }
    ///`GET /no-schema`
    pub fn no_schema(&self) -> builder::NoSchema<'_> {
        builder::NoSchema::new(self)
    }
    ///`DELETE /nothing-with-schema`
    pub fn nothing_with_schema(&self) -> builder::NothingWithSchema<'_> {
        builder::NothingWithSchema::new(self)
    }
    ///`GET /only-redirect`
    pub fn only_redirect(&self) -> builder::OnlyRedirect<'_> {
        builder::OnlyRedirect::new(self)
    }
    ///`GET /only-unauthorized`
    pub fn only_unauthorized(&self) -> builder::OnlyUnauthorized<'_> {
        builder::OnlyUnauthorized::new(self)
    }
    ///`GET /path/{declared}/{undeclared}/{optional}/{both}`
    pub fn path(&self) -> builder::Path<'_> {
        builder::Path::new(self)
    }
    ///`GET /problem-json`
    pub fn problem_json(&self) -> builder::ProblemJson<'_> {
        builder::ProblemJson::new(self)
    }
    /**line one line two

Indented:

let x = not rust;

fenced
\<b\>bold\</b\> \[link\] `a[0]` <https://example.com/x>.

`GET /prose`*/
    pub fn prose(&self) -> builder::Prose<'_> {
        builder::Prose::new(self)
    }
    ///`GET /query`
    pub fn query(&self) -> builder::Query<'_> {
        builder::Query::new(self)
    }
    ///`POST /request-types`
    pub fn request_types(&self) -> builder::RequestTypes<'_> {
        builder::RequestTypes::new(self)
    }
    ///`GET /same/{x-y}`
    pub fn same(&self) -> builder::Same<'_> {
        builder::Same::new(self)
    }
    ///`GET /samples`
    pub fn samples(&self) -> builder::Samples<'_> {
        builder::Samples::new(self)
    }
    ///`GET /success-and-errors`
    pub fn success_and_errors(&self) -> builder::SuccessAndErrors<'_> {
        builder::SuccessAndErrors::new(self)
    }
    ///`POST /taken/{client}/{url}`
    pub fn taken_names(&self) -> builder::TakenNames<'_> {
        builder::TakenNames::new(self)
    }
    ///`GET /text`
    pub fn text(&self) -> builder::Text<'_> {
        builder::Text::new(self)
    }
    ///`GET /two-kinds-of-answer`
    pub fn two_kinds_of_answer(&self) -> builder::TwoKindsOfAnswer<'_> {
        builder::TwoKindsOfAnswer::new(self)
    }
    ///`GET /two-successes`
    pub fn two_successes(&self) -> builder::TwoSuccesses<'_> {
        builder::TwoSuccesses::new(self)
    }
}
/// Requests in the making, one type per operation.
#[allow(clippy::all)]
pub mod builder {
    use super::{runtime, types};
    ///A request made by [`Client::answer_types`](super::Client::answer_types).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct AnswerTypes<'a> {
        client: &'a super::Client,
    }
    impl<'a> AnswerTypes<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /answer-types`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<types::AnswerTypesResponse>, runtime::Error> {
            runtime::Request::new("GET", "/answer-types").send(self.client).await
        }
    }
    ///A request made by [`Client::array_at_the_top`](super::Client::array_at_the_top).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct ArrayAtTheTop<'a> {
        client: &'a super::Client,
    }
    impl<'a> ArrayAtTheTop<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /array-at-the-top`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<
            runtime::Response<::std::vec::Vec<types::ArrayAtTheTopResponseItem>>,
            runtime::Error,
        > {
            runtime::Request::new("GET", "/array-at-the-top").send(self.client).await
        }
    }
    ///A request made by [`Client::enum_body`](super::Client::enum_body).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct EnumBody<'a> {
        client: &'a super::Client,
        body: Result<types::EnumBodyBody, String>,
    }
    impl<'a> EnumBody<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                body: Err("body: expected a value, found none".to_owned()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::EnumBodyBody>,
        {
            self.body = value
                .try_into()
                .map_err(|_| "conversion to `EnumBodyBody` for body failed".to_string());
            self
        }
        ///Sends the request: `PATCH /body-kinds`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("PATCH", "/body-kinds")
                .json(self.body)
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::array_body`](super::Client::array_body).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct ArrayBody<'a> {
        client: &'a super::Client,
        body: Result<::std::vec::Vec<types::ArrayBodyBodyItem>, String>,
    }
    impl<'a> ArrayBody<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                body: Err("body: expected a value, found none".to_owned()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<types::ArrayBodyBodyItem>>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: vec :: Vec < ArrayBodyBodyItem >` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends the request: `POST /body-kinds`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("POST", "/body-kinds")
                .json(self.body)
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::free_body`](super::Client::free_body).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct FreeBody<'a> {
        client: &'a super::Client,
        body: Result<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
            String,
        >,
    }
    impl<'a> FreeBody<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                body: Err("body: expected a value, found none".to_owned()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
            >,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: serde_json :: Map < :: std :: string :: String , :: serde_json :: Value >` for body failed"
                        .to_string()
                });
            self
        }
        ///Sends the request: `PUT /body-kinds`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("PUT", "/body-kinds")
                .json(self.body)
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::broken_json_in_text`](super::Client::broken_json_in_text).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct BrokenJsonInText<'a> {
        client: &'a super::Client,
    }
    impl<'a> BrokenJsonInText<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /broken-json-in-text`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<::serde_json::Value>, runtime::Error> {
            runtime::Request::new("GET", "/broken-json-in-text").send(self.client).await
        }
    }
    ///A request made by [`Client::broken_path`](super::Client::broken_path).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct BrokenPath<'a> {
        client: &'a super::Client,
    }
    impl<'a> BrokenPath<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /broken/path/%7B/x%7D/%7Bopen`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("GET", "/broken/path/%7B/x%7D/%7Bopen")
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::bytes`](super::Client::bytes).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct Bytes<'a> {
        client: &'a super::Client,
    }
    impl<'a> Bytes<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /bytes`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<runtime::Bytes>, runtime::Error> {
            runtime::Request::new("GET", "/bytes").send_for_bytes(self.client).await
        }
    }
    ///A request made by [`Client::colliding_members`](super::Client::colliding_members).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct CollidingMembers<'a> {
        client: &'a super::Client,
        body: Result<types::builder::CollidingMembersBody, String>,
    }
    impl<'a> CollidingMembers<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::CollidingMembersBody>,
            <V as std::convert::TryInto<
                types::CollidingMembersBody,
            >>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| {
                    format!(
                        "conversion to `CollidingMembersBody` for body failed: {}", s
                    )
                });
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::CollidingMembersBody,
            ) -> types::builder::CollidingMembersBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends the request: `POST /colliding-members`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<types::CollidingMembersResponse>, runtime::Error> {
            runtime::Request::new("POST", "/colliding-members")
                .json(
                    self
                        .body
                        .and_then(|body| {
                            types::CollidingMembersBody::try_from(body)
                                .map_err(|error| format!("body: {error}"))
                        }),
                )
                .send(self.client)
                .await
        }
    }
    ///A request made by [`Client::get_foo`](super::Client::get_foo).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetFoo<'a> {
        client: &'a super::Client,
    }
    impl<'a> GetFoo<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /colliding-types`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<types::GetFooResponse>, runtime::Error> {
            runtime::Request::new("GET", "/colliding-types").send(self.client).await
        }
    }
    ///A request made by [`Client::get_foo_response`](super::Client::get_foo_response).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetFooResponse<'a> {
        client: &'a super::Client,
        data: Result<Option<types::GetFooResponseData2>, String>,
    }
    impl<'a> GetFooResponse<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client, data: Ok(None) }
        }
        ///Sets `data`.
        pub fn data<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::GetFooResponseData2>,
        {
            self.data = value
                .try_into()
                .map(Some)
                .map_err(|_| "data: expected one of x, y".to_owned());
            self
        }
        ///Sends the request: `GET /colliding-types-2`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<types::GetFooResponseResponse>, runtime::Error> {
            runtime::Request::new("GET", "/colliding-types-2")
                .query("data", self.data)
                .send(self.client)
                .await
        }
    }
    ///A request made by [`Client::empty_responses`](super::Client::empty_responses).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct EmptyResponses<'a> {
        client: &'a super::Client,
    }
    impl<'a> EmptyResponses<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `POST /empty-responses`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<::serde_json::Value>, runtime::Error> {
            runtime::Request::new("POST", "/empty-responses").send(self.client).await
        }
    }
    ///A request made by [`Client::form`](super::Client::form).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct Form<'a> {
        client: &'a super::Client,
        body: Result<types::builder::FormBody, String>,
    }
    impl<'a> Form<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::FormBody>,
            <V as std::convert::TryInto<types::FormBody>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `FormBody` for body failed: {}", s));
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::FormBody) -> types::builder::FormBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends the request: `POST /form`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("POST", "/form")
                .form(
                    self
                        .body
                        .and_then(|body| {
                            types::FormBody::try_from(body)
                                .map_err(|error| format!("body: {error}"))
                        }),
                )
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::get_with_body`](super::Client::get_with_body).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetWithBody<'a> {
        client: &'a super::Client,
        from: Result<::std::string::String, String>,
        ids: Result<Option<::std::vec::Vec<i64>>, String>,
        page: Result<Option<i64>, String>,
    }
    impl<'a> GetWithBody<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                from: Err("from: expected a value, found none".to_owned()),
                ids: Ok(None),
                page: Ok(None),
            }
        }
        ///Sets `from`.
        pub fn from<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.from = value.try_into().map_err(|_| "from: expected text".to_owned());
            self
        }
        ///Sets `ids[]`.
        pub fn ids<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<i64>>,
        {
            self.ids = value
                .try_into()
                .map(Some)
                .map_err(|_| "ids: expected a list".to_owned());
            self
        }
        ///Sets `page`.
        pub fn page<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.page = value
                .try_into()
                .map(Some)
                .map_err(|_| "page: expected a whole number of 64 bits".to_owned());
            self
        }
        ///Sends the request: `GET /get-with-body`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("GET", "/get-with-body")
                .query("from", self.from)
                .query("ids[]", self.ids)
                .query("page", self.page)
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::delete_ids`](super::Client::delete_ids).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct DeleteIds<'a> {
        client: &'a super::Client,
    }
    impl<'a> DeleteIds<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `DELETE /ids`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("DELETE", "/ids").send_for_nothing(self.client).await
        }
    }
    ///A request made by [`Client::get_ids`](super::Client::get_ids).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct GetIds<'a> {
        client: &'a super::Client,
    }
    impl<'a> GetIds<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /ids`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("GET", "/ids").send_for_nothing(self.client).await
        }
    }
    ///A request made by [`Client::patch_ids`](super::Client::patch_ids).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct PatchIds<'a> {
        client: &'a super::Client,
    }
    impl<'a> PatchIds<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `PATCH /ids`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("PATCH", "/ids").send_for_nothing(self.client).await
        }
    }
    ///A request made by [`Client::post_ids`](super::Client::post_ids).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct PostIds<'a> {
        client: &'a super::Client,
    }
    impl<'a> PostIds<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `POST /ids`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<::serde_json::Value>, runtime::Error> {
            runtime::Request::new("POST", "/ids").send(self.client).await
        }
    }
    ///A request made by [`Client::put_ids`](super::Client::put_ids).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct PutIds<'a> {
        client: &'a super::Client,
    }
    impl<'a> PutIds<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `PUT /ids`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("PUT", "/ids").send_for_nothing(self.client).await
        }
    }
    ///A request made by [`Client::builder_2`](super::Client::builder_2).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct Builder2<'a> {
        client: &'a super::Client,
    }
    impl<'a> Builder2<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /ids/builder`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("GET", "/ids/builder")
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::json_and_nothing`](super::Client::json_and_nothing).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct JsonAndNothing<'a> {
        client: &'a super::Client,
    }
    impl<'a> JsonAndNothing<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `DELETE /json-and-nothing`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<types::JsonAndNothingResponse>, runtime::Error> {
            runtime::Request::new("DELETE", "/json-and-nothing").send(self.client).await
        }
    }
    ///A request made by [`Client::json_in_text`](super::Client::json_in_text).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct JsonInText<'a> {
        client: &'a super::Client,
    }
    impl<'a> JsonInText<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /json-in-text`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<types::JsonInTextResponse>, runtime::Error> {
            runtime::Request::new("GET", "/json-in-text").send(self.client).await
        }
    }
    ///A request made by [`Client::json_or_multipart`](super::Client::json_or_multipart).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct JsonOrMultipart<'a> {
        client: &'a super::Client,
        body: Result<types::builder::JsonOrMultipartBody, String>,
    }
    impl<'a> JsonOrMultipart<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::JsonOrMultipartBody>,
            <V as std::convert::TryInto<
                types::JsonOrMultipartBody,
            >>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| {
                    format!("conversion to `JsonOrMultipartBody` for body failed: {}", s)
                });
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::JsonOrMultipartBody,
            ) -> types::builder::JsonOrMultipartBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends the request: `POST /json-or-multipart`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("POST", "/json-or-multipart")
                .json(
                    self
                        .body
                        .and_then(|body| {
                            types::JsonOrMultipartBody::try_from(body)
                                .map_err(|error| format!("body: {error}"))
                        }),
                )
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::many_parameters`](super::Client::many_parameters).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct ManyParameters<'a> {
        client: &'a super::Client,
        q1: Result<Option<::std::string::String>, String>,
        q2: Result<Option<::std::string::String>, String>,
        q3: Result<Option<::std::string::String>, String>,
        q4: Result<Option<::std::string::String>, String>,
        q5: Result<Option<::std::string::String>, String>,
        q6: Result<Option<::std::string::String>, String>,
        q7: Result<Option<::std::string::String>, String>,
        q8: Result<Option<::std::string::String>, String>,
        q9: Result<Option<::std::string::String>, String>,
        r1: Result<Option<::std::string::String>, String>,
        r2: Result<Option<::std::string::String>, String>,
        r3: Result<Option<::std::string::String>, String>,
        r4: Result<Option<::std::string::String>, String>,
        r5: Result<Option<::std::string::String>, String>,
        x_1: Result<Option<::std::string::String>, String>,
        x_2: Result<Option<::std::string::String>, String>,
        x_3: Result<Option<::std::string::String>, String>,
        x_4: Result<Option<::std::string::String>, String>,
        x_5: Result<Option<::std::string::String>, String>,
        x_6: Result<Option<::std::string::String>, String>,
        x_7: Result<Option<::std::string::String>, String>,
        x_8: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::ManyParametersBody, String>,
    }
    impl<'a> ManyParameters<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                q1: Ok(None),
                q2: Ok(None),
                q3: Ok(None),
                q4: Ok(None),
                q5: Ok(None),
                q6: Ok(None),
                q7: Ok(None),
                q8: Ok(None),
                q9: Ok(None),
                r1: Ok(None),
                r2: Ok(None),
                r3: Ok(None),
                r4: Ok(None),
                r5: Ok(None),
                x_1: Ok(None),
                x_2: Ok(None),
                x_3: Ok(None),
                x_4: Ok(None),
                x_5: Ok(None),
                x_6: Ok(None),
                x_7: Ok(None),
                x_8: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        ///Sets `q1`.
        pub fn q1<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.q1 = value
                .try_into()
                .map(Some)
                .map_err(|_| "q1: expected text".to_owned());
            self
        }
        ///Sets `q2`.
        pub fn q2<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.q2 = value
                .try_into()
                .map(Some)
                .map_err(|_| "q2: expected text".to_owned());
            self
        }
        ///Sets `q3`.
        pub fn q3<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.q3 = value
                .try_into()
                .map(Some)
                .map_err(|_| "q3: expected text".to_owned());
            self
        }
        ///Sets `q4`.
        pub fn q4<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.q4 = value
                .try_into()
                .map(Some)
                .map_err(|_| "q4: expected text".to_owned());
            self
        }
        ///Sets `q5`.
        pub fn q5<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.q5 = value
                .try_into()
                .map(Some)
                .map_err(|_| "q5: expected text".to_owned());
            self
        }
        ///Sets `q6`.
        pub fn q6<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.q6 = value
                .try_into()
                .map(Some)
                .map_err(|_| "q6: expected text".to_owned());
            self
        }
        ///Sets `q7`.
        pub fn q7<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.q7 = value
                .try_into()
                .map(Some)
                .map_err(|_| "q7: expected text".to_owned());
            self
        }
        ///Sets `q8`.
        pub fn q8<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.q8 = value
                .try_into()
                .map(Some)
                .map_err(|_| "q8: expected text".to_owned());
            self
        }
        ///Sets `q9`.
        pub fn q9<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.q9 = value
                .try_into()
                .map(Some)
                .map_err(|_| "q9: expected text".to_owned());
            self
        }
        ///Sets `r1`.
        pub fn r1<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.r1 = value
                .try_into()
                .map(Some)
                .map_err(|_| "r1: expected text".to_owned());
            self
        }
        ///Sets `r2`.
        pub fn r2<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.r2 = value
                .try_into()
                .map(Some)
                .map_err(|_| "r2: expected text".to_owned());
            self
        }
        ///Sets `r3`.
        pub fn r3<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.r3 = value
                .try_into()
                .map(Some)
                .map_err(|_| "r3: expected text".to_owned());
            self
        }
        ///Sets `r4`.
        pub fn r4<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.r4 = value
                .try_into()
                .map(Some)
                .map_err(|_| "r4: expected text".to_owned());
            self
        }
        ///Sets `r5`.
        pub fn r5<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.r5 = value
                .try_into()
                .map(Some)
                .map_err(|_| "r5: expected text".to_owned());
            self
        }
        ///Sets `X-1`.
        pub fn x_1<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_1 = value
                .try_into()
                .map(Some)
                .map_err(|_| "x_1: expected text".to_owned());
            self
        }
        ///Sets `X-2`.
        pub fn x_2<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_2 = value
                .try_into()
                .map(Some)
                .map_err(|_| "x_2: expected text".to_owned());
            self
        }
        ///Sets `X-3`.
        pub fn x_3<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_3 = value
                .try_into()
                .map(Some)
                .map_err(|_| "x_3: expected text".to_owned());
            self
        }
        ///Sets `X-4`.
        pub fn x_4<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_4 = value
                .try_into()
                .map(Some)
                .map_err(|_| "x_4: expected text".to_owned());
            self
        }
        ///Sets `X-5`.
        pub fn x_5<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_5 = value
                .try_into()
                .map(Some)
                .map_err(|_| "x_5: expected text".to_owned());
            self
        }
        ///Sets `X-6`.
        pub fn x_6<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_6 = value
                .try_into()
                .map(Some)
                .map_err(|_| "x_6: expected text".to_owned());
            self
        }
        ///Sets `X-7`.
        pub fn x_7<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_7 = value
                .try_into()
                .map(Some)
                .map_err(|_| "x_7: expected text".to_owned());
            self
        }
        ///Sets `X-8`.
        pub fn x_8<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_8 = value
                .try_into()
                .map(Some)
                .map_err(|_| "x_8: expected text".to_owned());
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::ManyParametersBody>,
            <V as std::convert::TryInto<
                types::ManyParametersBody,
            >>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| {
                    format!("conversion to `ManyParametersBody` for body failed: {}", s)
                });
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::ManyParametersBody,
            ) -> types::builder::ManyParametersBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends the request: `POST /many-parameters`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("POST", "/many-parameters")
                .query("q1", self.q1)
                .query("q2", self.q2)
                .query("q3", self.q3)
                .query("q4", self.q4)
                .query("q5", self.q5)
                .query("q6", self.q6)
                .query("q7", self.q7)
                .query("q8", self.q8)
                .query("q9", self.q9)
                .query("r1", self.r1)
                .query("r2", self.r2)
                .query("r3", self.r3)
                .query("r4", self.r4)
                .query("r5", self.r5)
                .header("X-1", self.x_1)
                .header("X-2", self.x_2)
                .header("X-3", self.x_3)
                .header("X-4", self.x_4)
                .header("X-5", self.x_5)
                .header("X-6", self.x_6)
                .header("X-7", self.x_7)
                .header("X-8", self.x_8)
                .json(
                    self
                        .body
                        .and_then(|body| {
                            types::ManyParametersBody::try_from(body)
                                .map_err(|error| format!("body: {error}"))
                        }),
                )
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::no_responses`](super::Client::no_responses).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct NoResponses<'a> {
        client: &'a super::Client,
    }
    impl<'a> NoResponses<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `POST /no-responses`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<::serde_json::Value>, runtime::Error> {
            runtime::Request::new("POST", "/no-responses").send(self.client).await
        }
    }
    ///A request made by [`Client::no_schema`](super::Client::no_schema).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct NoSchema<'a> {
        client: &'a super::Client,
    }
    impl<'a> NoSchema<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /no-schema`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<::serde_json::Value>, runtime::Error> {
            runtime::Request::new("GET", "/no-schema").send(self.client).await
        }
    }
    ///A request made by [`Client::nothing_with_schema`](super::Client::nothing_with_schema).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct NothingWithSchema<'a> {
        client: &'a super::Client,
        body: Result<types::builder::NothingWithSchemaBody, String>,
    }
    impl<'a> NothingWithSchema<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::NothingWithSchemaBody>,
            <V as std::convert::TryInto<
                types::NothingWithSchemaBody,
            >>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| {
                    format!(
                        "conversion to `NothingWithSchemaBody` for body failed: {}", s
                    )
                });
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::NothingWithSchemaBody,
            ) -> types::builder::NothingWithSchemaBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends the request: `DELETE /nothing-with-schema`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("DELETE", "/nothing-with-schema")
                .json(
                    self
                        .body
                        .and_then(|body| {
                            types::NothingWithSchemaBody::try_from(body)
                                .map_err(|error| format!("body: {error}"))
                        }),
                )
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::only_redirect`](super::Client::only_redirect).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct OnlyRedirect<'a> {
        client: &'a super::Client,
    }
    impl<'a> OnlyRedirect<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /only-redirect`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<runtime::Bytes>, runtime::Error> {
            runtime::Request::new("GET", "/only-redirect")
                .send_for_bytes(self.client)
                .await
        }
    }
    ///A request made by [`Client::only_unauthorized`](super::Client::only_unauthorized).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct OnlyUnauthorized<'a> {
        client: &'a super::Client,
    }
    impl<'a> OnlyUnauthorized<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /only-unauthorized`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<::serde_json::Value>, runtime::Error> {
            runtime::Request::new("GET", "/only-unauthorized").send(self.client).await
        }
    }
    ///A request made by [`Client::path`](super::Client::path).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct Path<'a> {
        client: &'a super::Client,
        declared: Result<::std::string::String, String>,
        undeclared: Result<::std::string::String, String>,
        optional: Result<::std::string::String, String>,
        both: Result<::std::string::String, String>,
        both_2: Result<Option<::std::string::String>, String>,
    }
    impl<'a> Path<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                declared: Err("declared: expected a value, found none".to_owned()),
                undeclared: Err("undeclared: expected a value, found none".to_owned()),
                optional: Err("optional: expected a value, found none".to_owned()),
                both: Err("both: expected a value, found none".to_owned()),
                both_2: Ok(None),
            }
        }
        ///Sets `declared`.
        pub fn declared<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.declared = value
                .try_into()
                .map_err(|_| "declared: expected text".to_owned());
            self
        }
        ///Sets `undeclared`.
        pub fn undeclared<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.undeclared = value
                .try_into()
                .map_err(|_| "undeclared: expected text".to_owned());
            self
        }
        ///Sets `optional`.
        pub fn optional<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.optional = value
                .try_into()
                .map_err(|_| "optional: expected text".to_owned());
            self
        }
        ///Sets `both`.
        pub fn both<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.both = value.try_into().map_err(|_| "both: expected text".to_owned());
            self
        }
        ///Sets `both`.
        pub fn both_2<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.both_2 = value
                .try_into()
                .map(Some)
                .map_err(|_| "both_2: expected text".to_owned());
            self
        }
        ///Sends the request: `GET /path/{declared}/{undeclared}/{optional}/{both}`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new(
                    "GET",
                    "/path/{declared}/{undeclared}/{optional}/{both}",
                )
                .path("declared", self.declared)
                .path("undeclared", self.undeclared)
                .path("optional", self.optional)
                .path("both", self.both)
                .query("both", self.both_2)
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::problem_json`](super::Client::problem_json).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct ProblemJson<'a> {
        client: &'a super::Client,
    }
    impl<'a> ProblemJson<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /problem-json`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<types::ProblemJsonResponse>, runtime::Error> {
            runtime::Request::new("GET", "/problem-json").send(self.client).await
        }
    }
    ///A request made by [`Client::prose`](super::Client::prose).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct Prose<'a> {
        client: &'a super::Client,
    }
    impl<'a> Prose<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /prose`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("GET", "/prose").send_for_nothing(self.client).await
        }
    }
    ///A request made by [`Client::query`](super::Client::query).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct Query<'a> {
        client: &'a super::Client,
        account_ids: Result<Option<::std::string::String>, String>,
        account_ids_2: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
        amount: Result<Option<f64>, String>,
        content: Result<Option<::std::string::String>, String>,
        deep_a: Result<Option<::std::string::String>, String>,
        deep_b_c: Result<Option<i64>, String>,
        empty: Result<Option<::std::vec::Vec<::serde_json::Value>>, String>,
        filter_online: Result<Option<types::QueryFilterOnline>, String>,
        filter_tags: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
        flag: Result<Option<bool>, String>,
        limit: Result<Option<i64>, String>,
        order: Result<types::QueryOrder, String>,
        piped: Result<Option<::std::vec::Vec<i64>>, String>,
        rows: Result<Option<::std::vec::Vec<::serde_json::Value>>, String>,
        type_: Result<Option<::std::vec::Vec<types::QueryTypeItem>>, String>,
        x_list: Result<Option<::std::string::String>, String>,
        x_trace: Result<Option<i64>, String>,
    }
    impl<'a> Query<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                account_ids: Ok(None),
                account_ids_2: Ok(None),
                amount: Ok(None),
                content: Ok(None),
                deep_a: Ok(None),
                deep_b_c: Ok(None),
                empty: Ok(None),
                filter_online: Ok(None),
                filter_tags: Ok(None),
                flag: Ok(None),
                limit: Ok(None),
                order: Err("order: expected a value, found none".to_owned()),
                piped: Ok(None),
                rows: Ok(None),
                type_: Ok(None),
                x_list: Ok(None),
                x_trace: Ok(None),
            }
        }
        ///Sets `account_ids`.
        pub fn account_ids<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.account_ids = value
                .try_into()
                .map(Some)
                .map_err(|_| "account_ids: expected text".to_owned());
            self
        }
        ///Sets `account_ids[]`.
        pub fn account_ids_2<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        {
            self.account_ids_2 = value
                .try_into()
                .map(Some)
                .map_err(|_| "account_ids_2: expected a list".to_owned());
            self
        }
        ///Sets `amount`.
        pub fn amount<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<f64>,
        {
            self.amount = value
                .try_into()
                .map(Some)
                .map_err(|_| "amount: expected a number".to_owned());
            self
        }
        ///Sets `content`.
        pub fn content<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.content = value
                .try_into()
                .map(Some)
                .map_err(|_| "content: expected text".to_owned());
            self
        }
        ///Sets `deep[a]`.
        pub fn deep_a<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.deep_a = value
                .try_into()
                .map(Some)
                .map_err(|_| "deep_a: expected text".to_owned());
            self
        }
        ///Sets `deep[b][c]`.
        pub fn deep_b_c<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.deep_b_c = value
                .try_into()
                .map(Some)
                .map_err(|_| "deep_b_c: expected a whole number of 64 bits".to_owned());
            self
        }
        ///Sets `empty[]`.
        pub fn empty<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<::serde_json::Value>>,
        {
            self.empty = value
                .try_into()
                .map(Some)
                .map_err(|_| "empty: expected a list".to_owned());
            self
        }
        ///Sets `filter[online]`.
        pub fn filter_online<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::QueryFilterOnline>,
        {
            self.filter_online = value
                .try_into()
                .map(Some)
                .map_err(|_| "filter_online: expected one of 1, 0".to_owned());
            self
        }
        ///Sets `filter[tags][]`.
        pub fn filter_tags<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        {
            self.filter_tags = value
                .try_into()
                .map(Some)
                .map_err(|_| "filter_tags: expected a list".to_owned());
            self
        }
        ///Sets `flag`.
        pub fn flag<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<bool>,
        {
            self.flag = value
                .try_into()
                .map(Some)
                .map_err(|_| "flag: expected a boolean".to_owned());
            self
        }
        ///Sets `limit`.
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "limit: expected a whole number of 64 bits".to_owned());
            self
        }
        ///Sets `order`.
        pub fn order<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::QueryOrder>,
        {
            self.order = value
                .try_into()
                .map_err(|_| "order: expected one of asc, desc".to_owned());
            self
        }
        ///Sets `piped[]`.
        pub fn piped<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<i64>>,
        {
            self.piped = value
                .try_into()
                .map(Some)
                .map_err(|_| "piped: expected a list".to_owned());
            self
        }
        ///Sets `rows[]`.
        pub fn rows<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<::serde_json::Value>>,
        {
            self.rows = value
                .try_into()
                .map(Some)
                .map_err(|_| "rows: expected a list".to_owned());
            self
        }
        ///Sets `type[]`.
        pub fn type_<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<types::QueryTypeItem>>,
        {
            self.type_ = value
                .try_into()
                .map(Some)
                .map_err(|_| "type_: expected a list".to_owned());
            self
        }
        ///Sets `X-List`.
        pub fn x_list<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_list = value
                .try_into()
                .map(Some)
                .map_err(|_| "x_list: expected text".to_owned());
            self
        }
        ///Sets `X-Trace`.
        pub fn x_trace<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.x_trace = value
                .try_into()
                .map(Some)
                .map_err(|_| "x_trace: expected a whole number of 64 bits".to_owned());
            self
        }
        ///Sends the request: `GET /query`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("GET", "/query")
                .query("account_ids", self.account_ids)
                .query("account_ids[]", self.account_ids_2)
                .query("amount", self.amount)
                .query("content", self.content)
                .query("deep[a]", self.deep_a)
                .query("deep[b][c]", self.deep_b_c)
                .query("empty[]", self.empty)
                .query("filter[online]", self.filter_online)
                .query("filter[tags][]", self.filter_tags)
                .query("flag", self.flag)
                .query("limit", self.limit)
                .query("order", self.order)
                .query("piped[]", self.piped)
                .query("rows[]", self.rows)
                .query("type[]", self.type_)
                .header("X-List", self.x_list)
                .header("X-Trace", self.x_trace)
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::request_types`](super::Client::request_types).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct RequestTypes<'a> {
        client: &'a super::Client,
        body: Result<types::builder::RequestTypesBody, String>,
    }
    impl<'a> RequestTypes<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                body: Ok(::std::default::Default::default()),
            }
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::RequestTypesBody>,
            <V as std::convert::TryInto<
                types::RequestTypesBody,
            >>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| {
                    format!("conversion to `RequestTypesBody` for body failed: {}", s)
                });
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::RequestTypesBody,
            ) -> types::builder::RequestTypesBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends the request: `POST /request-types`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("POST", "/request-types")
                .json(
                    self
                        .body
                        .and_then(|body| {
                            types::RequestTypesBody::try_from(body)
                                .map_err(|error| format!("body: {error}"))
                        }),
                )
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::same`](super::Client::same).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct Same<'a> {
        client: &'a super::Client,
        x_y: Result<::std::string::String, String>,
    }
    impl<'a> Same<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                x_y: Err("x_y: expected a value, found none".to_owned()),
            }
        }
        ///Sets `x-y`.
        pub fn x_y<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_y = value.try_into().map_err(|_| "x_y: expected text".to_owned());
            self
        }
        ///Sends the request: `GET /same/{x-y}`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<()>, runtime::Error> {
            runtime::Request::new("GET", "/same/{x-y}")
                .path("x-y", self.x_y)
                .send_for_nothing(self.client)
                .await
        }
    }
    ///A request made by [`Client::samples`](super::Client::samples).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct Samples<'a> {
        client: &'a super::Client,
    }
    impl<'a> Samples<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /samples`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<types::SamplesResponse>, runtime::Error> {
            runtime::Request::new("GET", "/samples").send(self.client).await
        }
    }
    ///A request made by [`Client::success_and_errors`](super::Client::success_and_errors).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct SuccessAndErrors<'a> {
        client: &'a super::Client,
    }
    impl<'a> SuccessAndErrors<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /success-and-errors`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<types::SuccessAndErrorsResponse>, runtime::Error> {
            runtime::Request::new("GET", "/success-and-errors").send(self.client).await
        }
    }
    ///A request made by [`Client::taken_names`](super::Client::taken_names).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct TakenNames<'a> {
        client: &'a super::Client,
        client_2: Result<::std::string::String, String>,
        url: Result<::std::string::String, String>,
        body_2: Result<Option<::std::string::String>, String>,
        body_map_2: Result<Option<::std::string::String>, String>,
        gen_: Result<Option<::std::string::String>, String>,
        header_map: Result<Option<::std::string::String>, String>,
        idempotency_key: Result<Option<::std::string::String>, String>,
        info: Result<Option<::std::string::String>, String>,
        new_2: Result<Option<::std::string::String>, String>,
        request: Result<Option<::std::string::String>, String>,
        response: Result<Option<::std::string::String>, String>,
        result: Result<Option<::std::string::String>, String>,
        self_: Result<Option<::std::string::String>, String>,
        send_2: Result<Option<::std::string::String>, String>,
        type_: Result<Option<::std::string::String>, String>,
        url_2: Result<Option<::std::string::String>, String>,
        value: Result<Option<::std::string::String>, String>,
        body: Result<types::builder::TakenNamesBody, String>,
    }
    impl<'a> TakenNames<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                client_2: Err("client_2: expected a value, found none".to_owned()),
                url: Err("url: expected a value, found none".to_owned()),
                body_2: Ok(None),
                body_map_2: Ok(None),
                gen_: Ok(None),
                header_map: Ok(None),
                idempotency_key: Ok(None),
                info: Ok(None),
                new_2: Ok(None),
                request: Ok(None),
                response: Ok(None),
                result: Ok(None),
                self_: Ok(None),
                send_2: Ok(None),
                type_: Ok(None),
                url_2: Ok(None),
                value: Ok(None),
                body: Ok(::std::default::Default::default()),
            }
        }
        ///Sets `client`.
        pub fn client_2<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.client_2 = value
                .try_into()
                .map_err(|_| "client_2: expected text".to_owned());
            self
        }
        ///Sets `url`.
        pub fn url<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.url = value.try_into().map_err(|_| "url: expected text".to_owned());
            self
        }
        ///Sets `body`.
        pub fn body_2<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.body_2 = value
                .try_into()
                .map(Some)
                .map_err(|_| "body_2: expected text".to_owned());
            self
        }
        ///Sets `body_map`.
        pub fn body_map_2<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.body_map_2 = value
                .try_into()
                .map(Some)
                .map_err(|_| "body_map_2: expected text".to_owned());
            self
        }
        ///Sets `gen`.
        pub fn gen_<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.gen_ = value
                .try_into()
                .map(Some)
                .map_err(|_| "gen_: expected text".to_owned());
            self
        }
        ///Sets `header_map`.
        pub fn header_map<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.header_map = value
                .try_into()
                .map(Some)
                .map_err(|_| "header_map: expected text".to_owned());
            self
        }
        ///Sets `Idempotency-Key`.
        pub fn idempotency_key<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.idempotency_key = value
                .try_into()
                .map(Some)
                .map_err(|_| "idempotency_key: expected text".to_owned());
            self
        }
        ///Sets `info`.
        pub fn info<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.info = value
                .try_into()
                .map(Some)
                .map_err(|_| "info: expected text".to_owned());
            self
        }
        ///Sets `new`.
        pub fn new_2<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.new_2 = value
                .try_into()
                .map(Some)
                .map_err(|_| "new_2: expected text".to_owned());
            self
        }
        ///Sets `request`.
        pub fn request<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.request = value
                .try_into()
                .map(Some)
                .map_err(|_| "request: expected text".to_owned());
            self
        }
        ///Sets `response`.
        pub fn response<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.response = value
                .try_into()
                .map(Some)
                .map_err(|_| "response: expected text".to_owned());
            self
        }
        ///Sets `result`.
        pub fn result<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.result = value
                .try_into()
                .map(Some)
                .map_err(|_| "result: expected text".to_owned());
            self
        }
        ///Sets `self`.
        pub fn self_<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.self_ = value
                .try_into()
                .map(Some)
                .map_err(|_| "self_: expected text".to_owned());
            self
        }
        ///Sets `send`.
        pub fn send_2<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.send_2 = value
                .try_into()
                .map(Some)
                .map_err(|_| "send_2: expected text".to_owned());
            self
        }
        ///Sets `type`.
        pub fn type_<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.type_ = value
                .try_into()
                .map(Some)
                .map_err(|_| "type_: expected text".to_owned());
            self
        }
        ///Sets `url`.
        pub fn url_2<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.url_2 = value
                .try_into()
                .map(Some)
                .map_err(|_| "url_2: expected text".to_owned());
            self
        }
        ///Sets `value`.
        pub fn value<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.value = value
                .try_into()
                .map(Some)
                .map_err(|_| "value: expected text".to_owned());
            self
        }
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::TakenNamesBody>,
            <V as std::convert::TryInto<
                types::TakenNamesBody,
            >>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| {
                    format!("conversion to `TakenNamesBody` for body failed: {}", s)
                });
            self
        }
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::TakenNamesBody,
            ) -> types::builder::TakenNamesBody,
        {
            self.body = self.body.map(f);
            self
        }
        ///Sends the request: `POST /taken/{client}/{url}`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<types::TakenNamesResponse>, runtime::Error> {
            runtime::Request::new("POST", "/taken/{client}/{url}")
                .path("client", self.client_2)
                .path("url", self.url)
                .query("body", self.body_2)
                .query("body_map", self.body_map_2)
                .query("gen", self.gen_)
                .query("header_map", self.header_map)
                .header("Idempotency-Key", self.idempotency_key)
                .query("info", self.info)
                .query("new", self.new_2)
                .query("request", self.request)
                .query("response", self.response)
                .query("result", self.result)
                .query("self", self.self_)
                .query("send", self.send_2)
                .query("type", self.type_)
                .query("url", self.url_2)
                .query("value", self.value)
                .json(
                    self
                        .body
                        .and_then(|body| {
                            types::TakenNamesBody::try_from(body)
                                .map_err(|error| format!("body: {error}"))
                        }),
                )
                .send(self.client)
                .await
        }
    }
    ///A request made by [`Client::text`](super::Client::text).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct Text<'a> {
        client: &'a super::Client,
    }
    impl<'a> Text<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /text`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(self) -> Result<runtime::Response<String>, runtime::Error> {
            runtime::Request::new("GET", "/text").send_for_text(self.client).await
        }
    }
    ///A request made by [`Client::two_kinds_of_answer`](super::Client::two_kinds_of_answer).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct TwoKindsOfAnswer<'a> {
        client: &'a super::Client,
    }
    impl<'a> TwoKindsOfAnswer<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /two-kinds-of-answer`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<::serde_json::Value>, runtime::Error> {
            runtime::Request::new("GET", "/two-kinds-of-answer").send(self.client).await
        }
    }
    ///A request made by [`Client::two_successes`](super::Client::two_successes).
    #[derive(Debug, Clone)]
    #[must_use = "a request does nothing until it is sent"]
    pub struct TwoSuccesses<'a> {
        client: &'a super::Client,
    }
    impl<'a> TwoSuccesses<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }
        ///Sends the request: `GET /two-successes`.
        ///
        /// # Errors
        ///
        /// If an argument is missing or cannot be sent, the server cannot be reached, it answers
        /// with an error, or its answer cannot be read.
        pub async fn send(
            self,
        ) -> Result<runtime::Response<types::TwoSuccessesResponse>, runtime::Error> {
            runtime::Request::new("GET", "/two-successes").send(self.client).await
        }
    }
}
