//! A Rust source as its words: names, `::` as one of them, and every other sign
//! by itself. Comments are left out, and so is text, but for what serde takes
//! for a path.

pub fn words(source: &str) -> Vec<String> {
    let signs: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&sign) = signs.get(at) {
        let next = signs.get(at + 1).copied().unwrap_or_default();
        if sign == '/' && next == '/' {
            at = end_of_line(&signs, at);
        } else if sign == '/' && next == '*' {
            at = end_of_block(&signs, at);
        } else if let Some(hashes) = raw_text(&signs, at) {
            at = end_of_raw_text(&signs, at, hashes);
        } else if sign == '"' {
            let end = end_of_text(&signs, at);
            found.extend(path_of_serde(&signs[at + 1..end - 1]));
            at = end;
        } else if sign == '\'' {
            at = end_of_sign_or_lifetime(&signs, at);
        } else if sign.is_alphabetic() || sign == '_' {
            let length =
                signs[at..].iter().take_while(|sign| sign.is_alphanumeric() || **sign == '_').count();
            found.push(signs[at..at + length].iter().collect());
            at += length;
        } else if sign.is_ascii_digit() {
            at += signs[at..].iter().take_while(|sign| sign.is_alphanumeric() || **sign == '_').count();
        } else if sign == ':' && next == ':' {
            found.push("::".to_owned());
            at += 2;
        } else {
            if !sign.is_whitespace() {
                found.push(sign.to_string());
            }
            at += 1;
        }
    }
    found
}

fn end_of_line(signs: &[char], at: usize) -> usize {
    at + signs[at..].iter().take_while(|sign| **sign != '\n').count()
}

/// Comments of this kind stand inside each other.
fn end_of_block(signs: &[char], mut at: usize) -> usize {
    let mut depth = 0;
    while at < signs.len() {
        match (signs[at], signs.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// The hashes of a raw text that begins here.
fn raw_text(signs: &[char], at: usize) -> Option<usize> {
    let inside_a_name = at > 0 && (signs[at - 1].is_alphanumeric() || signs[at - 1] == '_');
    let after = match (signs[at], signs.get(at + 1)) {
        _ if inside_a_name => return None,
        ('r', _) => at + 1,
        ('b', Some('r')) => at + 2,
        _ => return None,
    };
    let hashes = signs[after..].iter().take_while(|sign| **sign == '#').count();
    (signs.get(after + hashes) == Some(&'"')).then_some(hashes)
}

fn end_of_raw_text(signs: &[char], at: usize, hashes: usize) -> usize {
    let begin = at + signs[at..].iter().take_while(|sign| **sign != '"').count() + 1;
    let ends = |place: usize| {
        signs[place] == '"'
            && signs[place + 1..].iter().take(hashes).filter(|sign| **sign == '#').count() == hashes
    };
    (begin..signs.len()).find(|place| ends(*place)).map_or(signs.len(), |place| place + 1 + hashes)
}

fn end_of_text(signs: &[char], at: usize) -> usize {
    let mut end = at + 1;
    while end < signs.len() && signs[end] != '"' {
        end += if signs[end] == '\\' { 2 } else { 1 };
    }
    end + 1
}

/// `'a'` and `'\n'` end with the sign that began them, `'a` ends with its name.
/// A lifetime is nobody's name.
fn end_of_sign_or_lifetime(signs: &[char], at: usize) -> usize {
    if signs.get(at + 1) == Some(&'\\') {
        return at + 4 + signs[at + 3..].iter().take_while(|sign| **sign != '\'').count();
    }
    if signs.get(at + 2) == Some(&'\'') {
        return at + 3;
    }
    at + 1 + signs[at + 1..].iter().take_while(|sign| sign.is_alphanumeric() || **sign == '_').count()
}

/// `#[serde(serialize_with = "crate::sight::contact")]` calls what it names.
fn path_of_serde(text: &[char]) -> Vec<String> {
    let text: String = text.iter().collect();
    let steps: Vec<&str> = text.split("::").collect();
    let is_name =
        |step: &&str| !step.is_empty() && step.chars().all(|sign| sign.is_alphanumeric() || sign == '_');
    if steps.len() < 2 || !steps.iter().all(is_name) {
        return Vec::new();
    }
    let mut words = Vec::new();
    for step in steps {
        if !words.is_empty() {
            words.push("::".to_owned());
        }
        words.push(step.to_owned());
    }
    words
}

#[test]
fn comments_and_text_hold_no_words_but_a_path_of_serde_does() {
    let source = r##"
        // crate::one::First
        /* crate::two /* crate::three */ crate::four */
        let text = r#"crate::five::"Fifth""#;
        let sign = ('"', '\'', '\u{3000}', b'x');
        fn of<'a>(it: &'a str) {}
        #[serde(serialize_with = "crate::six::sixth")]
        "as crate::seven::said";
    "##;
    let found = words(source).join(" ");
    assert!(found.contains("crate :: six :: sixth"), "{found}");
    for hidden in ["one", "two", "three", "four", "five", "seven", "3000"] {
        assert!(!found.contains(hidden), "{hidden} in {found}");
    }
    assert!(found.contains("fn of < > ( it : & str )"), "{found}");
}
