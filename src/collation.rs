//! The order of words in an index: by reading (拼音) and by strokes (笔画), as ICU's collation data has it.
//!
//! The data say where each letter and each number of strokes begins, so the heads of an index and the order under
//! them cannot disagree. A reading typed by an editor stands for the first character that has it: so 曾, which the
//! data read `ceng`, stands under Z among those read `zeng`. Only this file knows the collator.

use std::cmp::Ordering;
use std::sync::OnceLock;

use deunicode::deunicode_char;
use icu_collator::options::{AlternateHandling, CollatorOptions};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use unicode_script::{Script, UnicodeScript};

/// In the data this character before a letter, or before a sign for a number of strokes, begins its words.
const HEAD: char = '\u{FDD0}';
/// The sign for no strokes; those for others follow.
const NO_STROKES: u32 = 0x2800;
/// More strokes than any character in the data has.
const MOST_STROKES: u8 = 70;

/// What words in an index stand under, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Head {
    /// They begin with a digit.
    Digits,
    /// They begin with a Latin letter; only where the others are ordered by strokes.
    Latin,
    /// They begin with this letter, or with a character whose reading does.
    Letter(char),
    /// They begin with a character of so many strokes.
    Strokes(u8),
    /// They begin with anything else.
    Other,
}

/// By what words are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By reading.
    Reading,
    /// By strokes.
    Strokes,
}

/// The data's own order. They are part of the program, so that there is always the one that is asked for; should
/// there not be, words would stand in the order of their code points.
struct Collator(Option<CollatorBorrowed<'static>>);

impl Collator {
    fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
    }
}

/// Orders words.
pub struct Collation {
    collator: Collator,
    /// Where each head of Han characters begins, in order.
    heads: Vec<(String, Head)>,
    latin: fn(char) -> Head,
}

impl Collation {
    /// Orders by `order`. Punctuation counts for nothing, and digits count as numbers.
    pub fn by(order: Order) -> Self {
        let mut wanted: CollatorPreferences = match order {
            Order::Reading => locale!("zh-u-co-pinyin").into(),
            Order::Strokes => locale!("zh-u-co-stroke").into(),
        };
        wanted.numeric_ordering = Some(CollationNumericOrdering::True);
        let mut options = CollatorOptions::default();
        options.alternate_handling = Some(AlternateHandling::Shifted);
        let collator = Collator(CollatorBorrowed::try_new(wanted, options).ok());
        let latin = match order {
            Order::Reading => Head::Letter,
            Order::Strokes => |_| Head::Latin,
        };
        // No reading begins with I, U or V, and no character has 34 strokes. What the data do not know stands after
        // all that they do.
        let is_known = |start: &String| collator.compare(start, &HEAD.to_string()) == Ordering::Less;
        let heads = signs(order).into_iter().map(|(sign, head)| (format!("{HEAD}{sign}"), head));
        let heads = heads.filter(|(start, _)| is_known(start)).collect();
        Self { collator, heads, latin }
    }

    /// What `word` stands under.
    pub fn head(&self, word: &str) -> Head {
        let start = word.find(char::is_alphanumeric).and_then(|start| word.get(start..)).unwrap_or(word);
        let Some(first) = start.chars().next() else { return Head::Other };
        match first.script() {
            Script::Han => {
                let after = self
                    .heads
                    .partition_point(|(head, _)| self.collator.compare(head, start) != Ordering::Greater);
                let head = after.checked_sub(1).and_then(|at| self.heads.get(at));
                head.map_or(Head::Other, |(_, head)| *head)
            }
            Script::Latin => reading(first)
                .and_then(|letters| letters.chars().next())
                .map_or(Head::Other, |letter| (self.latin)(letter.to_ascii_uppercase())),
            _ if first.is_numeric() => Head::Digits,
            _ => Head::Other,
        }
    }

