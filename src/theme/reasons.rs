//! What Tera says of a mistake, in a designer's language, and what to do about it.
//!
//! Tera says it in English sentences, which are its only contract, and which English readers are told as they are. Each that a
//! designer is likely to cause has a row here;
//! one that has none is told in Tera's own words, so nothing is lost when Tera learns another.

use crate::diagnostic::nearest;
use crate::language::Words;

/// What is wrong, and what to do.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reason {
    pub(super) text: Words,
    pub(super) advice: Words,
}

/// What to do when nothing better is known.
const ANY: Words = Words::new(
    "改正模板，或删去它，就会用上级主题里同名的模板。",
    "Correct the template; or delete it, and the one of the same name in the theme below is used.",
);
const SYNTAX: Words = Words::new(
    "看看这一处前后的括号、引号有没有成对，`{% … %}` 有没有写完整。",
    "Check that brackets and quotation marks here have partners and that `{% … %}` is complete.",
);
const CLOSE: Words = Words::new(
    "每个 if、for、block、component 都要有自己的 endif、endfor、endblock、endcomponent。",
    "Every if, for, block and component needs its own endif, endfor, endblock or endcomponent.",
);
const END: Words = Words::new(
    "看看 `{{ … }}` 有没有写完，每个 if、for、block、component 有没有自己的 endif、endfor 等。",
    "Check that `{{ … }}` is complete and that every if, for, block and component has its own endif, endfor and so on.",
);
const KNOWN: Words = Words::new(
    "看看有没有打错；可以用的，见 Tera 2 的说明（keats.github.io/tera）。",
    "Check the spelling. What there is, Tera 2’s documentation tells (keats.github.io/tera).",
);
const GUARD: Words = Words::new(
    "先用 `{% if … %}` 看它有没有，再用它；各页有哪些值，见 themes/README.md。",
    "Ask with `{% if … %}` whether it is there before using it. The values of each page are told in themes/README.md.",
);

