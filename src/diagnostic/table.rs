//! The form of the table of problems. A row gives a variant, its code, severity and domain, and for each language what is
//! wrong and what to do; a row without one of them does not compile.
//!
//! Rows stand in files by what they speak of (`rows/`). `rows!` makes of each file a macro that hands its rows on to the
//! next, and `problems!` gets all of them: one enum, so that whoever tells a problem needs to know no group.

macro_rules! rows {
    ($d:tt $name:ident $($row:tt)*) => {
        macro_rules! $name {
            ({ $d($d before:tt)* }) => { problems! { $d($d before)* $($row)* } };
            ({ $d($d before:tt)* } $d next:ident $d($d others:ident)*) => {
                $d next! { { $d($d before)* $($row)* } $d($d others)* }
            };
        }
    };
}

macro_rules! problems {
    ($( $(#[$doc:meta])* $name:ident $({ $($field:ident : $type:ty),* $(,)? })? = $code:literal $severity:ident $domain:ident,
        zh: $zh:expr, $zh_hint:expr; en: $en:expr, $en_hint:expr; )*) => {
        /// What is wrong, with what its texts need.
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs, reason = "the fields are the blanks of the texts beside them")]
        pub enum Problem { $( $(#[$doc])* $name $({ $($field: $type),* })?, )* }

        impl Problem {
            /// What there is to know of each code, in no particular order.
            pub const CODES: &[Code] = &[$( Code {
                code: $code,
                name: stringify!($name),
                severity: Severity::$severity,
                domain: Domain::$domain,
                sample: |at| { let _ = at; Self::$name $({ $($field: Blank::sample(at)),* })? },
            }, )*];

            /// The stable code.
            pub fn code(&self) -> &'static str {
                match self { $( Self::$name $({ $($field: _),* })? => $code, )* }
            }

            /// How grave it is.
            pub fn severity(&self) -> Severity {
                match self { $( Self::$name $({ $($field: _),* })? => Severity::$severity, )* }
            }

            /// Who has to act.
            pub fn domain(&self) -> Domain {
                match self { $( Self::$name $({ $($field: _),* })? => Domain::$domain, )* }
            }

            /// What is wrong, in the editor's words, and what to do.
            #[allow(unused_variables, clippy::too_many_lines, reason = "one arm a problem")]
            fn texts(&self, language: Language) -> (String, String) {
                match self { $( Self::$name $({ $($field),* })? => {
                    $( $(let $field = Blank::said($field, language);)* )?
                    match language {
                        Language::Chinese => ($zh.to_string(), $zh_hint.to_string()),
                        Language::English => ($en.to_string(), $en_hint.to_string()),
                    }
                } )* }
            }

            /// What is wrong, in the editor's words.
            pub fn message(&self, language: Language) -> String {
                self.texts(language).0
            }

            /// What to do.
            pub fn hint(&self, language: Language) -> Option<String> {
                Some(self.texts(language).1).filter(|hint| !hint.is_empty())
            }
        }
    };
}
