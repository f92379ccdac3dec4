//! The focal point of a photograph: what is kept where a design crops.
//!
//! It means what `object-position` means: 0 keeps the left or upper edge, 100 the right or lower one.

/// A point of a photograph, in per cent of its width and height from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// From the left, 0 to 100.
    pub x: u8,
    /// From the top, 0 to 100.
    pub y: u8,
}

/// Where a photograph is cropped unless its record says otherwise.
const CENTRE: u8 = 50;

/// Words of the first axis, then of the second.
const ACROSS: &[(&str, u8)] = &[("左", 0), ("右", 100), ("left", 0), ("right", 100)];
const DOWN: &[(&str, u8)] = &[("上", 0), ("下", 100), ("top", 0), ("bottom", 100)];
const MIDDLE: &[&str] = &["中", "center", "centre"];

impl Focus {
    /// Reads `30 40`, `30% 40%`, `30, 40`, `0.3 0.4` (shares of the sides), `左上`, `右`, `中`, `left top`. `None` where it is neither two numbers up to
    /// 100 nor such words, or says one thing twice.
    pub fn parse(text: &str) -> Option<Self> {
        let apart = |c: char| c.is_whitespace() || [',', '，', '、'].contains(&c);
        let parts: Vec<&str> = text.split(apart).filter(|part| !part.is_empty()).collect();
        match parts[..] {
            [x, y] if is_share(x) && is_share(y) && (x.contains('.') || y.contains('.')) => {
                Some(Self { x: share(x)?, y: share(y)? })
            }
            [x, y] if number(x).is_some() => Some(Self { x: number(x)?, y: number(y)? }),
            _ => words(&parts.concat().to_lowercase()),
        }
    }
}

/// Whether it is a share of a side and no percentage: nobody tells apart less than one per cent of a picture.
fn is_share(text: &str) -> bool {
    text.starts_with("0.") || ["0", "1", "1.0"].contains(&text)
}

fn share(text: &str) -> Option<u8> {
    let share: f32 = text.parse().ok()?;
    number(&format!("{}", share * 100.0))
}

/// A percentage; parts of one are rounded away, which no eye sees.
fn number(text: &str) -> Option<u8> {
    let text = text.strip_suffix(['%', '％']).unwrap_or(text);
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number: f32 = text.parse().ok().filter(|number| plain && (0.0..=100.0).contains(number))?;
    (0..=100).find(|whole| (number - f32::from(*whole)).abs() <= 0.5)
}

fn words(text: &str) -> Option<Focus> {
    let (mut x, mut y, mut middles) = (None, None, 0);
    let mut rest = text;
    while !rest.is_empty() {
        let known = |words: &[(&'static str, u8)]| {
            words.iter().find_map(|(word, value)| Some((rest.strip_prefix(*word)?, *value)))
        };
        if let Some((after, value)) = known(ACROSS).filter(|_| x.is_none()) {
            (x, rest) = (Some(value), after);
        } else if let Some((after, value)) = known(DOWN).filter(|_| y.is_none()) {
            (y, rest) = (Some(value), after);
        } else {
            rest = MIDDLE.iter().find_map(|word| rest.strip_prefix(word))?;
            middles += 1;
        }
    }
    // Two axes, two words; 中间 is none.
    let said = usize::from(x.is_some()) + usize::from(y.is_some()) + middles;
    (1..=2).contains(&said).then(|| Focus { x: x.unwrap_or(CENTRE), y: y.unwrap_or(CENTRE) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u8, u8)> {
        Focus::parse(text).map(|focus| (focus.x, focus.y))
    }

    #[test]
    fn numbers_and_words() {
        for (text, point) in [
            ("30 40", (30, 40)),
            ("30%, 40.4%", (30, 40)),
            ("0、100", (0, 100)),
            ("0.62, 0.35", (62, 35)),
            ("0.5 1", (50, 100)),
            ("0 0", (0, 0)),
            ("1 1", (1, 1)),
            ("左上", (0, 0)),
            ("下 右", (100, 100)),
            ("中", (50, 50)),
            ("中上", (50, 0)),
            ("左", (0, 50)),
            ("Left Top", (0, 0)),
            ("center bottom", (50, 100)),
        ] {
            assert_eq!(read(text), Some(point), "{text}");
        }
    }

    #[test]
    fn what_is_neither() {
        for text in
            ["", "30", "30 40 50", "101 0", "-1 5", "30 上", "左右", "上上", "中间", "脸", "nan 3", "1e1 3"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