/// What Tera says, with a hole for each word that differs; what to say instead, and what to do, with those words by number.
const SAYINGS: &[(&str, &str, Words)] = &[
    ("Unknown filter `{}`", "没有名为“{0}”的过滤器", KNOWN),
    ("Unknown test `{}`", "没有名为“{0}”的判断（is {0}）", KNOWN),
    (
        "Unknown function `{}`",
        "没有名为“{0}”的函数",
        Words::new(
            "模板里能用的函数只有 sizes、range 和 throw；读不到文件、时间和网络。",
            "The functions are sizes, range and throw; there is none for files, the time or the network.",
        ),
    ),
    (
        "Unknown component `{}`",
        "没有名为“{0}”的组件",
        Words::new(
            "看看有没有打错；组件要在某个模板里用 `{% component {0}(…) %}` 定义。",
            "Check the spelling. A template has to define it with `{% component {0}(…) %}`.",
        ),
    ),
    (
        "Unknown template `{}`",
        "没有名为“{0}”的模板",
        Words::new(
            "看看有没有打错；include 写的是模板在 templates 文件夹里的路径。",
            "Check the spelling. Include takes a path inside the folder templates.",
        ),
    ),
    (
        "Block `{}` is not defined in any parent template",
        "上级模板里没有名为“{0}”的块，写在里面的不会显示",
        Words::new("看看上级模板里的块叫什么名字。", "See what the blocks of the parent are called."),
    ),
    (
        "Component `{}` is defined in both `{}` and `{}`",
        "组件“{0}”定义了两次：在 {1} 和 {2}",
        Words::new(
            "只留一处；要替换自带的，就把整个 {1} 或 {2} 换成自己的。",
            "Keep one. To replace the built-in one, put a file of your own in place of all of {1} or {2}.",
        ),
    ),
    ("Unexpected end of input", "模板在这里断了，还有没写完的", END),
    ("Unclosed component '{}'", "组件“{0}”没有收尾", CLOSE),
    ("Closing tag '{}' doesn't match opening tag '{}'", "收尾的“{0}”和开头的“{1}”不是一个", CLOSE),
    ("String opened with `{}` is missing its closing `{}`", "引号 {0} 没有成对", SYNTAX),
    ("Closing comment tag `{}` not found", "注释没有收尾，少了 `{0}`", SYNTAX),
    ("unexpected end of raw block", "raw 块没有收尾", CLOSE),
    (
        "Unexpected character",
        "这里有一个不该有的字符",
        Words::new("标点要用半角（英文）的。", "Type punctuation on the Latin keyboard."),
    ),
    (
        "Unknown tag",
        "没有这种标签",
        Words::new(
            "看看有没有打错，是不是少了上一个标签的收尾；`{% … %}` 里第一个词是 if、for、set、block、extends、include、component 等。",
            "Check the spelling, and whether the tag before it is closed. The first word in `{% … %}` is if, for, set, block, extends, include, component or the like.",
        ),
    ),
    (
        "Found {} but was expecting `elif`, `else` or `endif`.",
        "这里是{0}，该有的是 elif、else 或 endif",
        CLOSE,
    ),
    ("Found {} but expected one of: {}", "这里是{0}，该有的是一个值", SYNTAX),
    ("Found {} but expected {}.", "这里是{0}，该有的是{1}", SYNTAX),
    ("Found {} but expected {}", "这里是{0}，该有的是{1}", SYNTAX),
    (
        "Template already contains a block named `{}`",
        "块“{0}”写了两次",
        Words::new("一个模板里每个块只写一次。", "Write each block once in a template."),
    ),
    (
        "Template is already extending `{}`",
        "已经扩展了“{0}”，不能再扩展一个",
        Words::new("只留一个 extends。", "Keep one extends."),
    ),
    (
        "`extends` needs to be the first tag of the template",
        "extends 要写在模板的最前面",
        Words::new("把它移到第一行。", "Move it to the first line."),
    ),
    (
        "This content would be ignored: {}",
        "这里的内容不会显示：写了 extends 的模板，内容都要放进块里",
        Words::new(
            "放进 `{% block … %}` 和 `{% endblock %}` 之间。",
            "Put it between `{% block … %}` and `{% endblock %}`.",
        ),
    ),
    (
        "{} was named `{}` in the opening tag, found `{}` as name in the end tag",
        "开头是“{1}”，收尾写成了“{2}”",
        CLOSE,
    ),
    ("Keyword argument `{}` is defined more than once", "参数“{0}”写了两次", ANY),
    (
        "Unknown argument(s) {} in component call. Possible argument(s) are: {}",
        "组件没有参数 {0}",
        Words::new("它的参数有：{1}", "Its arguments are: {1}"),
    ),
    (
        "Unknown argument(s) {} in component call.",
        "组件没有参数 {0}",
        Words::new("这个组件没有参数。", "This component has no arguments."),
    ),
    (
        "Component argument `{}` (type: `{}`) does not match expected type: `{}`",
        "组件的参数“{0}”是{1}，该是{2}",
        ANY,
    ),
    (
        "Argument `{}` missing.",
        "少了组件的参数“{0}”",
        Words::new("调用时写上：`{0}={…}`。", "Add it to the call: `{0}={…}`."),
    ),
    (
        "Missing keyword argument `{}`",
        "少了参数“{0}”",
        Words::new("写在括号里：`{0}=…`。", "Add it in the brackets: `{0}=…`."),
    ),
    ("Invalid type for the value, expected `{}` but got `{}`", "这里是{1}，该是{0}", GUARD),
    ("Variable `{}` exists but its value is undefined", "“{0}”没有值", GUARD),
    ("Field `{}` is not defined", "“{0}”的上一级就没有", GUARD),
    ("Tried to render a variable that is undefined", "要显示的值不存在", GUARD),
    ("Cannot index into an undefined value", "方括号前面的值不存在", GUARD),
    ("Index expression is undefined", "方括号里的值不存在", GUARD),
    (
        "Cannot divide by 0",
        "除数是 0",
        Words::new("先用 `{% if … %}` 看它是不是 0。", "Ask with `{% if … %}` whether it is 0."),
    ),
    (
        "Math operations can only be done on numbers, found `{}`",
        "只有数能计算，这里是{0}",
        Words::new(
            "把文字接起来用 `~`；文字变成数用 `| int` 或 `| float`。",
            "Join texts with `~`; make a number of a text with `| int` or `| float`.",
        ),
    ),
    (
        "`+` requires both operands to be numbers, found `{}` and `{}`",
        "加号两边都该是数，这里是{0}和{1}",
        Words::new("把文字接起来用 `~`。", "Join texts with `~`."),
    ),
    ("Cannot compare `{}` with `{}`", "{0}和{1}不能比大小", GUARD),
    ("Iteration not possible on type `{}`", "for 要一个列表，这里是{0}", GUARD),
    (
        "Key/value iteration is not possible on type `{}`, only on maps.",
        "两个名称的 for 要一条记录，这里是{0}",
        GUARD,
    ),
    ("`in` cannot be used on a container of type `{}`.{}", "in 后面要列表、文字或记录，这里是{0}", GUARD),
    ("Value of type {} has no length", "{0}没有长度", GUARD),
    (
        "Tried to use super() in the top level block",
        "super() 用在了没有上级的块里",
        Words::new(
            "只有 extends 别的模板、替换它的块时才能用 super()。",
            "super() belongs into a block that replaces one of the template that is extended.",
        ),
    ),
    (
        "super() called outside of a block",
        "super() 用在了块的外面",
        Words::new("放进 `{% block … %}` 里。", "Put it into a `{% block … %}`."),
    ),
    (
        "Maximum render recursion depth for components exceeded.",
        "组件一层套一层，没有尽头",
        Words::new("看看是不是组件调用了它自己。", "See whether a component calls itself."),
    ),
    ("Template '{}' not found", "没有名为“{0}”的模板", ANY),
    ("Component '{}' not found", "没有名为“{0}”的组件", ANY),
];

