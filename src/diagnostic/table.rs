//! The form of the table of problems: a row gives a variant, its code, severity, domain, message and hint.

macro_rules! problems {
    ($( $(#[$doc:meta])* $name:ident $({ $($field:ident : $type:ty),* $(,)? })? = $code:literal $severity:ident $domain:ident,
        $message:expr, $hint:expr; )*) => {
        /// What is wrong, with what its texts need.
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs, reason = "the fields are the blanks of the texts beside them")]
        pub enum Problem { $( $(#[$doc])* $name $({ $($field: $type),* })?, )* }

        impl Problem {
            /// What there is to know of each code, in no particular order.
            pub const CODES: &[Code] = &[$( Code { code: $code, severity: Severity::$severity }, )*];

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

            /// What is wrong, in the editor's words.
            #[allow(unused_variables, clippy::too_many_lines, reason = "one arm a problem")]
            pub fn message(&self) -> String {
                match self { $( Self::$name $({ $($field),* })? => $message.to_string(), )* }
            }

            /// What to do.
            #[allow(unused_variables, clippy::too_many_lines, reason = "one arm a problem")]
            pub fn hint(&self) -> Option<String> {
                let hint = match self { $( Self::$name $({ $($field),* })? => $hint.to_string(), )* };
                (!hint.is_empty()).then_some(hint)
            }
        }
    };
}

pub(super) use problems;
