//! The screen's types, written from the lists of commands. `tests/architecture`
//! holds the file in `bindings/` against this text.

use features::papers::PAPERS;
use kernel::command::{Access, Command, Visitor};
use kernel::topic::Topic;
use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use ts_rs::{Config, TS, TypeVisitor};

struct Declarations {
    config: Config,
    seen: HashSet<TypeId>,
    /// Questions are being heard, no answers.
    asking: bool,
    types: BTreeMap<String, String>,
    commands: String,
    facts: String,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only types that are files of their own have a declaration; numbers,
        // texts and containers are written in place.
        if T::output_path().is_some() {
            let mut declaration = T::decl(&self.config);
            // Nothing is withheld of a question, nor of a refusal.
            if self.asking {
                declaration = declaration.replace("Money", "number");
            }
            self.types.insert(T::ident(&self.config), declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

impl Visitor for Declarations {
    fn command<Ask: TS + 'static, Answer: TS + 'static>(&mut self, command: &Command) {
        // No screen of the shop asks what a customer's own phone does; its page stands alone.
        if let Access::Customer = command.access {
            return;
        }
        if !self.asking {
            return self.visit::<Answer>();
        }
        self.visit::<Ask>();
        let (ask, answer) = (Ask::name(&self.config), Answer::name(&self.config));
        let _ = writeln!(self.commands, "  {}: {{ request: {ask}; response: {answer} }};", command.name);
        let roles = match command.access {
            Access::Public => "null".to_owned(),
            other => serde_json::to_string(other.roles().unwrap_or_default()).unwrap_or_default(),
        };
        let topics = serde_json::to_string(command.topics).unwrap_or_default();
        let _ = writeln!(
            self.facts,
            "  {}: {{ kind: '{}', roles: {roles}, topics: {topics} }},",
            command.name,
            command.kind()
        );
    }
}

pub fn typescript() -> String {
    let mut declarations = Declarations {
        config: Config::new().with_large_int("number"),
        seen: HashSet::new(),
        asking: false,
        types: BTreeMap::new(),
        commands: String::new(),
        facts: String::new(),
    };
    // What stands in a question and in an answer may be withheld: so answers first.
    crate::visit(&mut declarations);
    declarations.asking = true;
    crate::visit(&mut declarations);
    // A refusal that stands in an answer names no amount that is withheld.
    let refusal = domain::refusal::Refusal::decl(&declarations.config).replace("Money", "number");
    declarations.visit::<domain::refusal::Refusal>();
    declarations.types.insert(domain::refusal::Refusal::ident(&declarations.config), refusal);
    declarations.visit::<Topic>();
    // Long work answers with these once it is done.
    declarations.visit::<features::imports::ImportPreview>();
    declarations.visit::<features::office::backups::BackupCheck>();
    declarations.visit::<features::office::backups::FileCheck>();
    let mut text = String::from(
        "// Generated from the lists of commands; `make bindings` writes it anew. Nothing here is edited by hand.\n\n\
         /** Fen; null where the one who asked is not told amounts. */\nexport type Money = number | null;\n\n",
    );
    for declaration in declarations.types.values() {
        let _ = writeln!(text, "export {declaration}\n");
    }
    let _ = writeln!(text, "export interface Commands {{\n{}}}\n", declarations.commands);
    let _ = writeln!(
        text,
        "/** What each command is, who may call it (null is everybody, [] any signed-in person), and what a reading one shows\n\
         \x20* or another may change. */\n\
         export const COMMANDS: {{\n  [Name in keyof Commands]: {{\n    kind: 'read' | 'write' | 'task';\n    roles: Role[] | null;\n    topics: Topic[];\n  }};\n}} = {{\n{}}};",
        declarations.facts
    );
    let topics: BTreeMap<&str, Topic> = kernel::topic::TOPIC_OF.iter().copied().collect();
    let _ = writeln!(
        text,
        "\n/** What a change of such a row is about. */\nexport const TOPIC_OF: {{ [entity: string]: Topic | undefined }} = {};",
        serde_json::to_string(&topics).unwrap_or_default()
    );
    let _ = writeln!(
        text,
        "\n/** In bytes; a larger file is not even sent. */\nexport const MAX_IMPORT_FILE = {};",
        features::imports::MAX_FILE
    );
    text += &papers();
    for (name, codes) in [
        ("WALK_AROUND_CODES", domain::inspection::WALK_AROUND_CODES.as_slice()),
        ("KIND_ITEM_CODES", domain::inspection::KIND_ITEM_CODES.as_slice()),
        ("WARNING_LIGHT_CODES", domain::inspection::WARNING_LIGHT_CODES.as_slice()),
        ("SELF_INSPECTION_CODES", domain::inspection::SELF_INSPECTION_CODES.as_slice()),
        ("FINAL_INSPECTION_CODES", domain::inspection::FINAL_INSPECTION_CODES.as_slice()),
    ] {
        let codes = serde_json::to_string(codes).unwrap_or_default();
        let _ = writeln!(text, "\nexport const {name} = {codes} as const;");
    }
    let own = serde_json::to_string(domain::inspection::OWN_ITEM).unwrap_or_default();
    let _ = writeln!(
        text,
        "\n/** The code of what a shop named itself in a list. */\nexport const OWN_ITEM = {own};"
    );
    text + &crate::tables::typescript() + &crate::codes::typescript()
}

fn papers() -> String {
    let kinds: Vec<String> = PAPERS.iter().map(|paper| format!("\"{}\"", paper.kind)).collect();
    let mut text = format!("\nexport type PaperKind = {};\n", kinds.join(" | "));
    text += "\n/** What each paper is called, on which sizes it can be had, the usual one first, and who is handed it. */\n\
             export const PAPERS = {\n";
    for paper in PAPERS {
        let sizes: Vec<&str> = paper.sizes.iter().map(|size| size.name()).collect();
        let _ = writeln!(
            text,
            "  {}: {{ called: {}, sizes: {}, roles: {} }},",
            paper.kind,
            serde_json::to_string(&paper.called).unwrap_or_default(),
            serde_json::to_string(&sizes).unwrap_or_default(),
            serde_json::to_string(paper.handed_to).unwrap_or_default()
        );
    }
    text += "} as const satisfies {\n  [Kind in PaperKind]: {\n    called: { 'zh-CN': string; 'zh-TW': string; en: string };\n    \
             sizes: readonly string[];\n    roles: readonly Role[];\n  };\n};\n\
             \nexport type PaperSize = (typeof PAPERS)[PaperKind]['sizes'][number];\n";
    text
}
