//! Rules about the code itself that no compiler checks: heads, sizes, names, and which way imports point.
//!
//! Each rule reads the source as tokens, so that what stands in a comment or a string breaks none. What is
//! compiled for tests alone is left out, unless a rule says otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use yearbook::diagnostic::Problem;

/// The stages in the order in which they may know of each other: each only those before it. What stands on one
/// line may know each other, too.
const LAYERS: &[&[&str]] = &[
    &[
        "alike",
        "collation",
        "config",
        "date",
        "diagnostic",
        "fields",
        "fingerprint",
        "font",
        "language",
        "numeral",
        "number",
        "path",
        "picture",
        "replace",
        "seal",
        "width",
        "yaml",
    ],
    &["manuscript"],
    &["source"],
    &["theme"],
    &["article"],
    &["book"],
    &["proofreading"],
    &["photo"],
    &["typeface"],
    &["card"],
    &["page"],
    &["binding"],
    &["output"],
    &["outward"],
    &["memory"],
    &["pipeline"],
    &["fix", "inventory", "preview", "scaffold"],
    &["schema"],
    &["reference"],
];

/// Crates that one place alone knows, so that it can be changed without the rest.
const KNOWN_TO: &[(&str, &[&str])] = &[
    ("tera", &["theme/", "page/"]),
    ("csv_core", &["book/"]),
    ("encoding_rs", &["manuscript/"]),
    ("similar", &["fix.rs"]),
    ("icu_collator", &["collation.rs"]),
    ("icu_normalizer", &["alike.rs"]),
    ("icu_locale_core", &["collation.rs"]),
    ("deunicode", &["collation.rs"]),
    ("regex", &["proofreading/"]),
    ("pulldown_cmark", &["article/"]),
    ("pulldown_cmark_escape", &["article/"]),
    ("image", &["picture/"]),
    ("jpeg_decoder", &["picture/"]),
    ("gif", &["picture/"]),
    ("tiff", &["picture/"]),
    ("moxcms", &["picture/"]),
    ("fast_image_resize", &["picture/"]),
    ("libwebp_sys", &["picture/"]),
    ("mozjpeg_rs", &["picture/"]),
    ("ravif", &["picture/"]),
    ("lol_html", &["binding/"]),
    ("roxmltree", &["picture/"]),
    ("skrifa", &["font/"]),
    ("tiny_skia", &["card/"]),
    ("skera", &["font/"]),
    ("ttf2woff2", &["font/"]),
    ("notify", &["preview/"]),
    ("ureq", &["outward/ask.rs"]),
    ("rustls", &["outward/ask.rs"]),
    ("rustls_native_certs", &["outward/ask.rs"]),
    ("hyper", &["preview/"]),
    ("hyper_util", &["preview/"]),
    ("tokio", &["preview/"]),
    ("rustix", &["output/"]),
    ("clap", &["cli/", "main.rs"]),
    ("indicatif", &["cli/"]),
];

/// A file of `src`.
struct Source {
    /// Its path in `src`.
    path: String,
    text: String,
    /// All that is in it.
    tokens: Vec<String>,
    /// What is not for tests alone.
    shipped: Vec<String>,
}

/// All files of `src`.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    let mut sources: Vec<Source> = files
        .map(|entry| {
            let text = fs::read_to_string(entry.path()).unwrap();
            let stream = TokenStream::from_str(&text).unwrap();
            let (mut tokens, mut shipped) = (Vec::new(), Vec::new());
            flatten(stream.clone(), false, &mut tokens);
            flatten(stream, true, &mut shipped);
            let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            Source { path, text, tokens, shipped }
        })
        .collect();
    assert!(sources.len() > 80, "{}", sources.len());
    let for_tests: BTreeSet<String> = sources.iter().flat_map(Source::modules_for_tests).collect();
    sources
        .iter_mut()
        .filter(|source| for_tests.contains(&source.path))
        .for_each(|source| source.shipped.clear());
    sources
}

/// The tokens one after the other, with `skip` without the items that are compiled for tests alone.
fn flatten(stream: TokenStream, skip: bool, into: &mut Vec<String>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Punct(punct)
                if skip && punct.as_char() == '#' && trees.peek().is_some_and(is_cfg_test) =>
            {
                let ends = |tree: &TokenTree| match tree {
                    TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                    other => other.to_string() == ";",
                };
                let _ = trees.by_ref().take_while(|tree| !ends(tree)).count();
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::None => ("", ""),
                };
                into.push(open.to_owned());
                flatten(group.stream(), skip, into);
                into.push(close.to_owned());
            }
            other => into.push(other.to_string()),
        }
    }
}

