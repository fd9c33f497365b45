//! Media types of files by the ends of their names.

/// The media type of a file whose kind is not known.
const UNKNOWN: &str = "application/octet-stream";

/// The kinds of file that media platforms take; servers look into a file to know any other.
const KNOWN: [(&str, &str); 20] = [
    ("aac", "audio/aac"),
    ("avi", "video/x-msvideo"),
    ("avif", "image/avif"),
    ("bmp", "image/bmp"),
    ("gif", "image/gif"),
    ("heic", "image/heic"),
    ("heif", "image/heif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("m4a", "audio/mp4"),
    ("m4v", "video/x-m4v"),
    ("mkv", "video/x-matroska"),
    ("mov", "video/quicktime"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("wav", "audio/wav"),
    ("webm", "video/webm"),
    ("webp", "image/webp"),
];

/// Returns the media type of a file by its name.
pub(super) fn of(file_name: &str) -> &'static str {
    let extension = file_name.rsplit_once('.').map_or("", |(_, end)| end);
    let known = KNOWN
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(extension));
    known.map_or(UNKNOWN, |(_, media_type)| media_type)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_media_type_is_that_of_the_end_of_the_name() {
        for (name, expected) in [
            ("a.jpg", "image/jpeg"),
            ("A.B.MP4", "video/mp4"),
            ("jpg", UNKNOWN),
            ("a.jpg.exe", UNKNOWN),
            ("", UNKNOWN),
        ] {
            assert_eq!(of(name), expected, "{name}");
        }
    }
}
