//! The texts in which a part of the key can be recognised: as it is, and encoded.

/// Texts that are looked for at once.
///
/// The whole suite is searched, in code that is not optimised: `str::contains` for each of them would
/// take more time than the tests.
pub(super) struct Encodings {
    texts: Vec<String>,
    /// By the first two bytes, a bit for each text that begins with them.
    starts: Vec<u32>,
}

impl Encodings {
    pub(super) fn new(texts: impl Iterator<Item = String>) -> Self {
        let texts: Vec<String> = texts.collect();
        let mut starts = vec![0; 1 << 16];
        for (index, text) in texts.iter().enumerate() {
            let [first, second, ..] = text.as_bytes() else {
                panic!("expected at least two bytes, found {text:?}");
            };
            starts[usize::from(*first) << 8 | usize::from(*second)] |= 1 << index;
        }
        Self { texts, starts }
    }

    pub(super) fn is_any_in(&self, bytes: &[u8]) -> bool {
        let mut start = 0;
        for (index, byte) in bytes.iter().enumerate() {
            start = (start << 8 | usize::from(*byte)) & 0xffff;
            let found = self.starts[start];
            if found != 0 && index > 0 && self.is_at(found, &bytes[index - 1..]) {
                return true;
            }
        }
        false
    }

    /// Whether bytes begin with one of these texts.
    fn is_at(&self, texts: u32, bytes: &[u8]) -> bool {
        let mut all = self.texts.iter().enumerate();
        all.any(|(index, text)| texts & 1 << index != 0 && bytes.starts_with(text.as_bytes()))
    }
}

/// Returns a text as it is and as JSON, URLs, hexadecimal numbers, `Debug` of bytes and base64
/// write it.
pub(super) fn of(part: &str) -> Vec<String> {
    let bytes = part.as_bytes();
    let each = |encode: fn(&u8) -> String, separator: &str| {
        bytes.iter().map(encode).collect::<Vec<_>>().join(separator)
    };
    let percent_encoded = |byte: &u8| match byte {
        b'a'..=b'z' | b'0'..=b'9' | b'_' | b'~' => char::from(*byte).to_string(),
        _ => format!("%{byte:02x}"),
    };
    let mut encodings = vec![
        part.to_owned(),
        part.replace('/', "\\/"),
        each(percent_encoded, ""),
        each(|byte| format!("{byte:02x}"), ""),
        each(|byte| byte.to_string(), ", "),
    ];
    // The text before the key decides how its bytes fall into groups of three.
    for before in 0..3 {
        let encoded = base64(before, bytes);
        encodings.push(encoded.replace('+', "-").replace('/', "_"));
        encodings.push(encoded);
    }
    encodings
}

/// Returns the digits of base64 that depend on these bytes alone, after so many other bytes.
fn base64(before: usize, bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bit = |at: usize| (bytes[(at - before * 8) / 8] >> (7 - at % 8)) & 1;
    let (start, end) = (before * 8, (before + bytes.len()) * 8);
    let digits = (start.div_ceil(6)..end / 6).map(|digit| {
        let bits = (digit * 6..digit * 6 + 6).map(bit);
        let value = bits.fold(0, |value, bit| value << 1 | bit);
        char::from(DIGITS[usize::from(value)])
    });
    digits.collect()
}