fn is_cfg_test(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if group.stream().to_string().replace(' ', "") == "cfg(test)")
}

impl Source {
    /// The files of modules that are declared here for tests alone.
    fn modules_for_tests(&self) -> Vec<String> {
        let folder = self.path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let declared = self.tokens.windows(9).filter(|t| t[..7].concat() == "#[cfg(test)]");
        declared.filter(|t| t[7] == "mod").map(|t| format!("{folder}{}.rs", t[8])).collect()
    }

    fn is_for_tests(&self) -> bool {
        self.shipped.is_empty()
    }

    /// The text before the tests at its end.
    fn without_tests(&self) -> &str {
        self.text.split("\n#[cfg(test)]\nmod tests {").next().unwrap()
    }

    /// The module's path: `article::markdown::links` as three names.
    fn module(&self) -> Vec<&str> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        if path == "lib" { Vec::new() } else { path.split('/').collect() }
    }

    /// The modules of the crate that are named here, by `crate::` or by `super::`.
    fn named(&self) -> BTreeSet<String> {
        let mut named = BTreeSet::new();
        for at in 0..self.shipped.len() {
            let follows = |from: usize| -> usize {
                let steps = self.shipped[from..].chunks(3).take_while(|t| **t == ["super", ":", ":"]);
                steps.count()
            };
            let (base, next) = match self.shipped[at].as_str() {
                "crate" if self.shipped[at + 1..].starts_with(&[":".to_owned(), ":".to_owned()]) => {
                    (Vec::new(), at + 3)
                }
                "super" if at == 0 || self.shipped[at - 1] != ":" => {
                    let module = self.module();
                    let up = follows(at);
                    (module[..module.len() - up.min(module.len())].to_vec(), at + 3 * up)
                }
                _ => continue,
            };
            match base.first() {
                Some(top) => drop(named.insert((*top).to_owned())),
                None if self.shipped[next] == "{" => named.extend(self.group(next)),
                None => drop(named.insert(self.shipped[next].clone())),
            }
        }
        named
    }

    /// The names that are taken from the module around this one.
    fn beside(&self) -> BTreeSet<String> {
        let mut named = BTreeSet::new();
        for (at, t) in self.shipped.windows(4).enumerate() {
            if t[..3].concat() == "super::" && (at == 0 || self.shipped[at - 1] != ":") {
                named.extend(self.group(at + 3));
                named.insert(t[3].clone());
            }
        }
        named
    }

    /// The first names inside the braces that open at `open`; none where none do.
    fn group(&self, open: usize) -> Vec<String> {
        let mut depth = 0;
        let mut names = Vec::new();
        for pair in self.shipped[open..].windows(2) {
            match pair[0].as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if depth == 1 && ["{", ","].contains(&pair[0].as_str()) {
                names.push(pair[1].clone());
            }
        }
        names
    }
}

#[test]
fn every_file_says_what_it_is() {
    let tests = walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it"))
        .into_iter()
        .map(Result::unwrap);
    let tests = tests.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    let tests: Vec<_> = tests
        .map(|entry| (entry.path().display().to_string(), fs::read_to_string(entry.path()).unwrap()))
        .collect();
    let sources = sources();
    let all = sources
        .iter()
        .map(|source| (&source.path, &source.text))
        .chain(tests.iter().map(|(path, text)| (path, text)));
    let silent: Vec<_> = all.filter(|(_, text)| !text.starts_with("//! ")).map(|(path, _)| path).collect();
    assert_eq!(silent, Vec::<&String>::new());
}

#[test]
fn files_are_short() {
    let sources = sources();
    let lines = |source: &Source| source.without_tests().lines().count();
    let long: Vec<_> = sources
        .iter()
        .filter(|source| !source.is_for_tests() && lines(source) > 400)
        .map(|source| (&source.path, lines(source)))
        .collect();
    assert_eq!(long, []);
}

/// The functions of a file with the number of their lines.
#[derive(Default)]
struct Functions(Vec<(String, usize)>);

