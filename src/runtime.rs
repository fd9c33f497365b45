//! The seam: every hand-written item that generated code uses.
//!
//! It is public for code that is generated in other crates. It is not meant for users, and may
//! change in any version.

pub use crate::{
    __argument as argument, __model as model, __number_enum as number_enum, __page as page,
    __row as row, __text_enum as text_enum,
    decode::{
        decode,
        drift::Mismatch,
        from_json::{Decoded, JsonSource, from_json},
    },
    model::{
        amount::{Amount, ParseAmountError},
        argument::{Argument, Price},
        envelope::{CacheInfo, Credits, Envelope, Meta, Pagination, RateLimits},
        id::Id,
        items::Items,
        lenient::Data,
        open_enum::{NumberEnum, OpenEnum, TextEnum, read_text},
        resume_token::ResumeToken,
        row::Row,
        secret::Secret,
        structs::{Members, Model, Writer, in_order, read, read_model, write_map, write_struct},
        timestamp::Timestamp,
    },
};
#[cfg(feature = "client")]
pub use crate::{
    __file as file, __paginate as paginate, __request as request, __request_body as request_body,
    __request_parts as request_parts,
    client::Client,
    files::{
        info::{FileInfo, HeadOfFile, head},
        stream::FileStream,
        to_file::ToFile,
    },
    operation::{Body, Check, Kind, Limit, Location, Operation, Sibling},
    pages::{
        CollectAll, ItemStream, Pages, Paginator,
        paging::{Paging, Rule, Step},
    },
    request::{
        Request,
        assembly::{Assembled, Assembler, Problem, QueryParam, encode_path},
        file::FileRequest,
        form::Form,
    },
    response::{
        Response,
        error::Error,
        future::{Json, JsonData, Nothing, Raw, ResponseFuture, Text},
    },
    send::{
        retry::RetryPolicy,
        upload::{FilePart, UploadProgress},
    },
};
pub use bytes::Bytes;
#[cfg(feature = "client")]
pub use reqwest::header;
