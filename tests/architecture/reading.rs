//! What one source declares, defines, imports and names.

use std::collections::BTreeSet;

/// The steps to a module from its crate's root, and of any path in the source.
pub type Steps = Vec<String>;

#[derive(Default)]
pub struct Module {
    pub children: BTreeSet<String>,
    pub defined: BTreeSet<String>,
    pub imported: Vec<Import>,
    /// Paths written where they are used.
    pub used: BTreeSet<Steps>,
    /// Single names, to see whether a file uses what it hands out itself.
    pub names: BTreeSet<String>,
    /// Macros called by their name alone.
    pub macros: BTreeSet<String>,
    /// Macros written here.
    pub written: BTreeSet<String>,
}

pub struct Import {
    pub path: Steps,
    /// What it is called here; a glob has no name.
    pub name: Option<String>,
    pub handed_out: bool,
}

pub fn read(words: Vec<String>) -> Module {
    let mut reading = Reading::of(words);
    reading.read();
    reading.module
}

/// A source while its words are read.
struct Reading {
    words: Vec<String>,
    at: usize,
    module: Module,
}

impl Reading {
    fn of(words: Vec<String>) -> Self {
        Self { words, at: 0, module: Module::default() }
    }

    fn word(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map_or("", String::as_str)
    }

    fn before(&self, back: usize) -> &str {
        self.at.checked_sub(back).and_then(|at| self.words.get(at)).map_or("", String::as_str)
    }

    fn read(&mut self) {
        while self.at < self.words.len() {
            match (self.word(0), self.word(1)) {
                ("#", "[") if self.is_for_tests() => self.skip_item(),
                ("mod", name) if is_name(name) && self.word(2) == ";" => {
                    let name = name.to_owned();
                    self.module.children.insert(name);
                    self.at += 3;
                }
                ("mod", name) if is_name(name) && self.word(2) == "{" => {
                    panic!("a module inside a file, {name}: only tests have such, and this looks past it")
                }
                ("use", next) if next != "<" => self.read_use(),
                ("macro_rules", "!") => {
                    let name = self.word(2).to_owned();
                    self.module.defined.insert(name.clone());
                    self.module.written.insert(name);
                    self.at += 3;
                }
                ("fn" | "struct" | "enum" | "trait" | "type" | "const" | "static" | "union", name)
                    if is_name(name) =>
                {
                    let name = if name == "mut" || name == "fn" { self.word(2) } else { name };
                    let name = name.to_owned();
                    self.module.defined.insert(name);
                    self.at += 2;
                }
                (name, next) if is_name(name) => {
                    if next == "::" && self.before(1) != "::" {
                        self.read_path();
                    } else {
                        let name = name.to_owned();
                        if next == "!" {
                            self.module.macros.insert(name.clone());
                        }
                        self.module.names.insert(name);
                        self.at += 1;
                    }
                }
                _ => self.at += 1,
            }
        }
    }

    fn is_for_tests(&self) -> bool {
        // `cfg(test)`, and `cfg(all(test, not(windows)))`.
        let is_test = |ahead| self.word(ahead) == "test" && [")", ","].contains(&self.word(ahead + 1));
        self.word(2) == "cfg" && (is_test(4) || (self.word(4) == "all" && is_test(6)))
    }

    /// Past an item and its attributes: to its `;`, or to the end of its block.
    fn skip_item(&mut self) {
        let (mut depth, mut importing) = (0, false);
        while self.at < self.words.len() {
            let word = self.word(0).to_owned();
            self.at += 1;
            match word.as_str() {
                "use" if depth == 0 => importing = true,
                "(" | "[" | "{" => depth += 1,
                ")" | "]" => depth -= 1,
                "}" => {
                    depth -= 1;
                    if depth == 0 && !importing {
                        return;
                    }
                }
                ";" if depth == 0 => return,
                _ => {}
            }
        }
    }

    fn read_path(&mut self) {
        let mut path = vec![self.word(0).to_owned()];
        self.module.names.insert(path[0].clone());
        self.at += 1;
        while self.word(0) == "::" && is_name(self.word(1)) {
            path.push(self.word(1).to_owned());
            self.at += 2;
        }
        self.module.used.insert(path);
    }

    fn read_use(&mut self) {
        let handed_out = self.before(1) == "pub" || (self.before(1) == ")" && self.before(4) == "pub");
        self.at += 1;
        self.read_tree(&Steps::new(), handed_out);
    }

    fn read_tree(&mut self, before: &Steps, handed_out: bool) {
        let mut path = before.clone();
        loop {
            match self.word(0) {
                "::" => self.at += 1,
                "{" => {
                    self.at += 1;
                    while self.at < self.words.len() && self.word(0) != "}" {
                        self.read_tree(&path, handed_out);
                        if self.word(0) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                "*" => {
                    self.at += 1;
                    self.module.imported.push(Import { path, name: None, handed_out });
                    return;
                }
                // What is imported without a name is imported all the same.
                "as" => {
                    let name = Some(self.word(1).to_owned());
                    self.at += 2;
                    self.module.imported.push(Import { path, name, handed_out });
                    return;
                }
                "self" if !path.is_empty() => self.at += 1,
                step if is_name(step) => {
                    path.push(step.to_owned());
                    self.at += 1;
                }
                _ => {
                    let name = path.last().cloned();
                    self.module.imported.push(Import { path, name, handed_out });
                    return;
                }
            }
        }
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_alphabetic() || sign == '_')
}