impl Functions {
    fn add(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let (first, last) = (signature.fn_token.span.start().line, block.brace_token.span.close().end().line);
        self.0.push((signature.ident.to_string(), last - first + 1));
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.add(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.add(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }
}

#[test]
fn functions_are_short() {
    let mut long = Vec::new();
    let mut count = 0;
    for source in sources() {
        let mut functions = Functions::default();
        functions.visit_file(&syn::parse_file(&source.text).unwrap());
        count += functions.0.len();
        long.extend(
            functions
                .0
                .into_iter()
                .filter(|(_, lines)| *lines > 50)
                .map(|(name, lines)| format!("{} {name}: {lines}", source.path)),
        );
    }
    assert!(count > 500, "{count}");
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn files_are_named_after_what_they_are() {
    let vague = ["util", "utils", "helper", "helpers", "manager", "misc", "common", "shared"];
    let sources = sources();
    let named: Vec<_> = sources.iter().flat_map(Source::module).filter(|name| vague.contains(name)).collect();
    assert_eq!(named, Vec::<&str>::new());
}

#[test]
fn imports_point_one_way() {
    let layer = |module: &str| LAYERS.iter().position(|layer| layer.contains(&module));
    let (mut back, mut count) = (Vec::new(), 0);
    let mut modules = BTreeSet::new();
    for source in sources().iter().filter(|source| {
        source.path != "lib.rs" && source.path != "main.rs" && !source.path.starts_with("cli/")
    }) {
        let own = source.module()[0].to_owned();
        let here = layer(&own).unwrap_or_else(|| panic!("{own} has no layer"));
        for named in source.named() {
            count += 1;
            if layer(&named).is_none_or(|there| there > here || there == here && here > 0 && named != own) {
                back.push(format!("{} names {named}", source.path));
            }
        }
        modules.insert(own);
    }
    assert!(count > 200, "{count}");
    assert_eq!(back, Vec::<String>::new());
    assert_eq!(
        modules.iter().map(String::as_str).collect::<BTreeSet<_>>(),
        LAYERS.concat().into_iter().collect()
    );
}

#[test]
fn no_two_modules_know_each_other() {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources().iter().filter(|source| source.path != "lib.rs" && !source.is_for_tests()) {
        let Some(own) = source.module().first().map(|own| (*own).to_owned()) else { continue };
        known
            .entry(own.clone())
            .or_default()
            .extend(source.named().into_iter().filter(|named| *named != own));
    }
    assert_eq!(circles(known), BTreeMap::new());
}

/// Takes away, again and again, what knows nothing that is left; circles, and what leads to them, are what stays.
fn circles(mut known: BTreeMap<String, BTreeSet<String>>) -> BTreeMap<String, BTreeSet<String>> {
    while let Some(free) = known.iter().find(|(_, names)| names.is_empty()).map(|(own, _)| own.clone()) {
        known.remove(&free);
        for names in known.values_mut() {
            names.remove(&free);
        }
    }
    known
}

#[test]
fn no_two_files_of_a_folder_know_each_other() {
    let sources = sources();
    let mut folders: BTreeMap<Vec<&str>, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for source in sources.iter().filter(|source| !source.path.ends_with("mod.rs") && !source.is_for_tests()) {
        if let [folder @ .., name] = &source.module()[..] {
            folders.entry(folder.to_vec()).or_default().insert((*name).to_owned(), source.beside());
        }
    }
    let mut known = 0;
    for (folder, mut files) in folders {
        let names: BTreeSet<String> = files.keys().cloned().collect();
        for beside in files.values_mut() {
            beside.retain(|name| names.contains(name));
        }
        known += files.values().map(BTreeSet::len).sum::<usize>();
        assert_eq!(circles(files), BTreeMap::new(), "{folder:?}");
    }
    assert!(known > 50, "{known}");
}

#[test]
fn a_library_is_known_to_one_place() {
    let (mut strays, mut count) = (Vec::new(), 0);
    for source in sources() {
        for (name, places) in KNOWN_TO {
            let named = source.shipped.windows(3).enumerate().any(|(at, t)| {
                t[0] == *name && t[1] == ":" && t[2] == ":" && (at == 0 || source.shipped[at - 1] != ":")
            });
            count += usize::from(named);
            if named && !places.iter().any(|place| source.path.starts_with(place)) {
                strays.push(format!("{} names {name}", source.path));
            }
        }
    }
    assert!(count >= KNOWN_TO.len(), "{count}");
    assert_eq!(strays, Vec::<String>::new());
}

#[test]
fn only_edges_touch_the_outside() {
    let sources = sources();
    let opts_out = |source: &&Source| {
        !source.path.starts_with("cli/") && source.shipped.iter().any(|token| token == "disallowed_methods")
    };
    let edges: Vec<&Source> = sources.iter().filter(opts_out).collect();
    for edge in &edges {
        assert!(edge.text.lines().next().unwrap().contains("[edge"), "{}", edge.path);
    }
    assert_eq!(
        edges.iter().map(|source| source.path.as_str()).collect::<Vec<_>>(),
        [
            "card/easel.rs",
            "output/amend.rs",
            "output/clear.rs",
            "output/compare.rs",
            "output/exchange.rs",
            "output/folder.rs",
            "output/look.rs",
            "output/work.rs",
            "output/write.rs",
            "outward/ask.rs",
            "outward/kept.rs",
            "photo/develop.rs",
            "photo/kept.rs",
            "preview/serve.rs",
            "preview/watch.rs",
            "replace.rs",
            "source/glance.rs",
            "source/link.rs",
            "source/read.rs",
            "source/scan.rs",
            "source/seen.rs",
            "source/stamp.rs",
            "source/walk.rs",
            "typeface/foundry.rs",
        ]
    );
}

#[test]
fn an_exception_has_a_reason() {
    let mut silent = Vec::new();
    for source in sources() {
        for at in 2..source.tokens.len() {
            let is_lint = ["allow", "expect"].contains(&source.tokens[at].as_str());
            if !is_lint
                || source.tokens[at - 1] != "["
                || !["#", "!"].contains(&source.tokens[at - 2].as_str())
            {
                continue;
            }
            let mut inside = source.tokens[at + 1..].iter().take_while(|token| *token != "]");
            if !inside.any(|token| token == "reason") {
                silent.push(format!("{}: {}", source.path, source.tokens[at + 2..at + 6].concat()));
            }
        }
    }
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn nothing_panics_on_purpose() {
    let mut found = Vec::new();
    for source in sources() {
        for t in source.shipped.windows(3) {
            let called = t[0] == "."
                && ["unwrap", "expect", "unwrap_err", "expect_err"].contains(&t[1].as_str())
                && t[2] == "(";
            let written = ["panic", "todo", "unimplemented", "unreachable", "dbg"].contains(&t[0].as_str())
                && t[1] == "!"
                && t[2] == "(";
            if called || written {
                found.push(format!("{}: {}", source.path, t.concat()));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_key_says_what_it_is_for_in_two_languages() {
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    // What stands in backticks is typed as it is, whatever the language of the sentence around it.
    let prose = |text: &str| text.split('`').step_by(2).collect::<String>();
    let (mut silent, mut count) = (Vec::new(), 0);
    for source in sources() {
        let keys = source.shipped.windows(5).enumerate().filter(|(_, t)| t.concat() == "Key::new(");
        for (at, _) in keys {
            let end = source.shipped[at..].iter().position(|token| token == ";").unwrap();
            let key = &source.shipped[at..at + end];
            let says = key.iter().position(|token| token == "says");
            let said = says.and_then(|at| Some((key.get(at + 2)?, key.get(at + 4)?)));
            let is_said = said.is_some_and(|(chinese, english)| {
                chinese.contains(is_han)
                    && chinese.ends_with("。\"")
                    && english.ends_with(".\"")
                    && !prose(english).contains(is_han)
            });
            count += 1;
            if !is_said {
                silent.push(format!("{}: {}", source.path, key.concat()));
            }
        }
    }
    assert!(count > 100, "{count}");
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let mut count = 0;
    for section in ["\n[dependencies]\n", "\n[dev-dependencies]\n"] {
        let lines = manifest.split_once(section).unwrap().1.lines().take_while(|line| !line.starts_with('['));
        for line in lines.filter(|line| line.contains(" = ")) {
            let reason = line.rsplit_once(" # ").map_or("", |(_, reason)| reason);
            assert!(reason.len() > 5, "{line}");
            count += 1;
        }
    }
    assert!(count > 30, "{count}");
}

#[test]
fn every_problem_can_be_told() {
    let sources = sources();
    let is_told = |name: &str| {
        let others = sources.iter().filter(|source| !source.path.starts_with("diagnostic/"));
        others.into_iter().any(|source| {
            source.shipped.windows(4).any(|t| t[0] == "Problem" && t[1] == ":" && t[2] == ":" && t[3] == name)
        })
    };
    let unused: Vec<_> = Problem::CODES.iter().filter(|code| !is_told(code.name)).collect();
    assert!(Problem::CODES.len() > 100, "{}", Problem::CODES.len());
    assert!(unused.is_empty(), "{unused:?}");
}