    /// `items` by what the `word` of each stands under, in order. Under one head Latin words come first, as under a
    /// letter of a Chinese index; equal ones stay as they were.
    pub fn grouped<T>(&self, items: Vec<T>, word: impl Fn(&T) -> &str) -> Vec<(Head, Vec<T>)> {
        let ranked = items.into_iter().map(|item| {
            let word = word(&item);
            ((self.head(word), word.chars().find(|c| c.is_alphanumeric()).is_some_and(is_han)), item)
        });
        let mut ranked: Vec<((Head, bool), T)> = ranked.collect();
        ranked.sort_by(|(a, first), (b, second)| {
            a.cmp(b).then_with(|| self.collator.compare(word(first), word(second)))
        });
        let mut groups: Vec<(Head, Vec<T>)> = Vec::new();
        for ((head, _), item) in ranked {
            match groups.last_mut() {
                Some((last, items)) if *last == head => items.push(item),
                _ => groups.push((head, vec![item])),
            }
        }
        groups
    }
}

fn is_han(letter: char) -> bool {
    letter.script() == Script::Han
}

/// The signs of the data and the heads that they begin.
fn signs(order: Order) -> Vec<(char, Head)> {
    match order {
        Order::Reading => ('A'..='Z').map(|letter| (letter, Head::Letter(letter))).collect(),
        Order::Strokes => (1..=MOST_STROKES)
            .filter_map(|count| Some((char::from_u32(NO_STROKES + u32::from(count))?, Head::Strokes(count))))
            .collect(),
    }
}

/// What a word with the sort key `typed` is ordered as: each syllable becomes the first character that is read so,
/// all else stays. Gives the part that is no syllable where there is one.
pub fn sort_key(typed: &str) -> Result<String, String> {
    let mut key = String::new();
    let mut syllable = String::new();
    for letter in typed.chars().chain([' ']) {
        if letter.script() == Script::Latin {
            syllable.push(letter);
            continue;
        }
        if !syllable.is_empty() {
            let first = first_read(&syllable).ok_or_else(|| syllable.clone())?;
            key.push(first);
            syllable.clear();
        }
        if !letter.is_whitespace() && !matches!(letter, '-' | '\'' | '’') {
            key.push(letter);
        }
    }
    Ok(key)
}

/// The first character, in the order by reading, that is read `typed`. A single letter stands for itself where it
/// is no syllable.
fn first_read(typed: &str) -> Option<char> {
    let plain = |letter: char| match letter {
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'Ü' => "v".to_owned(),
        letter => reading(letter).unwrap_or_default(),
    };
    let syllable: String = typed.chars().map(plain).collect();
    match syllable.as_str() {
        // The table of readings does not know ü.
        "lv" | "lyu" => return Some('驴'),
        "lve" => return Some('掠'),
        "nv" | "nyu" => return Some('女'),
        "nve" => return Some('疟'),
        _ => {}
    }
    let readings = readings();
    if !readings.iter().any(|(_, known)| *known == syllable) {
        let mut letters = typed.chars();
        return letters.next().filter(|_| letters.next().is_none());
    }
    // The table reads some characters otherwise than the order does, and those stand apart from the others that it
    // reads so. A syllable begins where the fewest of all characters stand on the wrong side.
    let mut wrong = readings.iter().filter(|(_, known)| *known < syllable).count();
    let mut fewest = (wrong, 0);
    for (at, (_, known)) in readings.iter().enumerate() {
        if *known < syllable {
            wrong -= 1;
        } else {
            wrong += 1;
        }
        if wrong < fewest.0 {
            fewest = (wrong, at + 1);
        }
    }
    readings.get(fewest.1).map(|(first, _)| *first)
}

/// The characters in the order by reading, with their readings. Sorting them takes some hundredths of a second, so
/// it is done once, and only where a sort key asks.
fn readings() -> &'static [(char, String)] {
    static READINGS: OnceLock<Vec<(char, String)>> = OnceLock::new();
    READINGS.get_or_init(|| {
        let collator = Collation::by(Order::Reading).collator;
        let mut words: Vec<String> = ('\u{4E00}'..='\u{9FA5}').map(String::from).collect();
        words.sort_by(|a, b| collator.compare(a, b));
        let first = |word: String| word.chars().next();
        words.into_iter().filter_map(first).filter_map(|c| Some((c, reading(c)?))).collect()
    })
}

/// How `text` sounds: the readings of its characters without tones; a character without a reading stands for itself.
pub fn sound(text: &str) -> String {
    let sounds = text.chars().map(|c| reading(c).unwrap_or_else(|| c.to_string()));
    sounds.collect::<Vec<_>>().join(" ")
}

