//! Whether bytes that GB18030 can read are Chinese that somebody wrote.
//!
//! GB18030 reads almost any pair of high bytes, so that it reads Latin, Japanese and traditional Chinese encodings, too,
//! as rare characters. The order of its table tells them apart: characters in everyday use, by their reading, have leads
//! `B0` to `D7`; those of rare use follow to `F7`; what came later has other leads or a trail below `A1`. In what people
//! write in Chinese nearly all are of the first kind, names included.

/// The characters of a text, by where they stand in the table.
#[derive(Default)]
struct Counts {
    /// In everyday use.
    usual: usize,
    /// Punctuation and letters of full width.
    signs: usize,
    /// Of rare use.
    rare: usize,
    /// What came later: of a few names.
    late: usize,
    /// Of those in everyday use, those whose reading is in the last third of the alphabet.
    last_third: usize,
    /// Alone between Latin letters, as an accented letter is.
    inside_words: usize,
}

/// How many characters of everyday use there are at least before it is asked whether they use the whole alphabet.
const MANY: usize = 24;

/// Whether `bytes`, which GB18030 can read, are plausible as Chinese: at most a sixth came later than the first table, and
/// at most a third are of rare use or later, one in a text of six and more not counted; a long text uses readings of the whole alphabet (Korean's
/// encoding has its letters where the first two thirds are); and no character stands alone inside a Latin word. A text of
/// two characters has to be of everyday ones alone.
pub(super) fn is_chinese(bytes: &[u8]) -> bool {
    let Counts { usual, signs, rare, late, last_third, inside_words } = counted(bytes);
    let all = usual + signs + rare + late;
    let spare = usize::from(all >= 6);
    usual + signs > 0
        && inside_words == 0
        && 6 * late.saturating_sub(spare) <= all
        && 3 * (rare + late).saturating_sub(spare) <= all
        && (usual < MANY || 10 * last_third >= usual)
}

fn counted(bytes: &[u8]) -> Counts {
    let mut counts = Counts::default();
    let mut at = 0;
    while let Some(lead) = bytes.get(at).copied() {
        let trail = bytes.get(at + 1).copied().unwrap_or_default();
        let length = match (lead, trail) {
            (..=0x7f, _) => {
                at += 1;
                continue;
            }
            (_, 0x30..=0x39) => 4,
            _ => 2,
        };
        match (lead, trail) {
            (0xb0..=0xd7, 0xa1..) => {
                counts.usual += 1;
                counts.last_third += usize::from(lead >= 0xc9);
            }
            (0xa1..=0xa3, 0xa1..) => counts.signs += 1,
            (0xd8..=0xf7, 0xa1..) => counts.rare += 1,
            _ => counts.late += 1,
        }
        let is_letter =
            |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
        if is_letter(at.checked_sub(1)) && is_letter(Some(at + length)) && (lead, trail) != (0xa1, 0xa4) {
            counts.inside_words += 1;
        }
        at += length;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

    fn is_plausible(text: &str, encoding: &'static Encoding) -> bool {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy, "{text}");
        GB18030.decode_without_bom_handling_and_without_replacement(&bytes).is_some() && is_chinese(&bytes)
    }

    #[test]
    fn what_people_write_is_plausible() {
        for text in [
            "年鉴",
            "标题: 攀登",
            "title: 2023年大事记\ndraft: true\n",
            "编号,姓名\n1,王珺\n2,朱镕基\n3,陶行知\n4,李昇\n5,张三\n",
            "－－－\nｔｉｔｌｅ：甲\n－－－\n\n······数据\n编号：n\n······\n",
            "ABC公司、IBM中国、A座、3D打印",
            "　　全区现有会员单位１２家，其中：甲类、乙类各６家（见附表）。",
            "中国科学技术协会坚持为科学技术工作者服务、为创新驱动发展服务、为提高全民科学素质服务、为党和政府科学决策服务。",
        ] {
            assert!(is_plausible(text, GB18030), "{text}");
        }
    }

    #[test]
    fn what_is_written_in_other_encodings_is_not() {
        for (text, encoding) in [
            ("Zürich", WINDOWS_1252),
            ("São Paulo, educação, façades", WINDOWS_1252),
            ("élève à Orléans, où l’été", WINDOWS_1252),
            ("Ægir Þór", WINDOWS_1252),
            ("Привет, это обычный русский текст.", WINDOWS_1251),
            ("標題: 攀登高峰，報告", BIG5),
            ("年鑑編輯說明", BIG5),
            ("これは日本語です", SHIFT_JIS),
            ("年鑑の編集", SHIFT_JIS),
            ("これは日本語の文章です", EUC_JP),
            ("안녕하세요 저는 한국어 문장을 쓰고 있습니다 오늘 날씨가 매우 좋습니다", EUC_KR),
        ] {
            assert!(!is_plausible(text, encoding), "{text}");
        }
    }
}