/// Sentences that end with all the names that would have been right.
const CHOICES: &[[&str; 2]] = &[
    ["Variable `{}` is not defined. Available variables: {}", "没有名为“{0}”的值"],
    ["Field `{}` is not defined. Available fields: {}", "没有名为“{0}”的一项"],
];

/// What `message`, as Tera writes it, comes to. In English, Tera's own sentence is what is said.
pub(super) fn reason(message: &str) -> Reason {
    let english = message.trim_end_matches('.');
    for [pattern, chinese] in CHOICES {
        if let Some(words) = words(message, pattern)
            && let [name, known] = words[..]
        {
            let advice = match nearest(name, known.split(", ")) {
                Some(meant) => meant_by(meant),
                None => Words::of(
                    format!("这里有：{}。", known.replace(", ", "、")),
                    format!("There are: {known}."),
                ),
            };
            let first = english.split_once(". Available").map_or(english, |(first, _)| first);
            return Reason {
                text: Words::of(filled(chinese, &words, self::chinese), first.to_owned()),
                advice,
            };
        }
    }
    let known = SAYINGS.iter().find_map(|(pattern, chinese, advice)| {
        let words = words(message, pattern)?;
        let text = Words::of(filled(chinese, &words, self::chinese), english.to_owned());
        let zh = filled(&advice.zh, &words, self::chinese);
        Some(Reason { text, advice: Words::of(zh, filled(&advice.en, &words, |word| word)) })
    });
    known.unwrap_or_else(|| Reason { text: Words::same(english.to_owned()), advice: ANY })
}

/// Proposes what was probably meant.
pub(super) fn meant_by(meant: &str) -> Words {
    Words::of(format!("是否想写“{meant}”？"), format!("Did you mean “{meant}”?"))
}

/// The words of `message` that stand in the holes of `pattern`; `None` when it is another sentence.
fn words<'m>(message: &'m str, pattern: &str) -> Option<Vec<&'m str>> {
    let mut texts = pattern.split("{}");
    let mut rest = message.strip_prefix(texts.next()?)?;
    let mut words = Vec::new();
    let mut texts = texts.peekable();
    while let Some(text) = texts.next() {
        let at = match texts.peek() {
            // The last word reaches to the end of the sentence.
            None => rest.len().checked_sub(text.len()).filter(|_| rest.ends_with(text))?,
            Some(_) => rest.find(text)?,
        };
        words.push(rest.get(..at)?);
        rest = rest.get(at + text.len()..)?;
    }
    rest.is_empty().then_some(words)
}

/// The text with each of `words` in its hole, as `said` says it.
fn filled(text: &str, words: &[&str], said: fn(&str) -> &str) -> String {
    words
        .iter()
        .enumerate()
        .fold(text.to_owned(), |text, (at, word)| text.replace(&format!("{{{at}}}"), said(word)))
}

/// A word of Tera's own for a kind of value or of sign.
fn chinese(word: &str) -> &str {
    match word {
        "undefined" => "不存在的值",
        "none" => "空值",
        "bool" => "“是”或“否”",
        "u64" | "i64" | "u128" | "i128" | "integer" => "整数",
        "f64" | "f32" | "float" => "小数",
        "array" | "Vec<Value>" | "&[Value]" => "列表",
        "string" | "String" | "&str" => "文字",
        "map/struct" | "Map" | "map" => "记录",
        "Number" | "number" => "数",
        "identifier" | "an identifier" => "名称",
        "content" => "模板的文字",
        "}}" => "`}}`",
        "%}" => "`%}`",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(message: &str) -> (String, String) {
        let Reason { text, advice } = reason(message);
        (text.zh.into_owned(), advice.zh.into_owned())
    }

    #[test]
    fn what_tera_says_is_said_in_chinese() {
        assert_eq!(told("Unknown filter `shout`").0, "没有名为“shout”的过滤器");
        assert_eq!(told("Found `%}` but expected identifier.").0, "这里是`%}`，该有的是名称");
        assert_eq!(
            told("`+` requires both operands to be numbers, found `string` and `u64`").0,
            "加号两边都该是数，这里是文字和整数"
        );
        assert_eq!(
            told("Unknown argument(s) `a` in component call. Possible argument(s) are: `b`, `c`").1,
            "它的参数有：`b`, `c`"
        );
    }

    #[test]
    fn the_name_that_was_probably_meant_is_proposed() {
        let message = "Variable `artcle` is not defined. Available variables: article, links";
        assert_eq!(told(message), ("没有名为“artcle”的值".to_owned(), "是否想写“article”？".to_owned()));
        let message = "Field `colour` is not defined. Available fields: href, title";
        assert_eq!(told(message).1, "这里有：href、title。");
    }

    #[test]
    fn what_is_not_known_is_told_as_it_is() {
        assert_eq!(told("Something new."), ("Something new".to_owned(), ANY.zh.into_owned()));
        assert_eq!(words("ab", "a{}b{}"), Some(vec!["", ""]));
        assert_eq!(words("abc", "a{}b"), None);
        assert_eq!(words("x", "x{}y"), None);
    }
}