/// How a character is read, in small letters without tones.
fn reading(character: char) -> Option<String> {
    let reading = deunicode_char(character)?.trim().to_ascii_lowercase();
    (!reading.is_empty() && reading.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(reading)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(order: Order, words: &[&str]) -> Vec<Head> {
        let collation = Collation::by(order);
        words.iter().map(|word| collation.head(word)).collect()
    }

    fn sorted<'a>(order: Order, words: &[&'a str]) -> Vec<&'a str> {
        let groups = Collation::by(order).grouped(words.to_vec(), |word| word);
        groups.into_iter().flat_map(|(_, words)| words).collect()
    }

    #[test]
    fn words_stand_under_the_letters_of_their_readings() {
        let letters: String =
            heads(Order::Reading, &["阿", "武进", "“数”说", "《攀登》", "座", "wifi", "Ａ", "é"])
                .into_iter()
                .map(|head| if let Head::Letter(letter) = head { letter } else { '?' })
                .collect();
        assert_eq!(letters, "AWSPZWAE");
        assert_eq!(heads(Order::Reading, &["2023年", "１", "〇", "αβ", "……", ""])[..2], [Head::Digits; 2]);
        assert_eq!(heads(Order::Reading, &["〇"]), [Head::Letter('L')]);
        assert_eq!(heads(Order::Reading, &["αβ", "……", ""]), [Head::Other; 3]);
    }

    #[test]
    fn words_stand_under_the_strokes_of_their_characters() {
        let counted = heads(Order::Strokes, &["一", "八", "上", "王", "武进", "科普", "海", "镇", "龘"]);
        assert_eq!(counted, [1, 2, 3, 4, 8, 9, 10, 15, 48].map(Head::Strokes));
        assert_eq!(heads(Order::Strokes, &["5G", "wifi", "。"]), [Head::Digits, Head::Latin, Head::Other]);
    }

    #[test]
    fn readings_and_letters_agree() {
        // Under each letter the order by reading holds, and the letters follow each other in it.
        let collation = Collation::by(Order::Reading);
        let heads: Vec<Head> = readings().iter().map(|(c, _)| collation.head(&c.to_string())).collect();
        assert!(heads.is_sorted());
        let same = readings().iter().zip(&heads).filter(|((_, reading), head)| {
            Head::Letter(reading[..1].to_ascii_uppercase().chars().next().unwrap()) == **head
        });
        let same = same.count();
        assert!(same * 100 > heads.len() * 90, "{same} of {}", heads.len());
    }

    #[test]
    fn words_are_ordered_by_reading_then_by_strokes() {
        assert_eq!(
            sorted(Order::Reading, &["武进", "乌镇", "“五”", "wifi", "无锡", "第10次", "第2次"]),
            ["第2次", "第10次", "wifi", "乌镇", "无锡", "“五”", "武进"]
        );
        assert_eq!(sorted(Order::Strokes, &["武进", "上海", "一线", "王"]), ["一线", "上海", "王", "武进"]);
    }

    #[test]
    fn a_sort_key_is_read_as_characters() {
        let collation = Collation::by(Order::Reading);
        let letter = |typed: &str| collation.head(&sort_key(typed).unwrap());
        for (typed, expected) in [
            ("zeng", 'Z'),
            ("shàn", 'S'),
            ("qiu mou", 'Q'),
            ("ou", 'O'),
            ("Xie-mou", 'X'),
            ("piao", 'P'),
            ("lü", 'L'),
            ("nv", 'N'),
            ("增某", 'Z'),
        ] {
            assert_eq!(letter(typed), Head::Letter(expected), "{typed}");
        }
        assert_eq!(sort_key("zheg mou"), Err("zheg".to_owned()));
        assert_eq!(sort_key("5 G"), Ok("5G".to_owned()));
    }

    #[test]
    fn a_syllable_stands_before_all_that_are_read_so() {
        let collation = Collation::by(Order::Reading);
        let key = |typed: &str| sort_key(typed).unwrap();
        for (before, syllable, after) in [
            ("怎", "zeng", "增"),
            ("赛", "san", "三"),
            ("球", "qu", "区"),
            ("肉", "ru", "如"),
            ("路", "lü", "吕"),
        ] {
            let key = key(syllable);
            assert_eq!(collation.collator.compare(before, &key), Ordering::Less, "{syllable} {key}");
            assert_ne!(collation.collator.compare(&key, after), Ordering::Greater, "{syllable} {key}");
        }
    }
}
